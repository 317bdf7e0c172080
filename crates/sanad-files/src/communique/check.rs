//! Is this a text that can be read?

use crate::encoding;
use sanad_model::{Accepted, Finding, Place, said};

/// The largest text read, bytes.
pub const LARGEST: usize = 1024 * 1024;

/// The text in bytes, with what to look at: a text of one line has perhaps lost its paragraphs,
/// a paragraph in another language is not read well. Rows count paragraphs.
pub fn check(bytes: &[u8], file: &str) -> Result<(String, Vec<Finding>), Vec<Finding>> {
    let at = |row: u32| Place { file: file.to_owned(), row, column: String::new() };
    let wrong =
        |code, value: String, accepted: Accepted| Err(vec![Finding::error(at(0), code, value, accepted)]);
    if bytes.len() > LARGEST {
        return wrong("too-large", format!("{} KB", bytes.len() / 1024), said("text-1mb"));
    }
    let forms: [(&[u8], &str); 5] = [
        (b"%PDF", "PDF"),
        (b"PK\x03\x04", "DOCX"),
        (b"\xd0\xcf\x11\xe0", "DOC"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
    ];
    if let Some((_, name)) = forms.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return wrong("text-binary", (*name).to_owned(), said("copy-text"));
    }
    let text = match encoding::decode(bytes, encoding::From::Editor) {
        Ok(text) => text,
        Err(bad) if bad.code == "nul-byte" => {
            return Err(vec![Finding::error(
                bad.finding(file, bytes, "").place,
                "text-binary",
                bad.value,
                said("plain-text"),
            )]);
        }
        Err(bad) => return Err(vec![bad.finding(file, bytes, "")]),
    };
    let control = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    if control * 20 > text.chars().count() {
        return wrong("text-binary", control.to_string(), said("plain-text"));
    }
    let head: String = text.trim_start().chars().take(15).collect::<String>().to_lowercase();
    if head.starts_with("<!doctype") || head.starts_with("<html") {
        return wrong("text-html", "HTML".to_owned(), said("copy-page"));
    }
    let paragraphs = sanad_reader::paragraphs(&text);
    if !paragraphs.iter().any(|p| p.chars().any(char::is_alphabetic)) {
        return wrong("text-empty", String::new(), said("text-with-words"));
    }
    let mut findings: Vec<Finding> = (1..)
        .zip(&paragraphs)
        .filter(|(_, p)| p.chars().count() > sanad_model::cell::LONGEST)
        .map(|(n, p)| {
            let accepted = said("paragraph-most").with(sanad_model::cell::LONGEST);
            Finding::error(at(n), "too-long", p.chars().count().to_string(), accepted)
        })
        .collect();
    if !findings.is_empty() {
        return Err(findings);
    }
    if paragraphs.len() == 1 && paragraphs[0].chars().count() > 400 {
        findings.push(Finding::warning(at(1), "text-one-line", "1", said("paragraph-lines")));
    }
    let lang = sanad_reader::detect_lang(&text);
    let own = |p: &str| {
        let letters = p.chars().filter(|c| c.is_alphabetic()).count();
        letters < 20 || sanad_reader::detect_lang(p) == lang
    };
    if let Some((n, _)) = (1..).zip(&paragraphs).find(|(_, p)| !own(p)) {
        let accepted = said("one-language").with(lang);
        findings.push(Finding::warning(at(n), "text-mixed-languages", lang.other().code(), accepted));
    }
    Ok((text, findings))
}
