//! Writing SVG: escaping, fixed decimals, mirroring, anchors and shapes.

use std::fmt::Write as _;

use crate::width::direction_of;
use crate::{Direction, Frame, Label, Status};

/// Where a text sits relative to its point, in the reading direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// A growing drawing. Coordinates are logical: x grows in the reading
/// direction, y downwards; both in px.
pub(crate) struct Canvas {
    out: String,
    dir: Direction,
    width: f64,
    has_links: bool,
}

/// `text` with the characters that mean something in XML replaced and
/// characters that XML does not allow left out.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
    out
}

/// A length in tenths of a px, the same on every machine.
#[expect(clippy::cast_possible_truncation, reason = "clamped far inside i64")]
fn tenths(value: f64) -> i64 {
    let value = if value.is_finite() { value.clamp(-1e7, 1e7) } else { 0.0 };
    (value * 10.0).round_ties_even() as i64
}

/// Writes tenths as a number with at most one decimal.
fn push(out: &mut String, tenths: i64) {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, part) = (tenths.abs() / 10, tenths.abs() % 10);
    let _ = match part {
        0 => write!(out, "{sign}{whole}"),
        part => write!(out, "{sign}{whole}.{part}"),
    };
}

/// A length with at most one decimal.
pub(crate) fn fixed(value: f64) -> String {
    let mut out = String::new();
    push(&mut out, tenths(value));
    out
}

/// A hollow shape around `y` from `from` to `to`: upright ends, or the halves
/// of a diamond when `tip` is not 0. An end that is not seen stays open.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hollow {
    pub(crate) from: f64,
    pub(crate) to: f64,
    pub(crate) y: f64,
    pub(crate) half: f64,
    pub(crate) tip: f64,
    /// Whether the start and the end are seen.
    pub(crate) seen: (bool, bool),
}

impl Canvas {
    /// A canvas that mirrors x when `dir` is right to left.
    pub(crate) fn new(dir: Direction, width: f64) -> Self {
        Self { out: String::new(), dir, width, has_links: false }
    }

    /// The physical x of a logical one.
    fn at(&self, x: f64) -> f64 {
        match self.dir {
            Direction::Ltr => x,
            Direction::Rtl => self.width - x,
        }
    }

    /// Raw markup, already escaped.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Opens an element; a class that is empty is not written.
    fn open(&mut self, tag: &str, class: &str) {
        self.out.push('<');
        self.out.push_str(tag);
        if !class.is_empty() {
            let _ = write!(self.out, " class=\"{class}\"");
        }
    }

    fn attribute(&mut self, name: &str, value: f64) {
        let _ = write!(self.out, " {name}=\"");
        push(&mut self.out, tenths(value));
        self.out.push('"');
    }

    /// Opens a link with a name for those who cannot see it; returns whether it did.
    pub(crate) fn open_link(&mut self, href: Option<&str>, name: &str, current: bool) -> bool {
        let Some(href) = href.filter(|h| crate::label::is_safe_href(h)) else {
            return false;
        };
        self.has_links = true;
        let _ = write!(self.out, "<a href=\"{}\"", escape(href));
        if !name.is_empty() {
            let _ = write!(self.out, " aria-label=\"{}\"", escape(name));
        }
        if current {
            self.out.push_str(" aria-current=\"true\"");
        }
        self.out.push('>');
        true
    }

    pub(crate) fn close_link(&mut self, opened: bool) {
        if opened {
            self.out.push_str("</a>");
        }
    }

    /// A rectangle from `x` to `x + w` in the reading direction.
    pub(crate) fn rect(&mut self, class: &str, x: f64, y: f64, w: f64, h: f64, title: &str) {
        let w = w.max(0.0);
        let left = match self.dir {
            Direction::Ltr => x,
            Direction::Rtl => self.width - x - w,
        };
        self.open("rect", class);
        self.attribute("x", left);
        self.attribute("y", y);
        self.attribute("width", w);
        self.attribute("height", h);
        self.close_with_title("rect", title);
    }

    fn close_with_title(&mut self, tag: &str, title: &str) {
        if title.is_empty() {
            self.out.push_str("/>");
        } else {
            let _ = write!(self.out, "><title>{}</title></{tag}>", escape(title));
        }
    }

    /// Straight lines through logical points.
    pub(crate) fn path(&mut self, class: &str, points: &[(f64, f64)]) {
        if points.len() < 2 {
            return;
        }
        let mut d = String::new();
        self.trace(&mut d, points);
        self.traced(class, &d, "");
    }

    /// Many separate strokes as one element.
    pub(crate) fn strokes(&mut self, class: &str, strokes: &[Vec<(f64, f64)>]) {
        let mut d = String::new();
        for points in strokes {
            self.trace(&mut d, points);
        }
        self.traced(class, &d, "");
    }

    /// Closed outlines as one element.
    pub(crate) fn rings(&mut self, class: &str, rings: &[Vec<(f64, f64)>]) {
        let mut d = String::new();
        for ring in rings {
            self.trace(&mut d, ring);
            d.push('Z');
        }
        if !d.is_empty() {
            let _ = write!(self.out, "<path class=\"{class}\" fill-rule=\"evenodd\" d=\"{d}\"/>");
        }
    }

    /// One closed outline.
    pub(crate) fn outline(&mut self, class: &str, points: &[(f64, f64)], title: &str) {
        let mut d = String::new();
        self.trace(&mut d, points);
        d.push('Z');
        self.traced(class, &d, title);
    }

    /// Adds straight lines through logical points to `d`, each relative to the
    /// last, which is shorter. Kept apart from writing, so that strokes of many
    /// rows share one element.
    pub(crate) fn trace(&self, d: &mut String, points: &[(f64, f64)]) {
        let mut last = None;
        for &(x, y) in points {
            let (x, y) = (tenths(self.at(x)), tenths(y));
            let (command, first, second) = match last {
                None => ('M', x, Some(y)),
                Some((px, py)) if px == x && py == y => continue,
                Some((px, py)) if py == y => ('h', x - px, None),
                Some((px, py)) if px == x => ('v', y - py, None),
                Some((px, py)) => ('l', x - px, Some(y - py)),
            };
            d.push(command);
            push(d, first);
            if let Some(second) = second {
                if second >= 0 {
                    d.push(' ');
                }
                push(d, second);
            }
            last = Some((x, y));
        }
    }

    /// What was traced, as one element; nothing when nothing was.
    pub(crate) fn traced(&mut self, class: &str, d: &str, title: &str) {
        if !d.is_empty() {
            self.open("path", class);
            let _ = write!(self.out, " d=\"{d}\"");
            self.close_with_title("path", title);
        }
    }

    /// A small shape that says the standing without colour.
    pub(crate) fn shape(&mut self, status: Status, x: f64, y: f64, r: f64, title: &str) {
        let (cx, class) = (self.at(x), status.class());
        match status {
            Status::Planned | Status::Unknown => {
                let r = if status == Status::Unknown { r - 0.8 } else { r };
                let _ = write!(
                    self.out,
                    "<circle class=\"c-mark c-mark--{class}\" cx=\"{}\" cy=\"{}\" r=\"{}\"",
                    fixed(cx),
                    fixed(y),
                    fixed(r)
                );
                self.close_with_title("circle", title);
            }
            Status::AtRisk | Status::Late | Status::Verified => {
                let points: &[(f64, f64)] = match status {
                    Status::AtRisk => &[(0.0, -1.15), (1.1, 0.85), (-1.1, 0.85)],
                    Status::Late => &[(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)],
                    _ => &[(-1.0, 0.0), (-0.3, 0.8), (1.1, -0.9)],
                };
                let d: Vec<String> = points
                    .iter()
                    .map(|(dx, dy)| format!("{} {}", fixed(cx + dx * r), fixed(y + dy * r)))
                    .collect();
                let end = if status == Status::Verified { "" } else { "Z" };
                let _ =
                    write!(self.out, "<path class=\"c-mark c-mark--{class}\" d=\"M{}{end}\"", d.join("L"));
                self.close_with_title("path", title);
            }
        }
    }

    /// A hollow shape; nothing of it stands on an end that goes on outside.
    pub(crate) fn hollow(&mut self, class: &str, shape: &Hollow, title: &str) {
        let Hollow { mut from, mut to, y, half, tip, seen } = *shape;
        let short = (tip * 2.0 - (to - from)).max(0.0) / 2.0;
        (from, to) = (from - short, to + short);
        let (top, foot) = (y - half, y + half);
        let (a, b) = (if seen.0 { from + tip } else { from }, if seen.1 { to - tip } else { to });
        let mut d = String::new();
        match seen {
            (true, true) => {
                self.trace(&mut d, &[(a, foot), (from, y), (a, top), (b, top), (to, y), (b, foot)]);
                d.push('Z');
            }
            (true, false) => self.trace(&mut d, &[(b, foot), (a, foot), (from, y), (a, top), (b, top)]),
            (false, true) => self.trace(&mut d, &[(a, foot), (b, foot), (to, y), (b, top), (a, top)]),
            (false, false) => {
                self.trace(&mut d, &[(a, top), (b, top)]);
                self.trace(&mut d, &[(a, foot), (b, foot)]);
            }
        }
        self.traced(class, &d, title);
    }

    /// A diamond: something starts to run at this moment.
    pub(crate) fn diamond(&mut self, class: &str, x: f64, y: f64, r: f64, title: &str) {
        self.outline(class, &[(x, y - r), (x + r, y), (x, y + r), (x - r, y)], title);
    }

    /// A text with its own direction, so that a Latin code inside Arabic (or
    /// the reverse) keeps its order; `title` is what was cut, if anything.
    pub(crate) fn text(&mut self, class: &str, x: f64, y: f64, anchor: Anchor, label: &Label) {
        self.text_cut(class, x, y, anchor, label, &label.text);
    }

    /// As [`Canvas::text`], showing `shown` in place of the whole text.
    pub(crate) fn text_cut(
        &mut self,
        class: &str,
        x: f64,
        y: f64,
        anchor: Anchor,
        label: &Label,
        shown: &str,
    ) {
        if shown.is_empty() {
            return;
        }
        let link = self.open_link(label.link(), "", false);
        let own = direction_of(shown);
        let anchor = match (anchor, own == self.dir) {
            (Anchor::Middle, _) => " text-anchor=\"middle\"",
            (Anchor::End, true) | (Anchor::Start, false) => " text-anchor=\"end\"",
            (Anchor::Start, true) | (Anchor::End, false) => "",
        };
        let x = self.at(x);
        self.open("text", class);
        self.attribute("x", x);
        self.attribute("y", y);
        self.out.push_str(anchor);
        if own != self.dir {
            self.out.push_str(if own == Direction::Rtl {
                " direction=\"rtl\""
            } else {
                " direction=\"ltr\""
            });
        }
        if let Some(src) = &label.src {
            let _ = write!(self.out, " data-src=\"{}\"", escape(src));
        }
        let _ = write!(self.out, ">{}", escape(shown));
        if shown != label.text {
            let _ = write!(self.out, "<title>{}</title>", escape(&label.text));
        }
        self.out.push_str("</text>");
        self.close_link(link);
    }

    /// Text that runs upwards from `y`, with its foot `beside` px to the right of `x`.
    pub(crate) fn text_up(&mut self, class: &str, x: f64, beside: f64, y: f64, text: &str) {
        // The line reads from below: what reads from right to left ends there.
        let (anchor, dir) = match direction_of(text) {
            Direction::Ltr => ("start", "ltr"),
            Direction::Rtl => ("end", "rtl"),
        };
        let _ = write!(
            self.out,
            "<text class=\"{class}\" transform=\"translate({} {}) rotate(-90)\" text-anchor=\"{anchor}\" \
             direction=\"{dir}\">{}</text>",
            fixed(self.at(x) + beside),
            fixed(y),
            escape(text)
        );
    }

    /// The finished element. A drawing that holds links is a group, since the
    /// parts of an image cannot be reached.
    pub(crate) fn finish(self, kind: &str, frame: &Frame, height: f64) -> String {
        let Self { out, dir, width, has_links } = self;
        let (w, h, p) = (fixed(width), fixed(height), &frame.prefix);
        let role = if has_links { "group" } else { "img" };
        let dir = if dir == Direction::Rtl { "rtl" } else { "ltr" };
        let described =
            if frame.desc.is_empty() { String::new() } else { format!(" aria-describedby=\"{p}-d\"") };
        let desc = if frame.desc.is_empty() {
            String::new()
        } else {
            format!("<desc id=\"{p}-d\">{}</desc>", escape(&frame.desc))
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"c c-{kind}\" id=\"{p}\" role=\"{role}\" \
             aria-labelledby=\"{p}-t\"{described} viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" \
             direction=\"{dir}\"><title id=\"{p}-t\">{}</title>{desc}{out}</svg>",
            escape(&frame.caption)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_one_decimal_and_no_negative_zero() {
        assert_eq!(fixed(12.0), "12");
        assert_eq!(fixed(12.25), "12.2");
        assert_eq!(fixed(-0.01), "0");
        assert_eq!(fixed(f64::NAN), "0");
    }

    #[test]
    fn what_means_something_in_xml_is_escaped() {
        assert_eq!(escape("a<b>&\"'\u{0}\n"), "a&lt;b&gt;&amp;&quot;&#39; ");
    }

    #[test]
    fn a_latin_code_in_a_right_to_left_chart_keeps_its_own_direction() {
        let mut canvas = Canvas::new(Direction::Rtl, 100.0);
        canvas.text("c-t", 10.0, 5.0, Anchor::Start, &Label::new("NCC (1)"));
        assert_eq!(
            canvas.out,
            "<text class=\"c-t\" x=\"90\" y=\"5\" text-anchor=\"end\" direction=\"ltr\">NCC (1)</text>"
        );
    }

    #[test]
    fn a_script_address_never_becomes_a_link() {
        let mut canvas = Canvas::new(Direction::Ltr, 100.0);
        canvas.text("c-t", 0.0, 0.0, Anchor::Start, &Label::new("x").href("javascript:alert(1)"));
        assert!(!canvas.out.contains("<a"), "{}", canvas.out);
        assert!(!canvas.has_links);
    }
}
