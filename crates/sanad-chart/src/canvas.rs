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

/// A length with at most one decimal, the same on every machine.
pub(crate) fn fixed(value: f64) -> String {
    let value = if value.is_finite() { value.clamp(-1e7, 1e7) } else { 0.0 };
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
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

    /// Opens a link with a name for those who cannot see it; returns whether it did.
    pub(crate) fn open_link(&mut self, href: Option<&str>, name: &str, class: &str, current: bool) -> bool {
        let Some(href) = href.filter(|h| crate::label::is_safe_href(h)) else {
            return false;
        };
        self.has_links = true;
        let _ = write!(self.out, "<a class=\"{class}\" href=\"{}\"", escape(href));
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
        let _ = write!(
            self.out,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
            fixed(left),
            fixed(y),
            fixed(w),
            fixed(h)
        );
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
        let d = self.lines(points);
        let _ = write!(self.out, "<path class=\"{class}\" d=\"{d}\"/>");
    }

    /// Many separate strokes as one element.
    pub(crate) fn strokes(&mut self, class: &str, strokes: &[Vec<(f64, f64)>]) {
        let d: String = strokes.iter().map(|points| self.lines(points)).collect();
        if !d.is_empty() {
            let _ = write!(self.out, "<path class=\"{class}\" d=\"{d}\"/>");
        }
    }

    /// Closed outlines as one element.
    pub(crate) fn rings(&mut self, class: &str, rings: &[Vec<(f64, f64)>]) {
        let d: String = rings.iter().flat_map(|ring| [self.lines(ring), "Z".to_owned()]).collect();
        if !d.is_empty() {
            let _ = write!(self.out, "<path class=\"{class}\" fill-rule=\"evenodd\" d=\"{d}\"/>");
        }
    }

    fn lines(&self, points: &[(f64, f64)]) -> String {
        let mut d = String::new();
        for (i, &(x, y)) in points.iter().enumerate() {
            let _ = write!(d, "{}{} {}", if i == 0 { "M" } else { "L" }, fixed(self.at(x)), fixed(y));
        }
        d
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

    /// A diamond: something starts to run at this moment.
    pub(crate) fn diamond(&mut self, class: &str, x: f64, y: f64, r: f64, title: &str) {
        let cx = self.at(x);
        let _ = write!(
            self.out,
            "<path class=\"{class}\" d=\"M{} {}L{} {}L{} {}L{} {}Z\"",
            fixed(cx),
            fixed(y - r),
            fixed(cx + r),
            fixed(y),
            fixed(cx),
            fixed(y + r),
            fixed(cx - r),
            fixed(y)
        );
        self.close_with_title("path", title);
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
        let link = self.open_link(label.link(), "", "c-a", false);
        let own = direction_of(shown);
        let anchor = match (anchor, own == self.dir) {
            (Anchor::Middle, _) => "middle",
            (Anchor::Start, true) | (Anchor::End, false) => "start",
            (Anchor::End, true) | (Anchor::Start, false) => "end",
        };
        let _ = write!(
            self.out,
            "<text class=\"{class}\" x=\"{}\" y=\"{}\" text-anchor=\"{anchor}\" direction=\"{}\" unicode-bidi=\"isolate\"",
            fixed(self.at(x)),
            fixed(y),
            if own == Direction::Rtl { "rtl" } else { "ltr" }
        );
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
             direction=\"{dir}\" unicode-bidi=\"isolate\">{}</text>",
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
            "<text class=\"c-t\" x=\"90\" y=\"5\" text-anchor=\"end\" direction=\"ltr\" unicode-bidi=\"isolate\">NCC (1)</text>"
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
