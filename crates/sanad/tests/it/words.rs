//! What the command says, in the language that was asked for: help, refusals, findings, and what
//! came of a communiqué.

use crate::run::{Desk, Ran, plain};

const VERBS: [&str; 18] = [
    "demo", "new", "check", "import", "export", "template", "sheets", "survey", "backup", "restore", "plan",
    "replan", "why", "schedule", "appraise", "risk", "brief", "serve",
];

fn in_arabic(desk: &Desk, args: &[&str], code: i32) -> Ran {
    desk.run(&[args, &["--lang", "ar"]].concat()).ended(code)
}

/// English words of a text that are neither options, placeholders, verbs nor names of files.
fn english(text: &str) -> Vec<&str> {
    const NAMES: [&str; 51] = [
        "sanad",
        "ID",
        "SANAD_LANG",
        "OPTIONS",
        "COMMAND",
        "WHAT",
        "FILE",
        "XLSX",
        "HTML",
        "JSON",
        "SSH",
        "CSV",
        "UTF",
        "programme",
        "communique",
        "followup",
        "survey",
        "xlsx",
        "help",
        "DATE",
        "LANG",
        "PATH",
        "DIR",
        "TO",
        "db",
        "PSPLIB",
        "Patterson",
        "MSPSP",
        "MISTA",
        "MPLIB",
        "TERM",
        "value",
        "jobs",
        "output",
        "local",
        "lateness",
        "end",
        "change",
        "keep",
        "balanced",
        "free",
        "TOML",
        "MEASURE",
        "murabaha",
        "price",
        "used",
        "invest",
        "running",
        "late",
        "npv",
        "irr",
    ];
    text.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '<' | '[')))
        .filter(|w| w.len() > 1 && w.chars().all(|c| c.is_ascii_alphabetic() || c == '_'))
        .filter(|w| !NAMES.contains(w) && !VERBS.contains(w) && !matches!(*w, "ar" | "en"))
        .collect()
}

#[test]
fn help_is_whole_in_both_languages() {
    let desk = Desk::new();
    for verb in std::iter::once(None).chain(VERBS.map(Some)) {
        let args: Vec<&str> = verb.into_iter().chain(["--help"]).collect();
        let english_help = desk.run(&args).ended(0).out;
        assert!(english_help.contains("Usage: sanad"), "{english_help}");
        let arabic = in_arabic(&desk, &args, 0).out;
        assert!(arabic.contains("الاستعمال: sanad") && arabic.contains("الخيارات:"), "{arabic}");
        assert_eq!(english(&arabic), Vec::<&str>::new(), "{arabic}");
        // Both name the same options.
        let options = |text: &str| -> Vec<String> {
            let words = text.split_whitespace().filter(|w| w.starts_with("--"));
            words.map(|w| w.trim_end_matches(',').to_owned()).collect()
        };
        let of_lines =
            |text: &str| options(&text.lines().filter(|l| l.starts_with("  ")).collect::<String>());
        assert_eq!(of_lines(&english_help), of_lines(&arabic));
    }
}

#[test]
fn a_wrong_line_is_refused_in_the_language_asked_for() {
    let desk = Desk::new();
    for (args, en, ar) in [
        (&["frobnicate"][..], "frobnicate is not a command", "frobnicate ليس أمرًا"),
        (&["brief", "--htm", "x"], "Did you mean --html?", "هل تقصد --html؟"),
        (&["brief", "--since", "soon"], "Accepted: a full day", "المقبول: يوم كامل"),
        (&["serve", "--port", "99999"], "Accepted: 0 to 65535", "المقبول: من 0 إلى 65535"),
        (&["serve", "--port", "-1"], "Accepted: 0 to 65535", "المقبول: من 0 إلى 65535"),
        (&["import"], "Missing: <WHAT>", "ناقص: <WHAT>"),
        (&["import", "nonsense", "x"], "Accepted: programme, communique", "المقبول: programme، communique"),
    ] {
        let english = desk.run(args).ended(2);
        assert!(plain(&english.err).contains(en) && english.out.is_empty(), "{}", english.err);
        let arabic = in_arabic(&desk, args, 2);
        assert!(plain(&arabic.err).contains(ar) && arabic.err.starts_with("خطأ:"), "{}", arabic.err);
        assert!(!arabic.err.contains("Usage") && !arabic.err.contains("For help"), "{}", arabic.err);
    }
}

/// Every number that a verb takes: its help says from where to where, which is what it takes, and a
/// refusal says the same. It fails where one of the three is written by hand and goes astray.
#[test]
fn what_a_number_may_be_is_said_by_help_and_refusal_as_it_is() {
    let desk = Desk::new();
    let mut seen = 0;
    for verb in VERBS {
        let help = desk.run(&[verb, "--help"]).ended(0).out;
        let mut lines = help.lines().map(str::trim).peekable();
        while let Some(line) = lines.next() {
            let Some((option, "N" | "DAYS")) =
                line.split_once(" <").map(|(option, rest)| (option, rest.split('>').next().unwrap_or("")))
            else {
                continue;
            };
            if !option.starts_with("--") {
                continue;
            }
            let mut told = line.to_owned();
            while let Some(more) = lines.next_if(|more| !more.is_empty() && !more.starts_with('-')) {
                told.push_str(more);
            }
            let ends = told.rsplit_once('[').filter(|(_, last)| !last.contains("default")).or_else(|| {
                let (before, _) = told.rsplit_once(" [default")?;
                before.rsplit_once('[')
            });
            let ends = ends.and_then(|(_, ends)| ends.trim_end_matches(']').split_once(" to "));
            let (least, most) = match ends {
                Some((least, most)) => (least.parse().expect("a number"), most.parse().expect("a number")),
                None if option == "--seed" => (0, u64::MAX),
                None => panic!("{verb} {option}: {told}"),
            };
            let accepted = format!("Accepted: a whole number, {least} to {most}.");
            let outside = [i128::from(least) - 1, i128::from(most) + 1, -7];
            let refused = |value: &str| {
                let said = desk.run(&[verb, option, value, "nowhere"]);
                plain(&said.err).contains(&format!("{value} does not fit"))
                    && plain(&said.err).contains(&accepted)
            };
            for value in outside {
                assert!(refused(&value.to_string()), "{verb} {option} {value}: {accepted}");
            }
            for value in [least, most] {
                let said = desk.run(&[verb, option, &value.to_string(), "nowhere"]);
                assert!(!plain(&said.err).contains("does not fit"), "{verb} {option} {value}: {}", said.err);
            }
            seen += 1;
        }
    }
    assert!(seen >= 20, "{seen}");
}

#[test]
fn the_line_then_sanad_lang_then_the_system_choose_the_language() {
    let desk = Desk::new();
    let said = |sanad: &str, system: &str, more: &[&str]| {
        let mut command = desk.command(&[&["brief", "--db", "none.db"], more].concat());
        let out = command.env("SANAD_LANG", sanad).env("LANG", system).output().expect("the command starts");
        String::from_utf8(out.stderr).expect("UTF-8").starts_with("خطأ:")
    };
    assert!(said("ar", "C.UTF-8", &[]));
    assert!(!said("en", "ar_EG.UTF-8", &[]));
    assert!(said("", "ar_LY.UTF-8", &[]));
    assert!(!said("", "arn_CL.UTF-8", &[]));
    assert!(!said("ar", "ar_EG.UTF-8", &["--lang", "en"]));
    assert!(said("en", "C", &["--lang=ar"]));
}

#[test]
fn what_would_be_accepted_is_said_in_arabic() {
    let desk = Desk::new();
    desk.run(&["new", "broken"]).ended(0);
    desk.write("broken/meetings.csv", "code,title_ar,title_en,held\nM1,لقاء,Meeting,someday\n");
    desk.write("broken/teams.csv", b"code,name_ar,name_en,parties\nT1,\xc7\xe1\xdd\xd1\xed\xde,Team,A\n");
    let bytes = in_arabic(&desk, &["check", "broken"], 1).err;
    assert!(
        bytes.contains("teams.csv") && plain(&bytes).contains("Windows-1256؛ احفظه باسم CSV UTF-8"),
        "{bytes}"
    );
    // The same file as another program saves it: UTF-16 with its mark.
    let utf16: Vec<u8> = "\u{feff}code,name_ar,name_en,parties\nT1,الفريق,Team,A\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    desk.write("broken/teams.csv", utf16);
    let cells = in_arabic(&desk, &["check", "broken"], 1).err;
    assert!(cells.contains("2011..2012 أو ?"), "{cells}");
    assert!(plain(&cells).contains("رمز من parties") && !cells.contains("a code of"), "{cells}");
    let json = in_arabic(&desk, &["check", "broken", "--json"], 1).json();
    assert!(json["findings"].to_string().contains("2011..2012 أو ?"), "{json}");
}

#[test]
fn a_communique_says_what_came_of_it() {
    let desk = Desk::with_sample();
    desk.write(
        "text.txt",
        "Both sides welcomed the visit.\nBoth sides agreed to train the staff of the suspended factories.\n\
         The two sides discussed supplying solar pumps.\nThe fields of manufacturing and transportation were presented.\n",
    );
    let import = ["import", "communique", "text.txt", "--db", "sample.db"];
    let dry = desk.run(&[&import[..], &["--dry-run"]].concat()).ended(0);
    assert!(dry.out.contains("Would be read") && !dry.err.contains("Next:"), "{dry:#?}");
    let said = desk.run(&import).ended(0);
    for words in [
        "Read: Both sides welcomed the visit. (text)",
        "Agreed items that follow:\n  - text-1 Train the staff of the suspended factories",
        "Proposed aspects that follow:\n  - text-2 The two sides discussed supplying solar pumps",
        "Doubtful wording, to be looked at:\n  - text/4.1 “The fields of manufacturing and transportation",
    ] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    let next = "sanad serve --db sample.db, then http://127.0.0.1:7733/en/communiques/text";
    assert!(said.err.contains(next), "{}", said.err);
    // The same of another text in Arabic, and as JSON.
    desk.write("نص.txt", "رحب الجانبان بالزيارة.\nاتفق الجانبان على تدريب العاملين في المصانع المتوقفة.\nناقش الجانبان توريد مضخات تعمل بالطاقة الشمسية.\n");
    let arabic = in_arabic(&desk, &["import", "communique", "نص.txt", "--db", "sample.db"], 0);
    assert!(arabic.out.contains("ما ينشأ من بنود متفق عليها:\n  - نص-1 تدريب العاملين"), "{}", arabic.out);
    assert!(arabic.out.contains("ما يشبهه في لقاءات أخرى:\n  - نص-2 يشبه C05"), "{}", arabic.out);
    desk.write("third.txt", "Both sides agreed to supply spare parts for the works.\n");
    let import = ["import", "communique", "third.txt", "--db", "sample.db", "--json"];
    let json = desk.run(&import).ended(0).json();
    assert_eq!(json["read"]["passages"]["agreed"], 1, "{json}");
    assert_eq!(json["read"]["agreed_items"][0]["code"], "third-1", "{json}");
    assert_eq!(json["read"]["page"], "/en/communiques/third");
    assert_eq!(desk.run(&import).ended(0).json()["read"], serde_json::Value::Null);
}

#[test]
fn bad_input_has_a_clear_word_in_both_languages() {
    let desk = Desk::with_sample();
    std::fs::create_dir(desk.path("folder")).expect("a folder");
    desk.write("empty.txt", "");
    desk.write("empty.xlsx", "");
    desk.write("text.db", "a text, no database");
    let file = std::fs::File::create(desk.path("large.xlsx")).expect("a file");
    file.set_len(200 * 1024 * 1024).expect("a sparse file");
    let brief = || desk.run(&["brief", "--db", "sample.db", "--json"]).ended(0).out;
    let before = brief();
    for (args, code, en, ar) in [
        (&["import", "survey", "none.xlsx"][..], 3, "It is not there", "غير موجود: راجع المسار"),
        (
            &["import", "communique", "folder"],
            3,
            "It is a folder; a file is needed",
            "هذا مجلد، والمطلوب ملف",
        ),
        (&["import", "none.xlsx"], 1, "or a workbook (.xlsx)", "أو مصنف (.xlsx)"),
        (&["import", "communique", "empty.txt"], 1, "The text is empty", "النص فارغ"),
        (&["import", "empty.xlsx"], 1, "The file is empty", "الملف فارغ"),
        (&["import", "followup", "empty.xlsx"], 1, "The file is empty", "الملف فارغ"),
        (&["import", "large.xlsx"], 1, "at most 50 MB", "50 ميغابايت على الأكثر"),
        (&["import", "survey", "large.xlsx"], 3, "larger than 50 MB", "أكبر من 50 ميغابايت"),
        (&["survey", "F999", "s.xlsx"], 3, "not the code of a site", "ليس رمز موقع"),
        (&["backup", "empty.txt"], 3, "exists already", "موجود من قبل"),
        (&["serve", "--address", "0.0.0.0"], 3, "other machines", "أجهزة أخرى"),
    ] {
        let whole = [args, &["--db", "sample.db"]].concat();
        let english = desk.run(&whole).ended(code);
        assert!(plain(&english.err).contains(en) && english.out.is_empty(), "{en}: {}", english.err);
        let arabic = in_arabic(&desk, &whole, code);
        assert!(plain(&arabic.err).contains(ar) && arabic.out.is_empty(), "{ar}: {}", arabic.err);
    }
    assert_eq!(in_arabic(&desk, &["brief", "--db", "text.db"], 3).err.matches("ليس قاعدة بيانات").count(), 1);
    assert_eq!(brief(), before);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_stdout_is_said() {
    let desk = Desk::with_sample();
    let full = std::fs::File::options().write(true).open("/dev/full").expect("/dev/full");
    let mut command = desk.command(&["brief", "--db", "sample.db", "--lang", "ar"]);
    let out = command.stdout(full).output().expect("the command starts");
    let said = String::from_utf8(out.stderr).expect("UTF-8");
    assert_eq!(out.status.code(), Some(3), "{said}");
    assert!(said.contains("القرص ممتلئ"), "{said}");
}

#[test]
fn what_the_library_names_has_a_name_in_both_languages() {
    let library = sanad_outcomes::measures::library::Library::builtin().as_ref().expect("no fault");
    for lang in sanad_model::Lang::ALL {
        let l = sanad_i18n::Locale::of(*lang);
        let named = |group: &str, code: &str| {
            let key: String =
                code.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
            l.has(&format!("{group}-{key}")) || l.has(&format!("{group}-{key}-n"))
        };
        for template in library.iter() {
            let units = template.size.iter().map(|s| &s.unit).chain(template.output.iter().map(|o| &o.unit));
            for unit in units {
                assert!(named("unit", unit), "{lang}: {}: unit {unit}", template.code);
            }
            assert!(named("template-kind", template.kind.code()), "{lang}: {}", template.code);
            for activity in &template.activities {
                assert!(named("phase", activity.phase.code()), "{lang}: {}", activity.code);
                for cost in &activity.cost {
                    assert!(named("currency", &cost.currency.to_string().to_lowercase()), "{lang}");
                }
                for (what, _) in &activity.uses {
                    assert!(named("resource", what), "{lang}: {what}");
                }
            }
        }
        for skill in sanad_outcomes::measures::library::SKILLS {
            assert!(named("skill", skill), "{lang}: {skill}");
        }
    }
}
