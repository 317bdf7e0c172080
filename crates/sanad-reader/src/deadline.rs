//! Until when something is to be done: a date or a span that the words before it make a deadline.
//!
//! "By the end of January 2027" and «خلال 90 يومًا من تاريخه» are deadlines; "since 2014", the
//! day of the meeting and a past year are not. A span counts from the day of the meeting; one
//! that counts from an event ("of the contract's signature") has no date yet.

use crate::date::{FoundDate, month, month_days, number, point, year};
use crate::lexicon::{Hit, Lexicon, RuleKind, Term};
use crate::token::{Kind, Token, tokens};
use sanad_model::{Date, Lang, When};

/// Words that may stand between the words of a deadline and its date or span.
const FILLERS: &[&str] = &[
    "the",
    "of",
    "a",
    "period",
    "next",
    "coming",
    "شهر",
    "عام",
    "سنه",
    "يوم",
    "مده",
    "فتره",
    "اقصاها",
    "اقصاه",
    "تتجاوز",
    "تزيد",
    "لا",
    "علي",
    "عن",
];
/// Words about the current year or month, and about the one after it.
const THIS: &[&str] = &["الجاري", "الجاريه", "الحالي", "الحاليه", "this", "current"];
const NEXT: &[&str] = &["المقبل", "المقبله", "القادم", "القادمه", "next", "coming"];
const YEARS: &[&str] = &["العام", "السنه", "year"];
const MONTHS: &[&str] = &["الشهر", "month"];
/// Words from which a span counts on the day of the meeting itself.
const HERE: &[&str] = &[
    "تاريخه",
    "تاريخها",
    "الان",
    "اليوم",
    "الاجتماع",
    "اللقاء",
    "انعقاده",
    "انعقادها",
    "today",
    "now",
    "meeting",
    "talks",
    "communique",
];
const LEAD: &[&str] = &["تاريخ", "هذا", "انعقاد", "the", "date", "of", "this", "its"];
/// Words that make a span one that has passed.
const PAST: &[&str] = &["الماضي", "الماضيه", "الماضيين", "المنصرم", "المنصرمين", "الاخيره"];

/// A length of time.
#[derive(Clone, Copy)]
enum Span {
    Days(u32),
    Months(u32),
}

/// The deadline in a passage's own words, as [`When`] is written; `meeting` is when it was said.
pub fn deadline(passage: &str, lang: Lang, lexicon: &Lexicon, meeting: Option<When>) -> Option<FoundDate> {
    let tokens = tokens(passage, lang, &lexicon.ready(lang).words.abbreviations);
    let hits = lexicon.hits(&tokens, lang);
    find(&tokens, &hits, (0, tokens.len()), lexicon, meeting).map(|(_, found)| found)
}

/// The deadline among the tokens of a passage, with the id of its rule. Of several the last day
/// counts, since what was agreed is done when all of it is.
pub(crate) fn find(
    tokens: &[Token],
    hits: &[Hit],
    (first, end): (usize, usize),
    lexicon: &Lexicon,
    meeting: Option<When>,
) -> Option<(String, FoundDate)> {
    let here = &tokens[..end];
    let mut best: Option<(Date, String, FoundDate)> = None;
    for hit in hits.iter().filter(|h| h.first >= first && h.end <= end) {
        let rule = &lexicon.rules()[hit.rule];
        let RuleKind::Deadline(term) = rule.kind else { continue };
        let Some((value, used)) = read(here, hit.end, term, meeting) else { continue };
        let Some(last) = value.parse::<When>().ok().and_then(When::latest) else { continue };
        // What lies before the meeting was no deadline of it.
        if meeting.and_then(When::earliest).is_some_and(|held| last < held) {
            continue;
        }
        let found = FoundDate { start: tokens[hit.first].start, end: tokens[used - 1].end, value };
        let better = best
            .as_ref()
            .is_none_or(|(day, _, old)| (last, found.end, old.start) > (*day, old.end, found.start));
        if better {
            best = Some((last, rule.id.clone(), found));
        }
    }
    best.map(|(_, rule, found)| (rule, found))
}

/// What stands behind the words of a deadline: its value and the token after it.
fn read(tokens: &[Token], at: usize, term: Term, meeting: Option<When>) -> Option<(String, usize)> {
    let plain = |at: usize, words: &[&str]| {
        tokens.get(at).is_some_and(|t| t.kind == Kind::Word && words.contains(&t.word()))
    };
    if term == Term::By
        && let Some(found) = relative(tokens, at, meeting)
    {
        return Some(found);
    }
    for at in at..at + 5 {
        if term == Term::Within {
            if let Some((span, used)) = span(tokens, at) {
                return Some((after(meeting?.day()?, span)?.to_string(), used));
            }
        } else if let Some(p) = point(tokens, at).filter(|p| p.year.is_some()) {
            let value = if term == Term::By { p.text() } else { format!("<{}", p.text()) };
            return Some((value, at + p.used));
        }
        if !plain(at, FILLERS) {
            return None;
        }
    }
    None
}

/// "The end of this year", «نهاية العام المقبل»: counted from the meeting.
fn relative(tokens: &[Token], at: usize, meeting: Option<When>) -> Option<(String, usize)> {
    let is = |at: usize, words: &[&str]| {
        tokens.get(at).is_some_and(|t| t.kind == Kind::Word && words.contains(&t.word()))
    };
    let mut from = at;
    while is(from, &["the", "of"]) {
        from += 1;
    }
    let mut step = 0;
    let before = is(from, THIS) || is(from, NEXT);
    if before {
        step = i16::from(is(from, NEXT));
        from += 1;
    }
    let yearly = is(from, YEARS);
    if !yearly && !is(from, MONTHS) || point(tokens, from + 1).is_some() {
        return None;
    }
    from += 1;
    if !before && (is(from, THIS) || is(from, NEXT)) {
        step = i16::from(is(from, NEXT));
        from += 1;
    } else if !before && is(from, PAST) {
        return None;
    }
    let held = meeting?;
    let (begins, ends) = (held.earliest()?, held.latest()?);
    if yearly {
        return (begins.year() == ends.year()).then(|| (format!("{:04}", begins.year() + step), from));
    }
    let months = |d: Date| i32::from(d.year()) * 12 + i32::from(d.month()) - 1;
    (months(begins) == months(ends)).then(|| {
        let month = months(begins) + i32::from(step);
        (format!("{:04}-{:02}", month / 12, month % 12 + 1), from)
    })
}

/// A span: a number and a unit, or an Arabic unit that holds its number («شهرين»).
fn span(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let word = tokens.get(at).filter(|t| t.kind == Kind::Word)?.word();
    let alone = match word {
        "يومين" => Some(Span::Days(2)),
        "اسبوع" => Some(Span::Days(7)),
        "اسبوعين" => Some(Span::Days(14)),
        "شهر" => Some(Span::Months(1)),
        "شهرين" => Some(Span::Months(2)),
        "سنه" | "عام" => Some(Span::Months(12)),
        "سنتين" | "عامين" => Some(Span::Months(24)),
        _ => None,
    };
    let (span, used) = if let Some(span) = alone {
        (span, at + 1)
    } else {
        let count = number(tokens.get(at)).or_else(|| counted(word)).filter(|n| (1..=1000).contains(n))?;
        (unit(tokens.get(at + 1)?.word(), count)?, at + 2)
    };
    let next = tokens.get(used).map_or("", Token::word);
    // «عام 2027» and «شهر يناير» are dates.
    if alone.is_some() && (year(tokens.get(used)).is_some() || month(tokens.get(used)).is_some()) {
        return None;
    }
    if PAST.contains(&next) {
        return None;
    }
    if !matches!(next, "من" | "of" | "from" | "after") {
        return Some((span, used));
    }
    let mut at = used + 1;
    while tokens.get(at).is_some_and(|t| LEAD.contains(&t.word())) {
        at += 1;
    }
    let closed = tokens.get(at).is_some_and(|t| HERE.contains(&t.word()));
    let dated = tokens.get(at - 1).is_some_and(|t| t.word() == "date")
        && tokens.get(at).is_none_or(|t| t.kind != Kind::Word || t.word() == "to");
    if closed { Some((span, at + 1)) } else { dated.then_some((span, at)) }
}

fn unit(word: &str, count: u32) -> Option<Span> {
    match word {
        "day" | "days" | "يوم" | "يوما" | "ايام" => Some(Span::Days(count)),
        "week" | "weeks" | "اسبوع" | "اسبوعا" | "اسابيع" => Some(Span::Days(count * 7)),
        "month" | "months" | "شهر" | "شهرا" | "اشهر" | "شهور" => Some(Span::Months(count)),
        "year" | "years" | "سنه" | "سنوات" | "عام" | "عاما" | "اعوام" => {
            Some(Span::Months(count * 12))
        }
        _ => None,
    }
}

/// A number in a word.
fn counted(word: &str) -> Option<u32> {
    Some(match word {
        "a" | "an" | "one" => 1,
        "two" => 2,
        "three" | "ثلاثه" | "ثلاث" => 3,
        "four" | "اربعه" | "اربع" => 4,
        "five" | "خمسه" | "خمس" => 5,
        "six" | "سته" | "ست" => 6,
        "seven" | "سبعه" | "سبع" => 7,
        "eight" | "ثمانيه" | "ثماني" | "ثمان" => 8,
        "nine" | "تسعه" | "تسع" => 9,
        "ten" | "عشره" | "عشر" => 10,
        "twelve" => 12,
        "fifteen" => 15,
        "twenty" | "عشرين" => 20,
        "thirty" | "ثلاثين" => 30,
        "forty" | "اربعين" => 40,
        "sixty" | "ستين" => 60,
        "ninety" | "تسعين" => 90,
        _ => return None,
    })
}

/// The day a span after another; a day past a month's end is the month's last.
fn after(day: Date, span: Span) -> Option<Date> {
    match span {
        Span::Days(n) => (0..n).try_fold(day, |d, _| d.tomorrow().ok()),
        Span::Months(n) => {
            let month = i64::from(day.year()) * 12 + i64::from(day.month()) - 1 + i64::from(n);
            let (y, m) = (u32::try_from(month / 12).ok()?, u32::try_from(month % 12 + 1).ok()?);
            let d = u32::try_from(day.day()).ok()?.min(month_days(y, m));
            Date::new(i16::try_from(y).ok()?, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok()
        }
    }
}
