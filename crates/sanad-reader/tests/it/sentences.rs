//! Single sentences with the one force each of their passages has.

use crate::LEXICON;
use crate::labelled::data;
use sanad_model::{Force, Lang};
use sanad_reader::{Names, read};

#[test]
fn sentences_have_their_force() {
    let text = std::fs::read_to_string(data("sentences.tsv")).unwrap();
    let mut wrong = Vec::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (lang, force) = (Lang::from_code(cells[0]).unwrap(), Force::from_code(cells[1]).unwrap());
        let reading = read(cells[2], lang, &LEXICON, &Names::default());
        for passage in reading.passages().filter(|p| p.force != force) {
            let ids: Vec<&str> = passage.rules.iter().map(|r| r.id.as_str()).collect();
            wrong.push(format!("{} instead of {force}: {} {ids:?}", passage.force, cells[2]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
