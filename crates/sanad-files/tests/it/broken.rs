//! One broken input a case: the kind of fault, the file, the row and the column are all found.

use crate::followup::save;
use crate::opened::cells;
use crate::small::{self, FILES, id, ids, lexicon, programme, rows};
use rust_xlsxwriter::{Formula, Workbook};
use sanad_files::communique::{self, CommuniqueMeta};
use sanad_files::{CODES, followup, load, survey, xlsx};
use sanad_model::{Dataset, Finding, Kind, Lang, Programme};
use std::collections::BTreeSet;

/// Where a fault is expected: file, row, column.
type At = (&'static str, u32, &'static str);

/// Loads the small programme with some files replaced, and builds it.
fn folder(files: &[(&str, &[u8])], without: &str) -> Vec<Finding> {
    let dir = tempfile::tempdir().expect("a temporary folder");
    small::write(dir.path());
    for (name, bytes) in files {
        let inner = name.split_once('/').map_or("", |(inner, _)| inner);
        std::fs::create_dir_all(dir.path().join(inner)).expect("made");
        std::fs::write(dir.path().join(name), bytes).expect("written");
    }
    if !without.is_empty() {
        std::fs::remove_file(dir.path().join(without)).expect("removed");
    }
    match load(dir.path(), &Dataset::default(), &lexicon(), &mut ids(1)) {
        Ok(read) => match Programme::build(&read.rows, &read.origins) {
            Ok((_, warnings)) => read.warnings.into_iter().chain(warnings).collect(),
            Err(findings) => findings,
        },
        Err(findings) => findings,
    }
}

fn book(make: fn(&mut Workbook)) -> Vec<Finding> {
    let mut book = Workbook::new();
    make(&mut book);
    let bytes = book.save_to_buffer().expect("saved");
    xlsx::read(&bytes, "b.xlsx").err().unwrap_or_default()
}

struct Cases {
    seen: BTreeSet<&'static str>,
    count: usize,
    wrong: Vec<String>,
}

impl Cases {
    fn expect(&mut self, code: &'static str, at: At, findings: &[Finding]) {
        let found = findings
            .iter()
            .any(|f| f.code == code && (f.place.file.as_str(), f.place.row, f.place.column.as_str()) == at);
        if !found {
            self.wrong.push(format!("{code} at {at:?} expected, found {findings:?}"));
        }
        assert!(CODES.contains(&code), "{code} is not listed");
        self.seen.insert(code);
        self.count += 1;
    }

    /// A file of the folder in place of, or beside, the small programme's.
    fn file(&mut self, code: &'static str, name: &'static str, text: &str, row: u32, column: &'static str) {
        self.expect(code, (name, row, column), &folder(&[(name, text.as_bytes())], ""));
    }

    /// Lines put behind a file of the small programme; `{n}` is the number of the first.
    fn more(&mut self, code: &'static str, name: &'static str, lines: &str, column: &'static str) {
        let whole = FILES.iter().find(|(n, _)| *n == name).expect("a file").1;
        let row = u32::try_from(whole.lines().count() + lines.lines().count()).expect("few rows");
        self.file(code, name, &format!("{whole}{lines}\n"), row, column);
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the count is a figure of the product")]
fn every_fault_is_located() {
    let mut cases = Cases { seen: BTreeSet::new(), count: 0, wrong: Vec::new() };
    files(&mut cases);
    settings(&mut cases);
    tables(&mut cases);
    values(&mut cases);
    records(&mut cases);
    workbooks(&mut cases);
    texts(&mut cases);
    sheets(&mut cases);
    assert!(cases.wrong.is_empty(), "{:#?}", cases.wrong);
    let missing: Vec<_> = CODES.iter().filter(|c| !cases.seen.contains(*c)).collect();
    println!(
        "broken inputs: {}, kinds located: {} of {}; not here: {missing:?}",
        cases.count,
        cases.seen.len(),
        CODES.len()
    );
    assert!(cases.seen.len() >= 60, "{} kinds", cases.seen.len());
}

fn files(c: &mut Cases) {
    let missing = std::env::temp_dir().join("no-such-programme");
    let shown: &'static str = Box::leak(missing.display().to_string().into_boxed_str());
    let load = |path: &std::path::Path| {
        load(path, &Dataset::default(), &lexicon(), &mut ids(1)).expect_err("refused")
    };
    c.expect("folder-missing", (shown, 0, ""), &load(&missing));
    let dir = tempfile::tempdir().expect("a temporary folder");
    let letter = dir.path().join("letter.txt");
    std::fs::write(&letter, "dear").expect("written");
    let shown: &'static str = Box::leak(letter.display().to_string().into_boxed_str());
    c.expect("not-a-folder", (shown, 0, ""), &load(&letter));
    c.expect("settings-missing", ("programme.toml", 0, ""), &folder(&[], "programme.toml"));
    c.file("unknown-file", "sites2.csv", "code\n", 0, "");
    c.file("unknown-file", "programme.csv", "code\n", 0, "");
    c.file("unknown-file", "sites.xlsx", "", 0, "");
    c.expect("file-twice", ("sites.csv", 0, ""), &folder(&[("Sites.CSV", b"code,name_ar,name_en\n")], ""));
    c.file("empty-file", "projects.csv", " \n\n", 0, "");
    c.file("no-header", "projects.csv", "P1,مشروع,Project\n", 1, "");
    c.file("row-too-short", "projects.csv", "code,name_ar,name_en,kind\nP1,أ,A,solar\nP2,ب\n", 3, "");
    c.file("too-many-cells", "projects.csv", "code,name_ar,name_en,kind\nP1,أ,A,solar,x\n", 2, "");
    c.file("quote-open", "projects.csv", "code,name_ar,name_en,kind\nP1,أ,\"A,solar\n", 2, "");
    c.file("quote-inside", "projects.csv", "code,name_ar,name_en,kind\nP1,أ,\"A\"B,solar\n", 2, "");
    let arabic = b"code,name_ar,name_en,kind\nP1,a,A,solar\nP2,\xc7\xe1\xe3\xd5\xe4\xda,B,solar\n";
    let found = folder(&[("projects.csv", arabic)], "");
    c.expect("not-utf8", ("projects.csv", 3, "name_ar"), &found);
    assert!(found[0].accepted.to_string().contains("Windows-1256") && found[0].value == "0xC7", "{found:?}");
    c.file("nul-byte", "projects.csv", "code,name_ar,name_en,kind\nP1,\0,A,solar\n", 2, "name_ar");
    c.expect(
        "not-utf16",
        ("projects.csv", 1, ""),
        &folder(&[("projects.csv", b"\xff\xfea\x00\x00\xd8")], ""),
    );
}

fn settings(c: &mut Cases) {
    let whole = FILES[0].1;
    c.file("toml-syntax", "programme.toml", "format = 1\ncode = \n", 2, "");
    c.file("format-missing", "programme.toml", &whole.replace("format = 1\n", ""), 0, "format");
    c.file("format-unknown", "programme.toml", &whole.replace("format = 1", "format = 2"), 1, "format");
    c.file("toml-not-a-cell", "programme.toml", &whole.replace("\"test\"", "[1]"), 2, "code");
    c.file("unknown-column", "programme.toml", &format!("{whole}colour = \"red\"\n"), 7, "colour");
    c.file("not-a-day", "programme.toml", &whole.replace("2026-01-04", "2026-01"), 5, "plan_start");
    c.file("not-a-zone", "programme.toml", &format!("{whole}time_zone = \"Cairo\"\n"), 7, "time_zone");
    let withdrawn = format!("{whole}withdrawn = true\n");
    c.expect(
        "programme-missing",
        ("programme", 0, ""),
        &folder(&[("programme.toml", withdrawn.as_bytes())], ""),
    );
}

fn tables(c: &mut Cases) {
    c.file("column-twice", "projects.csv", "code,name_ar,name_en,kind,kind\n", 1, "kind");
    c.file("unknown-column", "projects.csv", "code,name_ar,name_en,kind,colour\n", 1, "colour");
    c.file("column-missing", "projects.csv", "code,name_ar,name_en\n", 1, "kind");
    c.more("cell-missing", "sites.csv", "F03,,Works,steel", "name_ar");
    c.more("code-twice", "sites.csv", "F01,أ,A,steel", "code");
    c.file("not-an-id", "projects.csv", "id,code,name_ar,name_en,kind\n12,P1,أ,A,solar\n", 2, "id");
    let one = "01900000-0000-7000-8000-000000000001";
    let twice = format!("id,code,name_ar,name_en,kind\n{one},P1,أ,A,solar\n{one},P2,ب,B,solar\n");
    c.file("id-twice", "projects.csv", &twice, 3, "id");
    let mut base = Dataset::default();
    for row in rows().rows(Kind::Site) {
        base.put(Kind::Site, row.clone());
    }
    let text = format!("id,code,name_ar,name_en\n{one},F01,أ,A\n");
    let programme = FILES[0].1;
    let tables =
        sanad_files::upload(text.as_bytes(), "sites.csv", &with_programme(&base), &lexicon(), &mut ids(8));
    assert!(!programme.is_empty());
    c.expect("code-of-another", ("sites.csv", 2, "code"), &tables.expect_err("refused"));
    c.more("row-twice", "updates.csv", "I1,2024-09-01,NAI,A team was named,S1", "");
}

fn with_programme(base: &Dataset) -> Dataset {
    let mut base = base.clone();
    for row in rows().rows(Kind::Programme) {
        base.put(Kind::Programme, row.clone());
    }
    base
}

fn values(c: &mut Cases) {
    c.more("not-a-code", "sites.csv", "F 03,أ,A,steel", "code");
    c.file("line-break", "sites.csv", "code,name_ar,name_en\nF01,أ,\"A\nB\"\n", 2, "name_en");
    c.more("control-character", "sites.csv", "F03,أ,A\u{7},steel", "name_en");
    c.more("too-long", "sites.csv", &format!("F03,أ,{},steel", "A".repeat(32_001)), "name_en");
    c.more("not-in-list", "parties.csv", "EAST,الشرق,East,country,", "kind");
    c.more("unknown-reference", "items.csv", "I4,أ,A,M9,agreed,S1,NORTH,restart", "meeting");
    c.more("not-a-date", "meetings.csv", "M2,أ,A,spring 2024,NORTH", "held");
    c.more("not-a-day", "updates.csv", "I1,2024-09,NAI,Late,S1", "said_on");
    c.file("not-a-whole-number", "outline.csv", "ring,points\none,\"1,2 3,4\"\n", 2, "ring");
    c.file("out-of-range", "outline.csv", "ring,points\n0,\"1,2 3,4\"\n", 2, "ring");
    c.file("not-a-place", "outline.csv", "ring,points\n1,\"1,2 300,4\"\n", 2, "points");
    c.file(
        "not-yes-or-no",
        "projects.csv",
        "code,name_ar,name_en,kind,withdrawn\nP1,أ,A,solar,maybe\n",
        2,
        "withdrawn",
    );
    let claims = "record,field,value,low,high,unit,text_en,source,status,as_of,basis_en\n";
    let mut claim =
        |code, line: &str, column| c.file(code, "claims.csv", &format!("{claims}{line}\n"), 2, column);
    claim("not-a-record", "F01,state,stopped,,,,,S1,reported,,", "record");
    claim("unknown-table", "factories/F01,state,stopped,,,,,S1,reported,,", "record");
    claim("unknown-reference", "sites/F09,state,stopped,,,,,S1,reported,,", "record");
    claim("unknown-field", "sites/F01,colour,red,,,,,S1,reported,,", "field");
    claim("not-in-list", "sites/F01,state,asleep,,,,,S1,reported,,", "value");
    claim("not-yes-no-unknown", "sites/F01,blocker.power,perhaps,,,,,S1,reported,,", "value");
    claim("not-a-number", "sites/F01,workforce,many,,,persons,,S1,reported,,", "value");
    claim("out-of-range", "sites/F01,workforce,-4,,,persons,,S1,reported,,", "value");
    claim("wrong-unit", "sites/F01,workforce,400,,,heads,,S1,reported,,", "unit");
    claim("low-above-value", "sites/F01,workforce,400,500,600,persons,,S1,reported,,", "low");
    claim("high-below-value", "sites/F01,workforce,400,300,350,persons,,S1,reported,,", "high");
    claim("not-a-date", "sites/F01,stopped,long ago,,,,,S1,reported,,", "value");
    claim("not-a-place", "sites/F01,place,north,,,,,S1,reported,,", "value");
    claim("latitude-out-of-range", "sites/F01,place,95 20,,,,,S1,reported,,", "value");
    claim("longitude-out-of-range", "sites/F01,place,32 200,,,,,S1,reported,,", "value");
    claim("text-missing", "sites/F01,address,,,,,,S1,reported,,", "text_en");
    claim("source-missing", "sites/F01,state,stopped,,,,,,reported,,", "source");
    claim("basis-missing", "sites/F01,state,stopped,,,,,,assumed,,", "basis_en");
    claim("unknown-reference", "items/I1,owner,EAST,,,,,S1,reported,,", "value");
    let people = |line: &str| {
        let teams = "code,name_ar,name_en,parties\nT1,فريق,Team,NORTH\n";
        let pool = "code,team,party,name_ar,name_en\nP1,T1,NORTH,مهندس,Engineer\n";
        let skills = "code,name_ar,name_en\nprocess,عمليات,Process\n";
        let claims = format!("{claims}{line}\n");
        let files =
            [("teams.csv", teams), ("people.csv", pool), ("skills.csv", skills), ("claims.csv", &claims)];
        folder(&files.map(|(n, t)| (n, t.as_bytes())), "")
    };
    let wrong = people("people/P1,levels,process:9,,,,,S1,reported,,");
    c.expect("not-skill-levels", ("claims.csv", 2, "value"), &wrong);
    c.expect(
        "unknown-skill",
        ("claims.csv", 2, "value"),
        &people("people/P1,levels,sailing:2,,,,,S1,reported,,"),
    );
}

fn records(c: &mut Cases) {
    c.more("side-with-parent", "parties.csv", "EAST,الشرق,East,side,NORTH", "parent");
    c.more("party-without-side", "parties.csv", "CO,شركة,Company,company,", "parent");
    c.more("party-cycle", "parties.csv", "A,أ,A,authority,B\nB,ب,B,authority,A", "parent");
    c.more("item-without-origin", "items.csv", "I4,أ,A,M1,,S1,NORTH,restart", "statements");
    c.more("force-makes-no-item", "items.csv", "I4,أ,A,M1,courtesy,S1,NORTH,restart", "reported_force");
    c.more("source-missing", "items.csv", "I4,أ,A,M1,agreed,,NORTH,restart", "source");
    c.more("text-missing", "updates.csv", "I1,2024-09-02,NAI,,S1", "text_en");
    let gone = "code,name_ar,name_en,kind,parent,withdrawn\nNORTH,ش,N,side,,\nSOUTH,ج,S,side,,\nNAI,ه,A,authority,NORTH,yes\n";
    c.expect(
        "withdrawn-reference",
        ("updates.csv", 2, "said_by"),
        &folder(&[("parties.csv", gone.as_bytes())], ""),
    );
    let proofs =
        "id,item,given_on,given_by,what_en\n01900000-0000-7000-8000-000000000001,I1,2025-01-10,NAI,Report\n";
    let verified = |line: &str| {
        let text =
            format!("proof,verified_on,verified_by,outcome\n01900000-0000-7000-8000-000000000001,{line}\n");
        folder(&[("proofs.csv", proofs.as_bytes()), ("verifications.csv", text.as_bytes())], "")
    };
    c.expect(
        "verified-by-own-side",
        ("verifications.csv", 2, "verified_by"),
        &verified("2025-01-12,NORTH,accepted"),
    );
    c.expect(
        "verified-before-given",
        ("verifications.csv", 2, "verified_on"),
        &verified("2025-01-02,SOUTH,accepted"),
    );
    let calendars = |line: &str, days: &str| {
        let text = format!("code,party,name_ar,name_en,weekend\n{line}\n");
        let days = format!("calendar,first,last,kind,name_ar,name_en,status\n{days}\n");
        folder(&[("calendars.csv", text.as_bytes()), ("calendar_days.csv", days.as_bytes())], "")
    };
    let week = calendars("C1,NORTH,أ,A,funday", "");
    c.expect("not-a-weekday", ("calendars.csv", 2, "weekend"), &week);
    let idle = calendars("C1,NORTH,أ,A,mon;tue;wed;thu;fri;sat;sun", "");
    c.expect("no-working-day", ("calendars.csv", 2, "weekend"), &idle);
    let back = calendars("C1,NORTH,أ,A,fri;sat", "C1,2025-03-05,2025-03-01,holiday,ع,H,assumed");
    c.expect("range-backwards", ("calendar_days.csv", 2, "last"), &back);
    let reduced = calendars("C1,NORTH,أ,A,fri;sat", "C1,2025-03-01,2025-03-05,reduced,ع,H,assumed");
    c.expect("cell-missing", ("calendar_days.csv", 2, "minutes"), &reduced);
    documents(c);
    works(c);
    library(c);
}

/// Money, rates, pins and groupings.
fn works(c: &mut Cases) {
    let funds = "code,name_ar,name_en,party,currency\nK1,مخصص,Fund,NORTH,LYD\n";
    c.file("not-a-currency", "funds.csv", &funds.replace("LYD", "dinar"), 2, "currency");
    let claims = "record,field,value,unit,status,basis_en\ninstalments/N1,amount,5000,USD,assumed,usual\n";
    let files = [
        ("funds.csv", funds),
        ("instalments.csv", "code,fund,due\nN1,K1,2026-12-06\n"),
        ("claims.csv", claims),
    ];
    let found = folder(&files.map(|(n, t)| (n, t.as_bytes())), "");
    c.expect("currency-differs", ("claims.csv", 2, "unit"), &found);
    let rates = "code,set,from,to,dated\nR1,official,LYD,LYD,2026-01-18\n";
    c.file("same-currency", "rates.csv", rates, 2, "to");
    let terms = "code,measure,kind,party\nT1,,grant,NORTH\n";
    c.file("financing-without-size", "financing.csv", terms, 2, "kind");
    let terms = terms.replace("grant", "murabaha");
    c.file("financing-without-terms", "financing.csv", &terms, 2, "kind");
    c.file("financing-not-whole", "financing.csv", &terms, 2, "measure");
    let files = [
        ("financing.csv", "code,measure,kind,party,borrower\nT1,,loan,SOUTH,NORTH\n"),
        ("indicators.csv", "code,topic,name_ar,name_en\nNORTH-interest-ban,economy,ع,Ban\n"),
        (
            "claims.csv",
            "record,field,text_ar,text_en,status,basis_en\nindicators/NORTH-interest-ban,statement,ع,banned,assumed,usual\n",
        ),
    ];
    let found = folder(&files.map(|(n, t)| (n, t.as_bytes())), "");
    c.expect("interest-not-allowed", ("financing.csv", 2, "kind"), &found);
    let two = "id,measure,activity,start\n01900000-0000-7000-8000-000000000001,M1,repair,2027-01-03\n01900000-0000-7000-8000-000000000002,M1,repair,2027-02-07\n";
    c.file("pin-twice", "pins.csv", two, 3, "activity");
    c.file("too-few-measures", "groupings.csv", "code,rule,measures\nG1,exactly_one,M1;M1\n", 2, "measures");
}

/// Files of templates.
fn library(c: &mut Cases) {
    c.file("unknown-file", "templates.csv", "code,body\n", 0, "");
    let mut file = |code, name: &'static str, bytes: &[u8], row| {
        c.expect(code, (name, row, ""), &folder(&[(name, bytes)], ""));
    };
    file("control-character", "library/works.toml", b"code = \"works\"\nname = \"\x07\"\n", 2);
    file("control-character", "library/works.toml", b"one\rtwo\n", 1);
    let said = |file: &str, bytes: &[u8]| {
        let found = sanad_files::Opened::new(bytes, file).err().expect("refused");
        found[0].accepted.key
    };
    // A table is saved as CSV, a template of works with an editor.
    assert_eq!(said("sites.csv", b"code,name_ar\nA,\xc7\xe1\n"), "utf8");
    assert_eq!(said("works.toml", b"code = 1\n\n# \xc7\xe1\n"), "plain-utf8");
    file("not-utf8", "library/works.toml", b"code = 1\n\n# \xc7\xe1\n", 3);
    file("nul-byte", "library/works.toml", b"code = 1\n\0\n", 2);
    file("empty-file", "library/works.toml", b"\n \n", 0);
    let code = ("library/Works.toml", 0, "code");
    c.expect("not-a-template-code", code, &folder(&[("library/Works.toml", b"kind = 1\n")], ""));
    let long = "# a line of a long text\n".repeat(1_500);
    let body = ("library/works.toml", 0, "body");
    c.expect("too-long", body, &folder(&[("library/works.toml", long.as_bytes())], ""));
}

fn documents(c: &mut Cases) {
    let with = |paragraphs: &str, statement: &str| {
        let documents = "code,meeting,kind,lang\nD1,M1,account,en\n";
        let paragraphs =
            format!("document,number,text_ar,text_en,about_paragraph,about_start,about_end\n{paragraphs}\n");
        let statements = format!("code,document,paragraph,start,end,force,review\n{statement}\n");
        let files =
            [("documents.csv", documents), ("paragraphs.csv", &paragraphs), ("statements.csv", &statements)];
        folder(&files.map(|(n, t)| (n, t.as_bytes())), "")
    };
    let good = "D1/1.1,D1,1,0,4,agreed,proposed";
    c.expect("original-text-missing", ("paragraphs.csv", 2, "text_en"), &with("D1,1,نص,,,,", good));
    c.expect("text-missing", ("paragraphs.csv", 2, "text_en"), &with("D1,1,,,,,", good));
    c.expect("range-backwards", ("paragraphs.csv", 2, "about_end"), &with("D1,1,,Text,1,9,3", good));
    let two = "id,document,number,text_en\n01900000-0000-7000-8000-000000000001,D1,1,One\n01900000-0000-7000-8000-000000000002,D1,1,Two\n";
    let documents = "code,meeting,kind,lang\nD1,M1,account,en\n";
    let twice = folder(&[("documents.csv", documents.as_bytes()), ("paragraphs.csv", two.as_bytes())], "");
    c.expect("paragraph-twice", ("paragraphs.csv", 3, "number"), &twice);
    let far = with("D1,1,,Text,,,", "D1/7.1,D1,7,0,4,agreed,proposed");
    c.expect("paragraph-missing", ("statements.csv", 2, "paragraph"), &far);
    let long = with("D1,1,,Text,,,", "D1/1.1,D1,1,0,40,agreed,proposed");
    c.expect("range-outside", ("statements.csv", 2, "end"), &long);
}

fn workbooks(c: &mut Cases) {
    let read = |bytes: &[u8]| xlsx::read(bytes, "b.xlsx").expect_err("refused");
    c.expect("empty-file", ("b.xlsx", 0, ""), &read(b""));
    c.expect("not-a-workbook", ("b.xlsx", 0, ""), &read(b"code,name\n"));
    c.expect("workbook-old", ("b.xlsx", 0, ""), &read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"));
    c.expect("workbook-damaged", ("b.xlsx", 0, ""), &read(b"PK\x03\x04 and then nothing"));
    c.expect("too-large", ("b.xlsx", 0, ""), &read(&vec![b'P'; 51 * 1024 * 1024]));
    c.expect(
        "unknown-sheet",
        ("b.xlsx!Site", 0, ""),
        &book(|b| {
            let sheet = b.add_worksheet().set_name("Site").expect("a name");
            sheet.write_string(0, 0, "code").expect("written");
        }),
    );
    c.expect(
        "no-header",
        ("b.xlsx!sites", 2, ""),
        &book(|b| {
            let sheet = b.add_worksheet().set_name("sites").expect("a name");
            sheet.write_string(1, 0, "Our factories").expect("written");
        }),
    );
    c.expect(
        "cell-error",
        ("b.xlsx!sites", 3, "name_en"),
        &book(|b| {
            let sheet = b.add_worksheet().set_name("sites").expect("a name");
            sheet
                .write_string(0, 0, "code")
                .expect("written")
                .write_string(0, 1, "name_en")
                .expect("written");
            sheet.write_formula(2, 1, Formula::new("=X1").set_result("#REF!")).expect("written");
        }),
    );
    c.expect(
        "sheet-twice",
        ("b.xlsx!sites ", 0, ""),
        &book(|b| {
            for name in ["sites", "sites "] {
                let sheet = b.add_worksheet().set_name(name).expect("a name");
                sheet.write_string(0, 0, "code").expect("written");
            }
        }),
    );
}

fn texts(c: &mut Cases) {
    let check = |bytes: &[u8]| match communique::check(bytes, "t.txt") {
        Ok((_, warnings)) => warnings,
        Err(findings) => findings,
    };
    c.expect("text-empty", ("t.txt", 0, ""), &check(b" \n .. \n"));
    c.expect("text-binary", ("t.txt", 0, ""), &check(b"%PDF-1.7 ..."));
    c.expect("text-binary", ("t.txt", 2, ""), &check(b"one\ntw\0o"));
    c.expect("text-html", ("t.txt", 0, ""), &check(b"<!DOCTYPE html><p>We agreed</p>"));
    c.expect("not-utf8", ("t.txt", 2, ""), &check(b"one\n\xc7\xe1\xe3\xd5\xe4\xda"));
    c.expect("too-large", ("t.txt", 0, ""), &check(&vec![b'a'; 1024 * 1024 + 1]));
    c.expect("too-long", ("t.txt", 2, ""), &check(format!("one\n{}", "a".repeat(32_001)).as_bytes()));
    c.expect(
        "text-one-line",
        ("t.txt", 1, ""),
        &check("It was agreed to meet again. ".repeat(20).as_bytes()),
    );
    let mixed = "It was agreed to restart the suspended factories.\nتم الاتفاق على إعادة تشغيل المصانع\n";
    c.expect("text-mixed-languages", ("t.txt", 2, ""), &check(mixed.as_bytes()));
    let base = rows();
    let meta = CommuniqueMeta { lang: Some(Lang::Ar), ..CommuniqueMeta::default() };
    let read = |text: &str, meta: &CommuniqueMeta| {
        communique::changes(text, meta, &base, &lexicon(), &mut ids(3)).expect_err("refused")
    };
    c.expect("text-other-language", ("communique", 0, "lang"), &read("It was agreed to meet.", &meta));
    let meta = CommuniqueMeta { code: "two words".to_owned(), ..CommuniqueMeta::default() };
    c.expect("not-a-code", ("communique", 1, "code"), &read("It was agreed to meet.", &meta));
}

fn sheets(c: &mut Cases) {
    let rows = rows();
    let now = programme(&rows);
    let follow = |change: &dyn Fn(&mut Vec<Vec<String>>)| {
        let mut table = cells(&followup::write(None, &now, Lang::En).expect("written"));
        for row in &mut table {
            row.resize(10, String::new());
        }
        change(&mut table);
        followup::read(&save(&table), "f.xlsx", &now, &mut ids(3)).expect_err("refused")
    };
    let set = |row: usize, column: usize, text: &'static str| {
        move |t: &mut Vec<Vec<String>>| text.clone_into(&mut t[row][column])
    };
    c.expect("not-a-followup-sheet", ("f.xlsx", 0, ""), &follow(&set(2, 0, "")));
    c.expect("date-missing", ("f.xlsx!Sheet1", 4, "Date"), &follow(&set(3, 7, "Done")));
    c.expect(
        "not-a-day",
        ("f.xlsx!Sheet1", 4, "Date"),
        &follow(&|t| {
            "Done".clone_into(&mut t[3][7]);
            "soon".clone_into(&mut t[3][8]);
        }),
    );
    c.expect("not-an-id", ("f.xlsx!Sheet1", 4, "id"), &follow(&set(3, 0, "I1")));
    c.expect(
        "said-by-missing",
        ("f.xlsx!Sheet1", 6, "by"),
        &follow(&|t| {
            "Met".clone_into(&mut t[5][7]);
            "2025-01-01".clone_into(&mut t[5][8]);
        }),
    );
    c.expect(
        "control-character",
        ("f.xlsx!Sheet1", 4, "New update"),
        &follow(&|t| {
            "a\u{7}b".clone_into(&mut t[3][7]);
            "2025-01-01".clone_into(&mut t[3][8]);
        }),
    );
    c.expect(
        "sheet-of-another-programme",
        ("f.xlsx!Sheet1", 0, ""),
        &follow(&|t| {
            for row in &mut t[3..6] {
                "01900000-0000-7000-8000-000000000009".clone_into(&mut row[0]);
            }
        }),
    );
    let site = id(&rows, Kind::Site, "F01");
    let blank = cells(&survey::sheet(site, &now, Lang::En).expect("written"));
    let at = |key: &str| blank.iter().position(|r| r[0] == key).expect("a row");
    let ask = |key: &str, answer: &str, unit: &str, remark: &str| {
        let mut table = blank.clone();
        let day = at("made_on");
        "2026-02-10".clone_into(&mut table[day][4]);
        let row = &mut table[at(key)];
        row.resize(7, String::new());
        for (column, text) in [(4, answer), (5, unit), (6, remark)] {
            text.clone_into(&mut row[column]);
        }
        survey::read(&save(&table), "s.xlsx", &now).expect_err("refused")
    };
    let row = |key: &str| u32::try_from(at(key) + 1).expect("few rows");
    let answer = |key: &str| ("s.xlsx!Sheet1", row(key), "E");
    c.expect("survey-empty", ("s.xlsx!Sheet1", 0, ""), &ask("office", "", "", ""));
    c.expect("date-missing", answer("made_on"), &ask("made_on", "", "", ""));
    c.expect("unknown-reference", answer("site"), &ask("site", "F77", "", ""));
    c.expect("unknown-reference", answer("office"), &ask("office", "Nobody", "", ""));
    c.expect("not-in-list", answer("state|state"), &ask("state|state", "asleep", "", ""));
    c.expect("unit-missing", answer("power|power.needed"), &ask("power|power.needed", "5", "", ""));
    c.expect("remark-without-answer", answer("state|state"), &ask("state|state", "", "", "since spring"));
    c.expect(
        "not-a-survey-sheet",
        ("s.xlsx", 0, ""),
        &survey::read(&save(&vec![vec!["x".to_owned()]]), "s.xlsx", &now).expect_err("refused"),
    );
    let mut twice = blank.clone();
    let again = twice[at("state|state")].clone();
    twice.push(again);
    let last = u32::try_from(twice.len()).expect("few rows");
    let found = survey::read(&save(&twice), "s.xlsx", &now).expect_err("refused");
    c.expect("answer-twice", ("s.xlsx!Sheet1", last, "A"), &found);
    let mut strange = blank.clone();
    "state|colour".clone_into(&mut strange[at("state|state")][0]);
    let found = survey::read(&save(&strange), "s.xlsx", &now).expect_err("refused");
    c.expect("unknown-question", answer("state|state"), &found);
}

/// Every code in the sources of this crate and of the model is listed, so that bundles can be
/// checked against the list.
#[test]
fn the_list_of_codes_is_whole() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![here.join("src"), here.join("../sanad-model/src")];
    let mut found = BTreeSet::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(std::fs::read_dir(&path).expect("a folder").map(|e| e.expect("an entry").path()));
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("codes.rs") {
            let text = std::fs::read_to_string(&path).expect("a file");
            let kebab = |w: &&str| {
                w.contains('-')
                    && w.starts_with(|c: char| c.is_ascii_lowercase())
                    && w.split('-').all(|p| {
                        !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
                    })
            };
            // `said("…")` names a message of what would be accepted, `t("…")` one that is shown, `name("…")` and
            // `study-…` what stands in a study; tests of the bundles hold all of them.
            let texts: Vec<&str> = text.split('"').collect();
            let message = |before: &str| {
                ["said(", ".t(", "t1_bare(", "name("].iter().any(|call| before.trim_end().ends_with(call))
            };
            let codes = texts.windows(2).filter(|w| !message(w[0])).map(|w| w[1]);
            let codes = codes.filter(kebab).filter(|w| !w.starts_with("study-"));
            found.extend(codes.map(str::to_owned));
        }
    }
    let other = ["dynamic-payback", "follow-up", "interest-ban", "survey-made-with", "yyyy-mm-dd"];
    let known = |w: &String| {
        let w = w.as_str();
        CODES.contains(&w) || sanad_files::CLASHES.contains(&w) || other.contains(&w)
    };
    let missing: Vec<_> = found.iter().filter(|w| !known(w)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let unused: Vec<_> = CODES.iter().filter(|c| **c != "unreadable" && !found.contains(**c)).collect();
    assert!(unused.is_empty(), "{unused:?}");
    assert!(CODES.is_sorted());
}
