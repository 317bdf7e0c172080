//! Serving over loopback: one writer a database, one program a port, this machine alone.

use crate::run::{Desk, sanad};
use sanad_bench::kill::Server;

#[test]
fn one_writer_a_database_and_one_program_a_port() {
    let desk = Desk::with_sample();
    let server = Server::start(sanad(), &desk.path("sample.db"), &[]).expect("it serves");
    let second = desk.run(&["serve", "--db", "sample.db", "--port", "0"]).ended(3);
    assert!(second.err.contains("in use for writing"), "{}", second.err);
    desk.write("text.txt", "Both sides agreed to train the staff of the factories.\n");
    let import = desk.run(&["import", "communique", "text.txt", "--db", "sample.db"]).ended(3);
    assert!(import.err.contains("in use for writing"), "{}", import.err);
    // A dry run only reads.
    let dry = ["import", "communique", "text.txt", "--db", "sample.db", "--dry-run"];
    assert!(desk.run(&dry).ended(0).err.contains("would change"));
    // Reading goes on beside it.
    desk.run(&["brief", "--db", "sample.db"]).ended(0);
    desk.run(&["export", "folder", "--db", "sample.db"]).ended(0);
    desk.run(&["backup", "copy.db", "--db", "sample.db"]).ended(0);
    let port = server.address().rsplit(':').next().expect("a port").to_owned();
    let taken = desk.run(&["serve", "--db", "copy.db", "--port", &port]).ended(3);
    assert!(taken.err.contains(&port) && taken.err.contains("--port"), "{}", taken.err);
    for address in ["0.0.0.0", "192.0.2.1", "::"] {
        let refused = desk.run(&["serve", "--db", "copy.db", "--port", "0", "--address", address]).ended(3);
        assert!(refused.err.contains("127.0.0.1"), "{}", refused.err);
    }
    assert_eq!(server.get("/en/").expect("an answer").status, 200);
    server.kill();
    // What held the database is gone; it opens for writing again.
    desk.run(&["import", "communique", "text.txt", "--db", "sample.db"]).ended(0);
}

#[test]
fn an_edit_over_loopback_is_there_on_the_page_and_after_the_end() {
    let desk = Desk::with_sample();
    let server =
        Server::start(sanad(), &desk.path("sample.db"), &["--today", "2026-11-22"]).expect("it serves");
    let owner = [
        ("kind", "claims"),
        ("set.record", "items/C14"),
        ("set.field", "owner"),
        ("set.value", "AOI"),
        ("set.status", "reported"),
    ];
    let answer = server.post("/en/edit", &owner).expect("an answer");
    assert_eq!(answer.status, 303, "{}", answer.text);
    let page = server.get("/en/items/C14").expect("an answer");
    assert!(page.text.contains("Arab Organization for Industrialization"), "{}", page.text);
    server.kill();
    let brief = desk.run(&["brief", "--db", "sample.db", "--json"]).ended(0).json();
    let item =
        brief["agreed"].as_array().and_then(|a| a.iter().find(|i| i["code"] == "C14")).expect("the item");
    assert_eq!(item["owner"], "Arab Organization for Industrialization");
}

#[test]
fn a_server_ends_while_trials_run() {
    let desk = Desk::with_sample();
    let server = Server::start(sanad(), &desk.path("sample.db"), &["--today", "2026-11-22"]);
    let server = server.expect("it serves");
    let page = server.get("/en/money/risk?trials=10000&seed=9").expect("an answer");
    assert!(page.status < 400, "{}", page.text);
    assert!(server.terminate().expect("it ends").success());
    // All is closed: the database opens for writing again.
    desk.write("text.txt", "Both sides agreed to train the staff of the factories.\n");
    desk.run(&["import", "communique", "text.txt", "--db", "sample.db"]).ended(0);
}
