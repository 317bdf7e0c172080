//! The command: demo, new, check, communiqués, briefs, backups, and how each ends.

use crate::run::{Desk, Ran};

const AR: [&str; 2] = ["--lang", "ar"];
const EN: [&str; 2] = ["--lang", "en"];

fn with<'a>(args: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
    [args, more].concat()
}

#[test]
fn demo_twice_changes_nothing_the_second_time() {
    let desk = Desk::new();
    let demo = ["demo", "--no-serve", "--db", "demo.db"];
    let first = desk.run(&with(&demo, &EN)).ended(0);
    assert!(first.err.contains("cells changed"), "{}", first.err);
    let second = desk.run(&with(&demo, &EN)).ended(0);
    assert!(second.err.contains("Nothing changes"), "{}", second.err);
    assert_eq!(first.out, second.out);
    let arabic = desk.run(&with(&demo, &AR)).ended(0);
    assert!(arabic.err.contains("لا تغيير"), "{}", arabic.err);
    for (out, words) in [
        (&first.out, ["Agreed 4", "agreed 10", "proposed aspects 12", "Stopped 14", "the check passed"]),
        (&arabic.out, ["متفق عليه 4", "متفق عليها 10", "مقترحة 12", "متوقف 14", "اجتازت الخطة الفحص"]),
    ] {
        for word in words {
            assert!(out.contains(word), "{word}: {out}");
        }
    }
    for name in ["sanad-paper.ar.html", "sanad-paper.en.html"] {
        assert!(desk.read(name).len() < 300 * 1024, "{name}");
    }
}

#[test]
fn the_paper_is_short_whole_and_needs_nothing() {
    let desk = Desk::with_sample();
    for lang in [AR, EN] {
        let brief = desk.run(&with(&["brief", "--db", "sample.db"], &lang)).ended(0);
        assert!(brief.out.chars().count() <= 1_900, "{}", brief.out.chars().count());
        assert_eq!(brief.err, "");
        let html = with(&["brief", "--db", "sample.db", "--html", "paper.html"], &lang);
        desk.run(&html).ended(0);
        let page = String::from_utf8(desk.read("paper.html")).expect("UTF-8");
        assert!(page.len() < 300 * 1024, "{}", page.len());
        for fetched in ["src=\"http", "url(http", "<script", "<link", "@import"] {
            assert!(!page.contains(fetched), "{fetched}");
        }
        assert!(page.contains(if lang == AR { "dir=\"rtl\"" } else { "dir=\"ltr\"" }));
        // The same paper as JSON: ten agreed items, at most three decisions.
        let json = desk.run(&with(&["brief", "--db", "sample.db", "--json"], &lang)).ended(0).json();
        assert_eq!(json["agreed"].as_array().map(Vec::len), Some(10));
        assert!(json["decisions"].as_array().is_some_and(|d| !d.is_empty() && d.len() <= 3));
    }
    // Before the first change there is nothing to compare with; after the last, nothing changed.
    let since = |day| desk.run(&["brief", "--db", "sample.db", "--since", day]).ended(0).out;
    assert!(since("2000-01-01").contains("First paper"));
    assert!(since("9000-01-01").contains("Nothing changed"));
    desk.run(&["brief", "--db", "sample.db", "--since", "yesterday"]).ended(2);
}

#[test]
fn a_new_programme_has_no_fault_and_no_second_life() {
    let desk = Desk::new();
    desk.run(&["new", "mine"]).ended(0);
    assert!(desk.names("mine").contains(&"programme.toml".to_owned()));
    desk.run(&["check", "mine"]).ended(0);
    assert_eq!(desk.run(&["check", "mine", "--json"]).ended(0).json()["findings"], serde_json::json!([]));
    desk.run(&["new", "mine"]).ended(3);
    desk.run(&["template", "empty.xlsx"]).ended(0);
    desk.run(&["template", "empty.xlsx"]).ended(3);
    desk.run(&["import", "mine", "--db", "mine.db"]).ended(0);
    // A programme without anything in it has a paper that says so.
    let brief = desk.run(&["brief", "--db", "mine.db"]).ended(0);
    assert!(!brief.out.is_empty());
}

#[test]
fn check_locates_every_fault_and_takes_nothing() {
    let desk = Desk::new();
    desk.run(&["new", "broken"]).ended(0);
    desk.write(
        "broken/parties.csv",
        "code,name_ar,name_en,kind,parent\nA,أ,A,side,\nB,ب,B,authority,NOBODY\n",
    );
    desk.write("broken/meetings.csv", "code,title_ar,title_en,held\nM1,لقاء,Meeting,someday\n");
    desk.write("broken/teams.csv", b"code,name_ar,name_en,parties\nT1,\xc7\xe1\xdd\xd1\xed\xde,Team,A\n");
    let json = desk.run(&["check", "broken", "--json"]).ended(1).json();
    let found: Vec<(String, u64, String, String)> = json["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|f| {
            let text = |name: &str| f[name].as_str().unwrap_or_default().to_owned();
            (text("file"), f["row"].as_u64().unwrap_or(0), text("column"), text("code"))
        })
        .collect();
    let has = |file: &str, row, code: &str| {
        assert!(
            found.iter().any(|(f, r, _, c)| f == file && *r == row && c == code),
            "{file}:{row} {code}: {found:?}"
        );
    };
    has("teams.csv", 2, "not-utf8");
    assert_eq!(json["records"], serde_json::Value::Null);
    // The file that cannot be read hides no other fault, once it is mended.
    desk.write("broken/teams.csv", "code,name_ar,name_en,parties\nT1,الفريق,Team,A\n");
    let second = desk.run(&["check", "broken", "--json"]).ended(1).json();
    let codes: Vec<(&str, u64, &str)> = second["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .map(|f| {
            let text = |name: &str| f[name].as_str().unwrap_or_default();
            (text("file"), f["row"].as_u64().unwrap_or(0), text("code"))
        })
        .collect();
    assert!(codes.contains(&("parties.csv", 3, "unknown-reference")), "{codes:?}");
    assert!(codes.contains(&("meetings.csv", 2, "not-a-date")), "{codes:?}");
    for lang in [AR, EN] {
        let said = desk.run(&with(&["check", "broken"], &lang)).ended(1).err;
        assert!(said.contains("parties.csv") && said.contains("NOBODY") && said.contains('3'), "{said}");
    }
    desk.run(&["import", "broken", "--db", "taken.db"]).ended(1);
    // Nothing was taken, and no empty database is left to be mistaken for a programme.
    assert!(!desk.path("taken.db").exists());
    assert!(!desk.path("taken.db.lock").exists());
}

#[test]
fn a_communique_is_read_in_either_language_and_once() {
    let texts = [
        (
            "bayan.txt",
            "بيان مختلق\n\nاتفق الجانبان على إيفاد خبراء فنيين إلى المصانع المتوقفة لإعادة تشغيلها.\n\nبحث الجانبان فرص الاستثمار في الطاقة الشمسية.\n",
        ),
        (
            "text.txt",
            "A made-up text\n\nBoth sides agreed to send technical experts to the suspended factories in order to restart them.\n\nThe two sides discussed opportunities to invest in solar energy.\n",
        ),
    ];
    let desk = Desk::with_sample();
    for (n, (name, text)) in texts.into_iter().enumerate() {
        desk.write(name, text);
        let import = ["import", "communique", name, "--db", "sample.db", "--json"];
        let dry = desk.run(&with(&import, &["--dry-run"])).ended(0).json();
        assert_eq!(dry["applied"], false);
        let taken = desk.run(&import).ended(0).json();
        assert_eq!(taken["applied"], true);
        let forces: Vec<&str> = taken["changes"]
            .as_array()
            .expect("changes")
            .iter()
            .filter(|c| c["table"] == "statements" && c["field"] == "force")
            .filter_map(|c| c["after"].as_str())
            .collect();
        assert_eq!(forces, ["courtesy", "agreed", "discussed"], "{name}");
        let again = desk.run(&import).ended(0).json();
        assert_eq!(again["changes"], serde_json::json!([]), "{name}");
        let brief = desk.run(&["brief", "--db", "sample.db"]).ended(0).out;
        assert!(brief.contains(&format!("{} agreed items", 11 + n)), "{brief}");
    }
    let import = ["import", "communique", "text.txt", "--db", "sample.db", "--code", "other"];
    let refused = desk.run(&with(&import, &["--meeting", "NOPE"])).ended(3);
    assert!(refused.err.contains("NOPE") && refused.err.contains("M05"), "{}", refused.err);
}

#[test]
fn a_communique_brings_its_new_meeting() {
    let desk = Desk::with_sample();
    desk.write("round.txt", "A further round\n\nBoth sides agreed to send pump experts within 30 days.\n");
    let import = ["import", "communique", "round.txt", "--db", "sample.db", "--json"];
    let refused = desk.run(&with(&import, &["--held", "soon"])).ended(1);
    assert!(refused.err.contains("soon") && refused.err.contains("2011..2012"), "{}", refused.err);
    let both = desk.run(&with(&import, &["--held", "2026-11", "--meeting", "M05"])).ended(2);
    assert!(both.err.contains("do not go together"), "{}", both.err);
    let taken = desk.run(&with(&import, &["--held", "2026-11-03"])).ended(0).json();
    let changes = taken["changes"].as_array().expect("changes");
    let made = |table: &str, field: &str| {
        let own = |c: &&serde_json::Value| c["table"] == table && c["field"] == field;
        changes.iter().filter(own).filter_map(|c| c["after"].as_str()).collect::<Vec<_>>()
    };
    assert_eq!(made("meetings", "code"), ["M-2026-11-03"]);
    assert_eq!(made("meetings", "held"), ["2026-11-03"]);
    assert_eq!(made("meetings", "title_ar"), ["A further round"]);
    assert_eq!(made("documents", "meeting").len(), 1);
    assert_eq!(made("claims", "value"), ["2026-12-03"]);
}

#[test]
fn a_backup_brings_everything_back_and_keeps_what_was_there() {
    let desk = Desk::with_sample();
    let brief = |db: &str| desk.run(&["brief", "--db", db]).ended(0).out;
    let before = brief("sample.db");
    let said = desk.run(&["backup", "copy.db", "--db", "sample.db"]).ended(0).out;
    assert_eq!(said.split_whitespace().next().map(str::len), Some(64), "{said}");
    desk.run(&["backup", "copy.db", "--db", "sample.db"]).ended(3);
    desk.write("text.txt", "Both sides agreed to train the staff of the factories.\n");
    desk.run(&["import", "communique", "text.txt", "--db", "sample.db"]).ended(0);
    assert_ne!(brief("sample.db"), before);
    let restored = desk.run(&["restore", "copy.db", "--db", "sample.db"]).ended(0);
    assert_eq!(brief("sample.db"), before);
    // Restored, and what was there is kept: two lines say where.
    assert_eq!(restored.err.lines().count(), 2, "{}", restored.err);
    desk.write("not.db", "a text");
    desk.run(&["restore", "not.db", "--db", "sample.db"]).ended(3);
    assert_eq!(brief("sample.db"), before);
}

#[test]
fn what_cannot_be_done_is_said_and_coded() {
    let desk = Desk::with_sample();
    let refused = |args: &[&str], code, words: &[&str]| -> Ran {
        let ran = desk.run(args).ended(code);
        assert_eq!(ran.out, "", "data on stdout alone: {args:?}");
        for word in words {
            assert!(ran.err.contains(word), "{word}: {}", ran.err);
        }
        ran
    };
    refused(&["check", "nowhere"], 1, &["nowhere"]);
    refused(&["import", "nowhere", "--db", "x.db"], 1, &["nowhere"]);
    refused(
        &["import", "survey", "nowhere.xlsx", "--db", "sample.db"],
        3,
        &["nowhere.xlsx", "nothing was changed"],
    );
    refused(
        &["import", "nonsense", "x", "--db", "sample.db"],
        2,
        &["programme, communique, followup, survey"],
    );
    refused(&["brief", "--db", "none.db"], 3, &["none.db", "no database"]);
    refused(&["export", "out", "--db", "none.db"], 3, &["none.db"]);
    refused(&["survey", "F999", "s.xlsx", "--db", "sample.db"], 3, &["F999", "F01"]);
    refused(&["frobnicate"], 2, &["frobnicate"]);
    refused(&["brief", "--lang", "fr"], 2, &["ar", "en"]);
    desk.write("text.db", "a text, no database");
    refused(&["brief", "--db", "text.db"], 3, &["text.db", "not a database"]);
    desk.write("notes.txt", "something else");
    std::fs::create_dir(desk.path("other")).expect("a folder");
    desk.write("other/notes.txt", "something else");
    refused(&["export", "other", "--db", "sample.db"], 3, &["not a programme"]);
    assert_eq!(desk.names("other"), ["notes.txt"]);
    // Larger than is read: said before it is read.
    desk.run(&["new", "large"]).ended(0);
    let file = std::fs::File::create(desk.path("large/claims.csv")).expect("a file");
    file.set_len(300 * 1024 * 1024).expect("a sparse file");
    refused(&["check", "large"], 1, &["claims.csv"]);
    let file = std::fs::File::create(desk.path("large.txt")).expect("a file");
    file.set_len(5 * 1024 * 1024).expect("a sparse file");
    refused(&["import", "communique", "large.txt", "--db", "sample.db"], 1, &["large.txt"]);
    desk.write(
        "windows.txt",
        b"\xc7\xca\xdd\xde \xc7\xe1\xcc\xc7\xe4\xc8\xc7\xe4 \xda\xe1\xec \xc7\xe1\xca\xcf\xd1\xed\xc8.",
    );
    refused(&["import", "communique", "windows.txt", "--db", "sample.db"], 1, &["windows.txt"]);
}

#[cfg(target_os = "linux")]
#[test]
fn where_nothing_can_be_written_nothing_is_half_written() {
    // A place in which even the superuser makes no file.
    let desk = Desk::with_sample();
    for args in [
        &["import", "mine", "--db", "/proc/sanad.db"][..],
        &["backup", "/proc/copy.db", "--db", "sample.db"],
        &["export", "/proc/folder", "--db", "sample.db"],
        &["export", "/proc/book.xlsx", "--db", "sample.db"],
        &["sheets", "/proc/sheets", "--db", "sample.db"],
        &["brief", "--db", "sample.db", "--html", "/proc/paper.html"],
    ] {
        let ran = desk.run(args).ended(3);
        assert!(ran.err.contains("/proc/"), "{args:?}: {}", ran.err);
        assert_eq!(ran.out, "");
    }
}

#[test]
fn the_environment_chooses_the_language_unless_the_line_does() {
    let desk = Desk::with_sample();
    let brief = |lang: &str, more: &[&str]| {
        let mut command = desk.command(&with(&["brief", "--db", "sample.db"], more));
        let out = command.env("LANG", lang).output().expect("the command starts").stdout;
        String::from_utf8(out).expect("UTF-8")
    };
    assert!(brief("ar_EG.UTF-8", &[]).starts_with("*ورقة المتابعة*"));
    assert!(brief("C.UTF-8", &[]).starts_with("*Follow-up paper*"));
    assert!(brief("ar_EG.UTF-8", &EN).starts_with("*Follow-up paper*"));
}
