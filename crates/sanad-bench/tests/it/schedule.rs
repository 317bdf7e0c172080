//! The run over public instances: sets, what is known, rows that are taken up again, alarms.

use crate::instances;
use sanad_bench::schedule::{
    InSet, Known, Limits, References, Row, Rows, Summary, critical_path, digest, every, one, read, sets,
};
use sanad_files::instances::Format;
use std::path::Path;

const LIMITS: Limits = Limits { seconds: None, schedules: Some(100), threads: 1, seed: 1 };

/// Instances and tables in folders as people keep them.
fn cases() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    };
    for number in [1, 2, 10] {
        write(&format!("rcpsp/j4/j4{number}_1.sm"), instances::SINGLE_MODE);
    }
    write("rcpsp/RG4/RG4_7.rcp", instances::PATTERSON);
    write("mmrcpsp/j4/j42_1.mm", instances::MULTI_MODE);
    write("rcpsp-cpr/KSD4/ConsProd_1.rcp", instances::STOCKS);
    write("rcpsp-max/ubo2/psp3.sch", instances::LAGS);
    write("mspsp/set-1a/inst_set1a_m2_04.dzn", instances::SKILLS);
    write("mista2013/A-1.txt", instances::BESIDE);
    write("mista2013/p/one.mm", instances::MULTI_MODE);
    write("mista2013/j4.mm/one.mm", instances::MULTI_MODE);
    write("rcmpsp/own.txt", instances::PROJECTS);
    write("rcpsp-cpr/FORMAT.txt", "#### what the numbers mean\n");
    write("best_known.csv", "set,instance,lower_bound,upper_bound,critical_path\nj4,j41_1.sm,8,9,9\n");
    write(
        "reference_results.csv",
        "model,solver,time_limit_s,status,objective,lower_bound,time_s\n\
         RCPSP J4_1.txt,a,9,Feasible,10.0,8.997,9\nrcpsp_j4_j42_1,a,9,Solution,12,7,9\n\
         RCPSP J4_11.txt,b,9,Feasible,11,8,9\nrcpsp_RG4_RG4_7,a,9,Optimum,9,9,1\n\
         mmrcpsp_PSPLIB_j42_1,a,9,Solution,3007,3006.2,9\n\
         rcpsp-cpr_KSD4_ConsProd_1,a,9,Infeasible,,,1\nRCMPSP own.txt,a,9,Optimal,inf,6.5,1\n",
    );
    write("rcpsp-max/testset_ubo2__optimum__optimum.csv", "problem,optimum\npsp2.sch,unsat\npsp3.sch,4..7\n");
    let skills = "instNum,optimal,LB,makespan\n3,1,5,8\n4,0,5,9\n";
    write("mspsp/results/set-1/results_set1a_m2_pris.txt", skills);
    dir
}

fn find(dir: &Path, name: &str) -> InSet {
    every(sets(dir).expect("sets"), 1).into_iter().find(|own| own.name == name).expect("the file")
}

#[test]
fn sets_hold_instances_in_the_order_of_their_numbers() {
    let dir = cases();
    let all = sets(dir.path()).expect("sets");
    let names: Vec<&str> = all["rcpsp/j4"].iter().map(|own| own.name.as_str()).collect();
    assert_eq!(names, ["j41_1.sm", "j42_1.sm", "j410_1.sm"]);
    // Neither tables nor the projects of others; a project in a folder of another name is one.
    let keys: Vec<&str> = all.keys().map(|set| set.rsplit('/').next().unwrap_or("")).collect();
    assert_eq!(all.values().map(Vec::len).sum::<usize>(), 11, "{keys:?}");
    let second = every(all, 2);
    let of_set: Vec<&str> =
        second.iter().filter(|own| own.set == "rcpsp/j4").map(|own| own.name.as_str()).collect();
    assert_eq!(of_set, ["j41_1.sm", "j410_1.sm"]);
}

#[test]
fn what_is_known_is_found_under_every_name() {
    let dir = cases();
    let references = References::read(&dir.path().join("best_known.csv")).expect("reads");
    let known = |name: &str, format| references.of(&find(dir.path(), name), Some(format));
    let range = |known: Known| (known.lower, known.upper, known.infeasible);
    // The gap is to the best known; alarms look at everything.
    let (best, all) = known("j41_1.sm", Format::Psplib);
    assert_eq!((range(best), best.critical_path), ((Some(8), Some(9), false), Some(9)));
    assert_eq!(range(all), (Some(9), Some(9), false));
    // Another solver's name, and the place of `j42_1` among all: (2 − 1) · 10 + 1.
    assert_eq!(range(known("j42_1.sm", Format::Psplib).0), (Some(8), Some(11), false));
    assert_eq!(range(known("RG4_7.rcp", Format::Patterson).0), (Some(9), Some(9), false));
    // Penalties instead of a schedule.
    assert_eq!(range(known("j42_1.mm", Format::Psplib).0), (None, None, true));
    assert_eq!(range(known("ConsProd_1.rcp", Format::Stocks).0), (None, None, true));
    assert_eq!(range(known("psp3.sch", Format::ProgenMax).0), (Some(4), Some(7), false));
    assert_eq!(range(known("inst_set1a_m2_04.dzn", Format::Mspsp).0), (Some(5), Some(9), false));
    assert_eq!(range(known("own.txt", Format::Mplib).0), (Some(7), None, false));
    assert_eq!(known("j410_1.sm", Format::Psplib).0, Known::default());
}

#[test]
fn what_contradicts_is_an_alarm() {
    let dir = cases();
    let own = find(dir.path(), "j41_1.sm");
    let known = |lower, upper, infeasible| Known { lower, upper, critical_path: None, infeasible };
    let alarm = |value: Option<i64>, bound: i64, status: &str, all: Known| {
        let mut row = Row::new(&own, LIMITS);
        (row.value, row.bound, row.status) = (value, Some(bound), status.to_owned());
        row.know((all, all));
        row.alarm
    };
    let seven_to_nine = known(Some(7), Some(9), false);
    assert_eq!(alarm(Some(8), 8, "optimal", seven_to_nine), "");
    assert_eq!(alarm(Some(12), 7, "feasible", seven_to_nine), "");
    assert_eq!(alarm(Some(6), 5, "feasible", seven_to_nine), "value 6 below the known bound 7");
    assert_eq!(alarm(Some(10), 10, "optimal", seven_to_nine), "bound 10 above the known value 9");
    assert_eq!(alarm(None, 9, "infeasible", seven_to_nine), "no schedule, and one of 9 is known");
    assert_eq!(
        alarm(Some(9), 1, "feasible", known(None, None, true)),
        "a schedule where none is known to exist"
    );
    assert_eq!(alarm(None, 9, "infeasible", known(None, None, true)), "");
}

#[test]
fn the_critical_path_looks_at_links_alone() {
    let dir = cases();
    let length = |name: &str| {
        let instance = read(&find(dir.path(), name).path).expect("read").expect("no fault");
        critical_path(&instance.project)
    };
    assert_eq!(length("j41_1.sm"), Some(9));
    // The quickest modes.
    assert_eq!(length("j42_1.mm"), Some(3));
    // The second starts 2 after the first and ends 2 later; the end is 3 after the first.
    assert_eq!(length("psp3.sch"), Some(4));
    // The second project waits for the first: 4 and 3.
    assert_eq!(length("own.txt"), Some(7));
    let text = instances::LAGS.replace("[-4]", "[-1]");
    std::fs::write(dir.path().join("rcpsp-max/ubo2/psp3.sch"), text).expect("written");
    assert_eq!(length("psp3.sch"), None);
}

#[test]
fn a_run_is_taken_up_where_it_ended() {
    let dir = cases();
    let references = References::read(&dir.path().join("best_known.csv")).expect("reads");
    let path = dir.path().join("rows.csv");
    let asked = every(sets(&dir.path().join("rcpsp")).expect("sets"), 1);
    let mut rows = Rows::open(&path).expect("opened");
    for own in &asked[..3] {
        assert!(rows.find(own, LIMITS).is_none());
        let row = one(own, LIMITS, &references).expect("solved");
        assert!(row.check != "failed" && row.alarm.is_empty(), "{row:?}");
        assert_eq!((row.value.is_some(), row.critical_path), (row.check == "passed", Some(9)));
        rows.push(row).expect("written");
    }
    // Ended in the middle of a line: that instance is done again, and the next row stays whole.
    let text = std::fs::read_to_string(&path).expect("text");
    std::fs::write(&path, &text[..text.len() - 9]).expect("written");
    let mut again = Rows::open(&path).expect("opened");
    assert_eq!(again.all[..], rows.all[..2]);
    let last = rows.all[2].clone();
    again.push(last.clone()).expect("written");
    let third = Rows::open(&path).expect("opened");
    assert_eq!(std::fs::read_to_string(&path).expect("text"), text, "what was torn is gone");
    assert_eq!(third.all.last(), Some(&last));
    assert_eq!(third.find(&asked[2], LIMITS), Some(&last));
    // Other limits are another run.
    assert!(third.find(&asked[2], Limits { threads: 2, ..LIMITS }).is_none());
    let refused = |text: &str| {
        std::fs::write(&path, text).expect("written");
        let error = format!("{:#}", Rows::open(&path).expect_err("refused"));
        assert!(std::fs::read_to_string(&path).expect("text") == text && !error.contains('\n'), "{error}");
        error
    };
    let other = refused("a,b\n1,2\n");
    assert!(other.contains("rows.csv` line 1: `a,b`; accepted is a file of such rows"), "{other}");
    let cut = text.replacen(",passed,", ",", 1);
    let cut = refused(&cut);
    assert!(cut.contains("line 2: 17 cells; accepted are 18"), "{cut}");
    let word = refused(&text.replacen(",100,1,1,", ",many,1,1,", 1));
    assert!(word.contains("line 2: `schedules_asked` is `many`; accepted is a number"), "{word}");
}

#[test]
fn a_set_in_one_line() {
    let dir = cases();
    let own = find(dir.path(), "j41_1.sm");
    let row = |status: &str, value: Option<i64>, bound: i64, known: Option<i64>| Row {
        status: status.to_owned(),
        value,
        bound: Some(bound),
        known_upper: known,
        critical_path: Some(8),
        took: 2.0,
        ..Row::new(&own, LIMITS)
    };
    let rows = [
        row("optimal", Some(10), 10, Some(10)),
        row("feasible", Some(12), 9, Some(10)),
        row("infeasible", None, 0, None),
        row("unknown", None, 9, Some(10)),
    ];
    let summaries = Summary::of(&rows);
    let [summary] = summaries.as_slice() else { panic!("one set: {summaries:?}") };
    assert_eq!((summary.instances, summary.alarms), (4, 0));
    let close = |a: Option<f64>, b: f64| a.is_some_and(|a| (a - b).abs() < 1e-9);
    assert!(close(Some(summary.proved), 0.5) && close(summary.feasible, 2.0 / 3.0));
    // (0 + 2/10) / 2, (2/8 + 4/8) / 2, (0 + 3/12) / 2.
    assert!(close(summary.gap, 0.1) && close(summary.deviation, 0.375) && close(summary.open, 0.125));
}

#[test]
fn an_instance_in_a_few_numbers() {
    let dir = cases();
    let instance = read(&find(dir.path(), "j42_1.mm").path).expect("read").expect("no fault");
    let digest = digest(&instance);
    assert_eq!((digest["activities"].as_u64(), digest["modes"].as_u64()), (Some(4), Some(6)));
    assert_eq!(digest["uses"], serde_json::json!([5]));
    assert_eq!(digest["spends"], serde_json::json!([15]));
    assert_eq!((digest["durations"].as_i64(), digest["horizon"].as_i64()), (Some(17), Some(12)));
}

#[test]
fn every_format_is_solved_from_a_folder() {
    let dir = tempfile::tempdir().expect("a folder");
    for (number, text) in instances::ALL.into_iter().enumerate() {
        let end = if [6, 7].contains(&number) { "txt" } else { "rcp" };
        std::fs::write(dir.path().join(format!("{number}.{end}")), text).expect("written");
    }
    std::fs::create_dir(dir.path().join("p")).expect("made");
    std::fs::write(dir.path().join("p/one.mm"), instances::MULTI_MODE).expect("written");
    let all = every(sets(dir.path()).expect("sets"), 1);
    assert_eq!(all.len(), instances::ALL.len() + 1);
    for own in &all {
        let row = one(own, LIMITS, &References::default()).expect("solved");
        assert!(row.status != "faulty" && row.status != "infeasible", "{row:?}");
        assert!(row.check != "failed" && row.alarm.is_empty(), "{row:?}");
    }
}

/// The published lengths of critical paths, where they are at hand.
#[test]
#[expect(clippy::print_stdout, reason = "says how many shared cases ran")]
fn critical_paths_are_as_published() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/cases");
    let mut cases = 0;
    if root.is_dir() {
        let references = References::read(&root.join("best_known.csv")).expect("reads");
        assert!(references.len() > 10_000, "{}", references.len());
        for area in ["rcpsp", "mmrcpsp"] {
            for own in every(sets(&root.join(area)).expect("sets"), 4) {
                let (best, all) = references.of(&own, Some(Format::Psplib));
                let Some(published) = best.critical_path else { continue };
                let instance = read(&own.path).expect("read").expect("no fault");
                assert_eq!(critical_path(&instance.project), Some(published), "{own:?}");
                // What different people say of an instance does not contradict.
                assert!(all.lower <= all.upper && all.lower.is_some(), "{own:?}: {all:?}");
                cases += 1;
            }
        }
    }
    println!("shared cases: {cases}");
}

#[test]
fn what_is_no_folder_of_instances_is_told_in_a_line() {
    let dir = cases();
    let told = |path: &Path| {
        let error = format!("{:#}", sets(path).expect_err("refused"));
        assert!(error.contains("accepted is a folder with instances") && !error.contains('\n'), "{error}");
        error
    };
    assert!(told(&dir.path().join("none")).contains("none` is not there"));
    assert!(told(&dir.path().join("best_known.csv")).contains("best_known.csv` is no folder"));
    std::fs::create_dir(dir.path().join("empty")).expect("made");
    assert!(told(&dir.path().join("empty")).contains("empty` holds no instance"));
    std::fs::write(dir.path().join("best_known.csv"), "set,instance\nj4,j41_1.sm\n").expect("written");
    let error = format!("{:#}", References::read(&dir.path().join("best_known.csv")).expect_err("refused"));
    assert!(error.contains("line 1: no column lower_bound, upper_bound, critical_path"), "{error}");
}

#[test]
fn a_file_with_faults_is_an_alarm_and_no_proof() {
    let dir = cases();
    let path = dir.path().join("rcpsp/RG4/RG4_7.rcp");
    std::fs::write(&path, instances::PATTERSON.replace("3 2 0 1 4", "3 2 0 1 1")).expect("written");
    let row = one(&find(dir.path(), "RG4_7.rcp"), LIMITS, &References::default()).expect("read");
    assert_eq!((row.status.as_str(), row.proved()), ("faulty", false));
    assert!(row.alarm.ends_with("the file has faults") && row.alarm.contains("RG4_7.rcp"), "{row:?}");
    let summaries = Summary::of([&row]);
    assert_eq!((summaries[0].alarms, summaries[0].feasible), (1, Some(0.0)));
    // Nothing is feasible where nothing can be.
    let none = Row { status: "infeasible".to_owned(), ..Row::new(&find(dir.path(), "j41_1.sm"), LIMITS) };
    assert_eq!(Summary::of([&none])[0].feasible, None);
    assert!(Summary::known(&[&none], false).contains("--best-known"));
    assert_eq!(Summary::known(&[&none], true), "best known values: of 0 of 1 instances");
}
