//! Plans between two aims: how much of one has to be given for more of the other.
//!
//! Across runs the first aim, upwards the second, both the better the further.
//! No plan lies beyond the dashed stairs; those below the full ones are no
//! better in either aim than a plan that was found.

use crate::canvas::{Anchor, Canvas};
use crate::width::{fit, text_width};
use crate::{ChartTable, Frame, Label, Status, Svg, TableCell};

/// Room under the drawing: the labels across and the name of the aim.
const FOOT: f64 = 46.0;
/// Room over it: the name of the aim upwards.
const TOP: f64 = 30.0;

/// One plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontierPoint {
    /// How good it is in the first aim; more is better.
    pub x: i64,
    /// How good it is in the second aim; more is better.
    pub y: i64,
    /// No plan that is as good in the first aim is better in the second.
    pub beyond: Option<i64>,
    /// Its name, short; beside its mark and in the table.
    pub label: Label,
    /// The first aim, as shown.
    pub x_label: Label,
    /// The second aim, as shown.
    pub y_label: Label,
    /// The bound of the second aim, as shown.
    pub beyond_label: Label,
    /// What else is said of it, in the table.
    pub note: Label,
    /// Whether it is the plan at hand; then it has another shape.
    pub at_hand: bool,
}

/// Headings of the table; the aims are named on the drawing too.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FrontierWords {
    /// The plan.
    pub point: String,
    /// The first aim.
    pub x: String,
    /// The second aim.
    pub y: String,
    /// The bound of the second aim.
    pub beyond: String,
    /// What else is said.
    pub note: String,
}

/// Plans of which none is as good as another in both aims.
#[derive(Debug, Clone, PartialEq)]
pub struct Frontier {
    /// Prefix, caption, direction and width.
    pub frame: Frame,
    /// Height in px, at least 120.
    pub height: f64,
    /// The plans, the worst in the first aim first.
    pub points: Vec<FrontierPoint>,
    /// The plan at hand where it is none of them.
    pub aside: Option<FrontierPoint>,
    /// Headings.
    pub words: FrontierWords,
}

/// One axis: values to places.
struct Scale {
    from: i64,
    to: i64,
    start: f64,
    end: f64,
}

impl Scale {
    fn of(values: impl Iterator<Item = i64> + Clone, start: f64, end: f64) -> Self {
        let (from, to) = (values.clone().min().unwrap_or(0), values.max().unwrap_or(0));
        Self { from, to, start, end }
    }

    fn at(&self, value: i64) -> f64 {
        let span = i128::from(self.to) - i128::from(self.from);
        if span == 0 {
            return f64::midpoint(self.start, self.end);
        }
        let part = (i128::from(value) - i128::from(self.from)) as f64 / span as f64;
        self.start + (self.end - self.start) * part
    }
}

impl Frontier {
    /// Draws the plans.
    pub fn build(&self) -> Svg {
        let height = if self.height.is_finite() { self.height.max(120.0) } else { 320.0 };
        let mut canvas = Canvas::new(self.frame.dir, self.frame.width);
        if !self.points.is_empty() {
            self.draw(&mut canvas, height);
        }
        Svg::new(canvas.finish("frontier", &self.frame, height), &self.frame, self.table())
    }

    fn all(&self) -> impl Iterator<Item = &FrontierPoint> + Clone {
        self.points.iter().chain(&self.aside)
    }

    fn draw(&self, canvas: &mut Canvas, height: f64) {
        let wide = self.all().map(|point| text_width(&point.y_label.text)).fold(24.0, f64::max);
        let margin = (wide + 14.0).min(self.frame.width / 3.0);
        let x = Scale::of(self.all().map(|p| p.x), margin + 20.0, self.frame.width - 60.0);
        let ys = self.all().flat_map(|p| [Some(p.y), p.beyond]).flatten();
        let y = Scale::of(ys, height - FOOT - 12.0, TOP + 12.0);
        self.draw_axes(canvas, &x, &y, margin, height - FOOT);
        let stairs = |height_of: &dyn Fn(&FrontierPoint) -> Option<i64>, before: bool| {
            let first = if before { self.points.first() } else { None };
            let mut line: Vec<(f64, f64)> = first.iter().map(|p| (x.at(p.x), y.at(p.y))).collect();
            for pair in self.points.windows(2) {
                let from = if before { &pair[1] } else { &pair[0] };
                let Some(at) = height_of(from) else { continue };
                line.extend([(x.at(pair[0].x), y.at(at)), (x.at(pair[1].x), y.at(at))]);
            }
            line
        };
        // Up to each plan the next is as good in the first aim too; no further does a bound hold.
        canvas.path("c-line", &stairs(&|point| point.beyond, false));
        canvas.path("c-step", &stairs(&|point| Some(point.y), true));
        for point in self.all() {
            self.draw_point(canvas, point, (x.at(point.x), y.at(point.y)));
        }
    }

    fn draw_point(&self, canvas: &mut Canvas, point: &FrontierPoint, (x, y): (f64, f64)) {
        let words = &self.words;
        let title = format!(
            "{}: {} {}, {} {}",
            point.label.text, words.x, point.x_label.text, words.y, point.y_label.text
        );
        if point.at_hand {
            canvas.diamond("c-restart", x, y, 8.0, &title);
        } else {
            canvas.shape(Status::Planned, x, y, 5.5, &title);
        }
        let wide = text_width(&point.label.text);
        if self.aside.as_ref() == Some(point) && x - 14.0 >= wide {
            // It lies within the stairs, and so does its name.
            return canvas.text("c-halo", x - 14.0, y + 4.5, Anchor::End, &point.label);
        }
        let shown = fit(&point.label.text, (self.frame.width - x - 12.0).max(24.0));
        canvas.text_cut("c-halo", x + 10.0, y - 7.0, Anchor::Start, &point.label, &shown);
    }

    fn draw_axes(&self, canvas: &mut Canvas, x: &Scale, y: &Scale, margin: f64, bottom: f64) {
        let (end, top) = (self.frame.width - 40.0, TOP);
        canvas.path("c-rule", &[(margin, top), (margin, bottom), (end, bottom)]);
        let name = |text: &str| Label::new(text);
        canvas.text("c-strong", 0.0, 14.0, Anchor::Start, &name(&self.words.y));
        canvas.text("c-strong", end, bottom + 38.0, Anchor::End, &name(&self.words.x));
        let mut free = f64::NEG_INFINITY;
        for point in &self.points {
            let (at, half) = (x.at(point.x), text_width(&point.x_label.text) / 2.0);
            canvas.path("c-hair", &[(at, bottom), (at, bottom + 4.0)]);
            if at - half >= free {
                canvas.text("c-quiet", at, bottom + 18.0, Anchor::Middle, &point.x_label);
                free = at + half + 10.0;
            }
        }
        // From the top: the second aim falls from plan to plan.
        let mut free = f64::NEG_INFINITY;
        for point in &self.points {
            let at = y.at(point.y);
            canvas.path("c-hair", &[(margin - 4.0, at), (margin, at)]);
            if at - 8.0 >= free {
                let shown = fit(&point.y_label.text, margin - 10.0);
                canvas.text_cut("c-quiet", margin - 8.0, at + 4.5, Anchor::End, &point.y_label, &shown);
                free = at + 8.0;
            }
        }
    }

    fn table(&self) -> ChartTable {
        let w = &self.words;
        let rows = self.all().map(|p| {
            let first = TableCell::from(&p.label);
            let numbers = [&p.x_label, &p.y_label, &p.beyond_label].map(TableCell::number);
            let mut row = vec![first];
            row.extend(numbers);
            row.push(TableCell::from(&p.note));
            row
        });
        ChartTable {
            caption: self.frame.caption.clone(),
            head: vec![w.point.clone(), w.x.clone(), w.y.clone(), w.beyond.clone(), w.note.clone()],
            rows: rows.collect(),
        }
    }
}
