//! One spelling for what people and machines spell in many ways.
//!
//! Matching happens on normalised text; every result is mapped back to the original characters.

use sanad_model::Lang;

/// The base letter of each run of Arabic presentation forms B: first code point and letter. A run
/// ends where the next begins.
const FORMS_B: &[(u32, char)] = &[
    (0xFE80, 'ء'),
    (0xFE81, 'آ'),
    (0xFE83, 'أ'),
    (0xFE85, 'ؤ'),
    (0xFE87, 'إ'),
    (0xFE89, 'ئ'),
    (0xFE8D, 'ا'),
    (0xFE8F, 'ب'),
    (0xFE93, 'ة'),
    (0xFE95, 'ت'),
    (0xFE99, 'ث'),
    (0xFE9D, 'ج'),
    (0xFEA1, 'ح'),
    (0xFEA5, 'خ'),
    (0xFEA9, 'د'),
    (0xFEAB, 'ذ'),
    (0xFEAD, 'ر'),
    (0xFEAF, 'ز'),
    (0xFEB1, 'س'),
    (0xFEB5, 'ش'),
    (0xFEB9, 'ص'),
    (0xFEBD, 'ض'),
    (0xFEC1, 'ط'),
    (0xFEC5, 'ظ'),
    (0xFEC9, 'ع'),
    (0xFECD, 'غ'),
    (0xFED1, 'ف'),
    (0xFED5, 'ق'),
    (0xFED9, 'ك'),
    (0xFEDD, 'ل'),
    (0xFEE1, 'م'),
    (0xFEE5, 'ن'),
    (0xFEE9, 'ه'),
    (0xFEED, 'و'),
    (0xFEEF, 'ى'),
    (0xFEF1, 'ي'),
];

/// Whether a character leaves no trace in normalised text: marks of vocalisation, the tatweel,
/// zero-width and bidirectional controls, the byte-order mark, the soft hyphen.
pub(crate) fn is_silent(c: char) -> bool {
    matches!(c,
        '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        | '\u{0300}'..='\u{036F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}' | '\u{061C}'
        | '\u{FE70}'..='\u{FE7F}')
}

/// Writes the normalised form of one character.
fn fold(c: char, out: &mut Vec<char>) {
    let code = u32::from(c);
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => out.push('ا'),
        'ى' | 'ئ' | 'ی' | 'ې' | '\u{FBFC}'..='\u{FBFF}' => out.push('ي'),
        'ؤ' => out.push('و'),
        'ة' | 'ۀ' | 'ە' | 'ہ' => out.push('ه'),
        'ک' | 'ڪ' | '\u{FB8E}'..='\u{FB91}' => out.push('ك'),
        '٠'..='٩' => out.extend(char::from_digit(code - 0x0660, 10)),
        '۰'..='۹' => out.extend(char::from_digit(code - 0x06F0, 10)),
        '\u{FDF2}' => out.extend(['ا', 'ل', 'ل', 'ه']),
        '\u{FEF5}'..='\u{FEFC}' => out.extend(['ل', 'ا']),
        '\u{FE80}'..='\u{FEF4}' => {
            let run = FORMS_B.iter().rev().find(|(first, _)| *first <= code);
            if let Some((_, letter)) = run {
                fold(*letter, out);
            }
        }
        '،' | '٬' | '‚' | '、' | '，' => out.push(','),
        '؛' => out.push(';'),
        '؟' => out.push('?'),
        '۔' => out.push('.'),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => out.push('"'),
        '‘' | '’' | '‛' | '′' | '‹' | '›' | '`' | '´' => out.push('\''),
        '‐'..='―' | '−' => out.push('-'),
        'à'..='å' | 'À'..='Å' => out.push('a'),
        'è'..='ë' | 'È'..='Ë' => out.push('e'),
        'ì'..='ï' | 'Ì'..='Ï' => out.push('i'),
        'ò'..='ö' | 'Ò'..='Ö' => out.push('o'),
        'ù'..='ü' | 'Ù'..='Ü' => out.push('u'),
        'ç' | 'Ç' => out.push('c'),
        'ñ' | 'Ñ' => out.push('n'),
        _ if c.is_whitespace() => out.push(' '),
        // A capital may be the sign of a letter with an accent, such as that of the ångström.
        _ => {
            for small in c.to_lowercase().filter(|c| !is_silent(*c)) {
                if small == c { out.push(c) } else { fold(small, out) }
            }
        }
    }
}

/// The normalised text, and for each of its characters the offset (in Unicode scalar values) of
/// the original character it came from; one more entry at the end holds the original's length.
///
/// Letters that are spelled in many ways become one (أ إ آ → ا, ى ئ → ي, ة → ه, ؤ → و,
/// presentation forms → letters), vocalisation, tatweel and invisible characters vanish, digits
/// become 0–9, quotation marks, dashes, commas and spaces take one shape each, Latin letters
/// become lower case without accents. In English `-iz-` becomes `-is-`, so that both spellings of
/// *organisation* are one.
///
/// ```
/// use sanad_model::Lang;
/// let (text, back) = sanad_reader::normalise("الإتّفاق", Lang::Ar);
/// assert_eq!(text, "الاتفاق");
/// assert_eq!(back, [0, 1, 2, 3, 5, 6, 7, 8]);
/// ```
pub fn normalise(text: &str, lang: Lang) -> (String, Vec<u32>) {
    let (chars, back) = normalise_chars(text, lang);
    (chars.into_iter().collect(), back)
}

/// [`normalise`] before its characters are joined.
pub(crate) fn normalise_chars(text: &str, lang: Lang) -> (Vec<char>, Vec<u32>) {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    let mut back: Vec<u32> = Vec::with_capacity(text.len() + 1);
    let mut count = 0u32;
    for c in text.chars() {
        if !is_silent(c) {
            fold(c, &mut out);
            if lang == Lang::En && out.last() == Some(&'z') && out.len() > 1 {
                let last = out.len() - 1;
                if out[last - 1] == 'i' {
                    out[last] = 's';
                }
            }
            back.resize(out.len(), count);
        }
        count = count.saturating_add(1);
    }
    back.push(count);
    (out, back)
}

/// The language a text is mostly written in, by counting its letters; English when it has none.
pub fn detect_lang(text: &str) -> Lang {
    let (mut arabic, mut latin) = (0usize, 0usize);
    for c in text.chars() {
        match c {
            '\u{0620}'..='\u{064A}'
            | '\u{0671}'..='\u{06D3}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE80}'..='\u{FEFC}' => {
                arabic += 1;
            }
            _ if c.is_alphabetic() => latin += 1,
            _ => {}
        }
    }
    if arabic > latin { Lang::Ar } else { Lang::En }
}

/// The one way a text is split into paragraphs: at line ends of any kind (LF, CRLF, CR, line and
/// paragraph separators); lines without a visible character are dropped; everything else is kept
/// as it stands, except a byte-order mark at the very start.
pub fn paragraphs(text: &str) -> Vec<String> {
    text.strip_prefix('\u{FEFF}')
        .unwrap_or(text)
        .split(['\n', '\r', '\u{0085}', '\u{2028}', '\u{2029}', '\u{000B}', '\u{000C}'])
        .filter(|line| line.chars().any(|c| !c.is_whitespace() && !c.is_control() && !is_silent(c)))
        .map(str::to_owned)
        .collect()
}
