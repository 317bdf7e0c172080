//! Needs against suppliers. A filled disc is a fit, a hollow one an announced
//! or unproven fit; a need that nobody supplies is outlined and says so. The
//! heads are whole: where they do not fit across, they run upwards.

use crate::canvas::{Anchor, Canvas};
use crate::width::{SIZE, fit, text_width, wrap};
use crate::{ChartTable, Frame, Label, Svg, TableCell};

const ROW: f64 = 28.0;
const LINES: usize = 3;
const LINE: f64 = 16.0;
/// The longest line of a head that runs upwards.
const UPRIGHT: f64 = 190.0;

/// How well a supplier fits a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fit {
    /// A recorded capability; a filled disc.
    #[default]
    Yes,
    /// Announced, planned or partly fitting; a hollow disc.
    Maybe,
}

/// One cell in which something fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MatrixCell {
    /// Index of the supplier in [`Matrix::columns`]; others are left out.
    pub column: usize,
    /// How well it fits.
    pub fit: Fit,
    /// What stands in the disc (a count, a code of at most three characters), with source and link.
    pub label: Label,
    /// What it means, as a sentence; tooltip and table text.
    pub title: String,
}

/// One need.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MatrixRow {
    /// The need.
    pub label: Label,
    /// The suppliers that fit.
    pub cells: Vec<MatrixCell>,
    /// When nobody fits: the words that say so. Outlines the row.
    pub gap: Option<Label>,
    /// Words in place of fits for a need that is not for suppliers; no gap.
    pub note: Option<Label>,
}

/// A matrix of needs (rows) against suppliers (columns).
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// Prefix, caption, direction and width. The drawing is as wide as its columns need.
    pub frame: Frame,
    /// Heading of the needs.
    pub corner: String,
    /// The suppliers.
    pub columns: Vec<Label>,
    /// The needs from top to bottom.
    pub rows: Vec<MatrixRow>,
}

impl Matrix {
    /// Draws the matrix.
    pub fn build(&self) -> Svg {
        let longest = self.rows.iter().map(|r| text_width(&r.label.text)).fold(60.0, f64::max);
        let label_end = (longest + 16.0).min(260.0);
        let count = self.columns.len().max(1) as f64;
        let column = ((self.frame.width - label_end) / count).clamp(56.0, 120.0);
        let width = label_end + column * count + 2.0;
        let across: Vec<Vec<String>> =
            self.columns.iter().map(|c| wrap(&c.text, column - 8.0, LINES)).collect();
        let cut = across.iter().flatten().any(|line| line.ends_with('…'));
        let heads: Vec<Vec<String>> =
            if cut { self.columns.iter().map(|c| upwards(&c.text)).collect() } else { across };
        let top = 10.0
            + if cut {
                heads.iter().flatten().map(|line| text_width(line)).fold(LINE, f64::max)
            } else {
                heads.iter().map(Vec::len).max().unwrap_or(0).max(1) as f64 * LINE
            };
        let height = top + ROW * self.rows.len() as f64 + 2.0;

        let mut canvas = Canvas::new(self.frame.dir, width);
        canvas.text("c-quiet", 0.0, top - 8.0, Anchor::Start, &Label::new(self.corner.as_str()));
        for (i, (label, head)) in self.columns.iter().zip(&heads).enumerate() {
            let x = label_end + column * (i as f64 + 0.5);
            let link = canvas.open_link(label.link(), "", false);
            for (n, line) in head.iter().enumerate() {
                let up = (head.len() - 1 - n) as f64 * LINE;
                if cut {
                    let middle = (head.len() - 1) as f64 * LINE / 2.0;
                    canvas.text_up("c-quiet", x, LINE / 4.0 + middle - up, top - 8.0, line);
                } else {
                    canvas.text("c-quiet", x, top - 8.0 - up, Anchor::Middle, &Label::new(line.as_str()));
                }
                canvas.raw(" ");
            }
            canvas.close_link(link);
        }
        let hairs: Vec<Vec<(f64, f64)>> = (1..=self.rows.len())
            .map(|i| {
                let y = top + ROW * i as f64;
                vec![(0.0, y), (width, y)]
            })
            .collect();
        canvas.strokes("c-hair", &hairs);
        canvas.path("c-rule", &[(0.0, top), (width, top)]);
        for (i, row) in self.rows.iter().enumerate() {
            let y = top + ROW * i as f64;
            let shown = fit(&row.label.text, label_end - 16.0);
            canvas.text_cut("", 6.0, y + 18.5, Anchor::Start, &row.label, &shown);
            for cell in row.cells.iter().filter(|c| c.column < self.columns.len()) {
                Self::draw_cell(
                    &mut canvas,
                    cell,
                    label_end + column * (cell.column as f64 + 0.5),
                    y + ROW / 2.0,
                );
            }
            if let Some(gap) = &row.gap {
                canvas.rect("c-gap", 1.0, y + 1.5, width - 2.0, ROW - 3.0, "");
                canvas.text("c-gap-text", label_end + 8.0, y + 18.5, Anchor::Start, gap);
            }
            if let Some(note) = &row.note {
                canvas.text("c-quiet", label_end + 8.0, y + 18.5, Anchor::Start, note);
            }
        }
        Svg::new(canvas.finish("matrix", &self.frame, height), &self.frame, self.table())
    }

    fn draw_cell(canvas: &mut Canvas, cell: &MatrixCell, x: f64, y: f64) {
        // The name begins with what is seen, so that it can be spoken to.
        let name = match cell.title.as_str() {
            "" => cell.label.text.clone(),
            title => format!("{}: {title}", cell.label.text),
        };
        let opened = canvas.open_link(cell.label.link(), &name, false);
        let (ground, ink) = match cell.fit {
            Fit::Yes => ("c-fit", "c-fit-text"),
            Fit::Maybe => ("c-maybe", "c-maybe-text"),
        };
        let half = (text_width(&cell.label.text) / 2.0 + 6.0).max(10.0);
        canvas.rect(ground, x - half, y - 10.0, half * 2.0, 20.0, &cell.title);
        let plain = Label { href: None, ..cell.label.clone() };
        canvas.text(ink, x, y + SIZE * 0.36, Anchor::Middle, &plain);
        canvas.close_link(opened);
    }

    fn table(&self) -> ChartTable {
        let head =
            std::iter::once(self.corner.clone()).chain(self.columns.iter().map(|c| c.text.clone())).collect();
        let rows = self
            .rows
            .iter()
            .map(|row| {
                let mut cells = vec![TableCell::default(); self.columns.len() + 1];
                cells[0] = TableCell::from(&row.label);
                for cell in row.cells.iter().filter(|c| c.column < self.columns.len()) {
                    cells[cell.column + 1] = TableCell::number(&cell.label);
                }
                if let (Some(gap), Some(first)) = (row.gap.as_ref().or(row.note.as_ref()), cells.get_mut(1)) {
                    *first = TableCell::from(gap);
                }
                cells
            })
            .collect();
        ChartTable { caption: self.frame.caption.clone(), head, rows }
    }
}

/// A head in as few lines as hold it whole when it runs upwards.
fn upwards(text: &str) -> Vec<String> {
    (1..=text.split_whitespace().count())
        .map(|lines| wrap(text, UPRIGHT, lines))
        .find(|lines| !lines.iter().any(|line| line.ends_with('…')))
        .unwrap_or_else(|| vec![text.to_owned()])
}
