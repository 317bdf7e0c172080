//! Templates of a programme's own: files that keep their bytes, rows like any others.

use crate::small::{self, id, ids, lexicon, rows};
use sanad_files::{FilesError, folder, load, upload, xlsx};
use sanad_model::{Dataset, Id, Kind, Lang, Row};
use std::path::Path;

const CEMENT: &str = "# A note, with a tab\there.\ncode = \"restart-cement\"\n\nname = { ar = \"إعادة تشغيل مصنع إسمنت\", en = \"Restart of a cement plant\" }\n\n[[activity]]\n  code = \"repair\"\n";
const LIGHTS: &str = "code = \"lights\"\n";

/// The small programme with two templates and a note beside them.
fn place() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    small::write(dir.path());
    let library = dir.path().join(folder::LIBRARY);
    std::fs::create_dir(&library).expect("made");
    for (name, text) in [("restart-cement.toml", CEMENT), ("lights.toml", LIGHTS), ("README.md", "Ours.\n")] {
        std::fs::write(library.join(name), text).expect("written");
    }
    std::fs::write(library.join(".hidden.toml"), "\0").expect("written");
    dir
}

fn loaded(path: &Path, base: &Dataset) -> Dataset {
    load(path, base, &lexicon(), &mut ids(1)).expect("loads").rows
}

fn file(path: &Path, name: &str) -> Option<String> {
    std::fs::read_to_string(path.join(folder::LIBRARY).join(name)).ok()
}

fn body<'a>(rows: &'a Dataset, code: &str) -> &'a str {
    rows.by_code(Kind::Template, code).expect("a template").get("body")
}

#[test]
fn a_template_is_read_under_the_name_of_its_file_and_written_with_its_bytes() {
    let dir = place();
    let rows = loaded(dir.path(), &Dataset::default());
    assert_eq!(rows.count(Kind::Template), 2);
    assert_eq!(body(&rows, "restart-cement"), CEMENT.trim());
    let copy = dir.path().join("copy");
    folder::write(&copy, &rows).expect("written");
    assert_eq!(file(&copy, "restart-cement.toml").as_deref(), Some(CEMENT));
    assert_eq!(file(&copy, "lights.toml").as_deref(), Some(LIGHTS));
    assert!(!copy.join("templates.csv").exists());
    // Files hold no identity; the same file is the same template wherever it is read.
    assert_eq!(loaded(&copy, &Dataset::default()), rows);
}

#[test]
fn line_ends_of_another_system_are_taken() {
    let read = |text: &str| {
        let rows = rows();
        let made =
            upload(text.as_bytes(), "lights.toml", &rows, &lexicon(), &mut ids(5)).expect("loads").rows;
        body(&made, "lights").to_owned()
    };
    assert_eq!(read("a = 1\r\nb = 2\r\n"), "a = 1\nb = 2");
    assert_eq!(read("\u{feff}a = 1\nb = 2"), "a = 1\nb = 2");
}

#[test]
fn a_changed_file_is_one_change_of_the_same_template() {
    let dir = place();
    let base = loaded(dir.path(), &Dataset::default());
    assert_eq!(base.diff(&loaded(dir.path(), &base)), []);
    let changed = format!("{LIGHTS}kind = \"pilot\"\n");
    std::fs::write(dir.path().join("library/lights.toml"), &changed).expect("written");
    let diff = base.diff(&loaded(dir.path(), &base));
    let [change] = diff.as_slice() else { unreachable!("one change: {diff:?}") };
    let lights = id(&base, Kind::Template, "lights");
    assert_eq!((change.kind, change.record, change.field), (Kind::Template, lights, "body"));
    assert_eq!(change.after, changed.trim());
    // The same by one uploaded file.
    let one = upload(changed.as_bytes(), "lights.toml", &base, &lexicon(), &mut ids(5)).expect("loads").rows;
    assert_eq!(base.diff(&one), diff);
}

#[test]
fn a_template_that_was_given_another_name_leaves_the_old_one_free() {
    let dir = place();
    let mut base = loaded(dir.path(), &Dataset::default());
    let lights = id(&base, Kind::Template, "lights");
    let row = base.row(Kind::Template, lights).expect("a row").clone().with("code", "lamps");
    base.put(Kind::Template, row);
    let again = loaded(dir.path(), &base);
    let made = id(&again, Kind::Template, "lights");
    assert_ne!(made, lights);
    assert_eq!(made, Id::from_counter(1, 1));
}

#[test]
fn only_templates_that_count_are_in_a_folder() {
    let dir = place();
    let mut rows = loaded(dir.path(), &Dataset::default());
    let lights = id(&rows, Kind::Template, "lights");
    let gone = rows.row(Kind::Template, lights).expect("a row").clone().with("withdrawn", "yes");
    rows.put(Kind::Template, gone);
    folder::write(dir.path(), &rows).expect("written");
    assert_eq!(file(dir.path(), "lights.toml"), None);
    assert_eq!(file(dir.path(), "restart-cement.toml").as_deref(), Some(CEMENT));
    assert_eq!(file(dir.path(), "README.md").as_deref(), Some("Ours.\n"));
    assert_eq!(file(dir.path(), ".hidden.toml").as_deref(), Some("\0"));
}

#[test]
fn a_workbook_has_a_sheet_of_templates() {
    let dir = place();
    let rows = loaded(dir.path(), &Dataset::default());
    let book = xlsx::write(&rows, Lang::Ar).expect("written");
    let read = upload(&book, "b.xlsx", &Dataset::default(), &lexicon(), &mut ids(5)).expect("loads").rows;
    assert_eq!(read, rows);
    let copy = dir.path().join("copy");
    folder::write(&copy, &read).expect("written");
    assert_eq!(file(&copy, "restart-cement.toml").as_deref(), Some(CEMENT));
}

#[test]
fn a_code_that_leads_out_of_the_library_is_not_written() {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let mut rows = rows();
    let row = Row::new(Id::from_counter(9, 1)).with("code", "../../outside").with("body", "a = 1");
    rows.put(Kind::Template, row);
    let path = dir.path().join("deep/programme");
    let error = folder::write(&path, &rows).expect_err("refused");
    assert!(matches!(&error, FilesError::TemplateCode(code) if code == "../../outside"), "{error}");
    assert!(!path.exists());
}
