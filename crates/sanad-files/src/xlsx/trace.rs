//! A number that remembers how it came about, so that a workbook can compute it anew.
//!
//! The engine runs once over such numbers. Each result then stands in a table of operations; a cell of the workbook
//! gets the formula of its own, which refers to the cells of figures and of other results. Choices that the engine makes
//! by comparing, other than the greater and the smaller of two and whether one is at most the other, stay as they were for the figures at hand.

use sanad_outcomes::appraise::Number;
use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// An operation on others, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Node {
    /// A constant, by its bits.
    Constant(u64),
    /// A figure, by its number.
    Figure(usize),
    Plus(u32, u32),
    Minus(u32, u32),
    Times(u32, u32),
    Over(u32, u32),
    Less(u32),
    Most(u32, u32),
    Least(u32, u32),
    AtMost(u32, u32),
    Rounded(u32, u32),
    Month(u32),
}

#[derive(Default)]
struct Table {
    nodes: Vec<Node>,
    values: Vec<f64>,
    known: HashMap<Node, u32>,
}

impl Table {
    fn put(&mut self, node: Node, value: f64) -> u32 {
        let constant = |place: u32| matches!(self.nodes[place as usize], Node::Constant(_));
        let mut used = operands(node).into_iter().flatten().peekable();
        // What follows from constants alone is one.
        let folded = used.peek().is_some() && used.all(constant);
        let node = if folded { Node::Constant(value.to_bits()) } else { node };
        let next = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let place = *self.known.entry(node).or_insert(next);
        if place == next {
            self.nodes.push(node);
            self.values.push(value);
        }
        place
    }
}

const NOUGHT: u32 = 0;
const ONE: u32 = 1;

thread_local! {
    static TABLE: RefCell<Table> = RefCell::default();
}

fn put(node: Node, value: f64) -> u32 {
    TABLE.with(|table| table.borrow_mut().put(node, value))
}

/// Begins anew: what was traced on this thread before is forgotten.
pub(super) fn begin() {
    TABLE.with(|table| *table.borrow_mut() = Table::default());
    put(Node::Constant(0f64.to_bits()), 0.0);
    put(Node::Constant(1f64.to_bits()), 1.0);
}

/// All operations since the begin with their values, each after those it uses.
pub(super) fn end() -> (Vec<Node>, Vec<f64>) {
    let table = TABLE.with(|table| std::mem::take(&mut *table.borrow_mut()));
    (table.nodes, table.values)
}

/// A number with its operation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Traced {
    value: f64,
    pub(super) node: u32,
}

impl Traced {
    pub(super) fn figure(number: usize, value: f64) -> Self {
        Self { value, node: put(Node::Figure(number), value) }
    }

    fn new(value: f64, node: Node) -> Self {
        Self { value, node: put(node, value) }
    }

    fn constant(value: f64) -> Self {
        Self::new(value, Node::Constant(value.to_bits()))
    }
}

impl PartialEq for Traced {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl PartialOrd for Traced {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl Add for Traced {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        match (self.node, other.node) {
            (NOUGHT, _) => other,
            (_, NOUGHT) => self,
            (a, b) => Self::new(self.value + other.value, Node::Plus(a, b)),
        }
    }
}

impl Sub for Traced {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        match (self.node, other.node) {
            (_, NOUGHT) => self,
            (a, b) if a == b => Self::ZERO,
            (NOUGHT, _) => -other,
            (a, b) => Self::new(self.value - other.value, Node::Minus(a, b)),
        }
    }
}

impl Mul for Traced {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        match (self.node, other.node) {
            (NOUGHT, _) | (_, NOUGHT) => Self::ZERO,
            (ONE, _) => other,
            (_, ONE) => self,
            (a, b) => Self::new(self.value * other.value, Node::Times(a, b)),
        }
    }
}

impl Div for Traced {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        match (self.node, other.node) {
            (_, ONE) => self,
            (NOUGHT, _) if other.value != 0.0 => Self::ZERO,
            (a, b) => Self::new(self.value / other.value, Node::Over(a, b)),
        }
    }
}

impl Neg for Traced {
    type Output = Self;
    fn neg(self) -> Self {
        if self.node == NOUGHT { self } else { Self::new(-self.value, Node::Less(self.node)) }
    }
}

impl AddAssign for Traced {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Traced {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Number for Traced {
    const ZERO: Self = Self { value: 0.0, node: NOUGHT };
    const ONE: Self = Self { value: 1.0, node: ONE };

    fn of(decimal: rust_decimal::Decimal) -> Self {
        Self::constant(f64::of(decimal))
    }

    fn whole(n: i64) -> Self {
        Self::constant(n as f64)
    }

    fn float(self) -> f64 {
        self.value
    }

    fn rounded(self, digits: u32) -> Self {
        if self.node == NOUGHT {
            return self;
        }
        Self::new(self.value.rounded(digits), Node::Rounded(self.node, digits))
    }

    fn month(self) -> Self {
        Self::new(self.value.month(), Node::Month(self.node))
    }

    fn is_number(self) -> bool {
        self.value.is_number()
    }

    fn most(self, other: Self) -> Self {
        if self.node == other.node {
            return self;
        }
        Self::new(self.value.most(other.value), Node::Most(self.node, other.node))
    }

    fn least(self, other: Self) -> Self {
        if self.node == other.node {
            return self;
        }
        Self::new(self.value.least(other.value), Node::Least(self.node, other.node))
    }

    fn at_most(self, other: Self) -> Self {
        if self.node == other.node {
            return Self::ONE;
        }
        Self::new(self.value.at_most(other.value), Node::AtMost(self.node, other.node))
    }
}

/// Where a result or a figure stands: a reference with its sheet.
pub(super) type Cells = HashMap<u32, String>;

/// A result that is used more than once and stands on no statement.
pub(super) struct Working {
    pub(super) node: u32,
    pub(super) formula: String,
    pub(super) value: f64,
}

/// Turns operations into formulas; what is used more than once and stands in no cell gets one among the workings.
pub(super) struct Formulas {
    nodes: Vec<Node>,
    values: Vec<f64>,
    uses: Vec<u32>,
    pub(super) cells: Cells,
    sheet: String,
    /// The workings, in order.
    pub(super) workings: Vec<Working>,
}

/// A formula of more characters is parted.
const LONG: usize = 900;

impl Formulas {
    /// `figures`: the cell of each figure; `sheet`: the name of the sheet of workings.
    pub(super) fn new(
        (nodes, values): (Vec<Node>, Vec<f64>),
        figures: &dyn Fn(usize) -> String,
        sheet: String,
    ) -> Self {
        let mut uses = vec![0; nodes.len()];
        let mut cells = Cells::new();
        for (place, node) in (0_u32..).zip(&nodes) {
            if let Node::Figure(number) = node {
                cells.insert(place, figures(*number));
            }
            for used in operands(*node).into_iter().flatten() {
                uses[used as usize] += 1;
            }
        }
        Self { nodes, values, uses, cells, sheet, workings: Vec::new() }
    }

    /// The value of a constant.
    pub(super) fn constant(&self, node: u32) -> Option<f64> {
        match self.nodes[node as usize] {
            Node::Constant(bits) => Some(f64::from_bits(bits)),
            _ => None,
        }
    }

    /// The formula of a result, without the sign of equality: from its operation, not from its own cell.
    pub(super) fn formula(&mut self, node: u32) -> String {
        self.operation(node, 0)
    }

    /// A result as a part of a formula: its cell, a constant, or its operation.
    fn part(&mut self, node: u32, binds: u8) -> String {
        if let Some(cell) = self.cells.get(&node) {
            return cell.clone();
        }
        if let Some(value) = self.constant(node) {
            return if value < 0.0 { format!("({value})") } else { value.to_string() };
        }
        if self.uses[node as usize] > 1 {
            let text = self.operation(node, 0);
            return self.work(node, text);
        }
        let text = self.operation(node, binds);
        if text.len() > LONG { self.work(node, text) } else { text }
    }

    fn work(&mut self, node: u32, text: String) -> String {
        self.workings.push(Working { node, formula: text, value: self.values[node as usize] });
        let cell = format!("'{}'!$B${}", self.sheet, self.workings.len() + 2);
        self.cells.insert(node, cell.clone());
        cell
    }

    /// Two parts with a sign between them; `left` and `right`: how tightly it binds them.
    fn two(&mut self, (a, b): (u32, u32), sign: char, (left, right): (u8, u8), binds: u8) -> String {
        let a = self.part(a, left);
        let b = self.part(b, right);
        let text = format!("{a}{sign}{b}");
        if binds > left { format!("({text})") } else { text }
    }

    /// `binds`: how tightly what stands around it binds; 1 sums, 2 what is taken away, 3 products, 4 divisors.
    fn operation(&mut self, node: u32, binds: u8) -> String {
        match self.nodes[node as usize] {
            Node::Plus(a, b) => self.two((a, b), '+', (1, 1), binds),
            Node::Minus(a, b) => self.two((a, b), '-', (1, 2), binds),
            Node::Times(a, b) => self.two((a, b), '*', (3, 3), binds),
            Node::Over(a, b) => self.two((a, b), '/', (3, 4), binds),
            Node::Most(a, b) => self.called("MAX", &[a, b]),
            Node::Least(a, b) => self.called("MIN", &[a, b]),
            Node::AtMost(a, b) => {
                let a = self.part(a, 0);
                format!("IF({a}<={},1,0)", self.part(b, 1))
            }
            Node::Less(a) => format!("(-{})", self.part(a, 4)),
            Node::Rounded(a, digits) => format!("ROUND({},{digits})", self.part(a, 0)),
            Node::Month(a) => format!("({}^(1/12))", self.part(a, 4)),
            Node::Figure(_) => self.cells.get(&node).cloned().unwrap_or_default(),
            Node::Constant(bits) => f64::from_bits(bits).to_string(),
        }
    }

    fn called(&mut self, name: &str, of: &[u32]) -> String {
        let mut text = format!("{name}(");
        for (n, part) in of.iter().enumerate() {
            let part = self.part(*part, 0);
            let _ = write!(text, "{}{part}", if n > 0 { "," } else { "" });
        }
        text.push(')');
        text
    }
}

fn operands(node: Node) -> [Option<u32>; 2] {
    match node {
        Node::Constant(_) | Node::Figure(_) => [None, None],
        Node::Plus(a, b)
        | Node::Minus(a, b)
        | Node::Times(a, b)
        | Node::Over(a, b)
        | Node::Most(a, b)
        | Node::Least(a, b)
        | Node::AtMost(a, b) => [Some(a), Some(b)],
        Node::Less(a) | Node::Rounded(a, _) | Node::Month(a) => [Some(a), None],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sanad_outcomes::appraise::file::Project;
    use sanad_outcomes::appraise::{Case, Input, Line, Valid, calculate, validate};

    const GARMENT: &str = include_str!("../../../../docs/appraisal/garment.toml");

    const WRITTEN_OFF: &str = include_str!("../../../../docs/appraisal/solar-tax-depreciation.toml");

    const FLIP: &str = include_str!("../../../../docs/appraisal/solar-flip.toml");

    fn valid(text: &str) -> Valid {
        let project: Project = toml::from_str(text).expect("a project");
        validate(project).expect("no faults")
    }

    /// What operations come to with other figures.
    fn anew(nodes: &[Node], figures: &[f64]) -> Vec<f64> {
        let mut all: Vec<f64> = Vec::with_capacity(nodes.len());
        for node in nodes {
            let at = |n: u32| all[n as usize];
            all.push(match *node {
                Node::Constant(bits) => f64::from_bits(bits),
                Node::Figure(number) => figures[number],
                Node::Plus(a, b) => at(a) + at(b),
                Node::Minus(a, b) => at(a) - at(b),
                Node::Times(a, b) => at(a) * at(b),
                Node::Over(a, b) => at(a) / at(b),
                Node::Less(a) => -at(a),
                Node::Most(a, b) => at(a).max(at(b)),
                Node::Least(a, b) => at(a).min(at(b)),
                Node::AtMost(a, b) => at(a).at_most(at(b)),
                Node::Rounded(a, digits) => at(a).rounded(digits),
                Node::Month(a) => at(a).month(),
            });
        }
        all
    }

    /// With a figure changed, the operations come to what the engine comes to.
    #[test]
    fn a_changed_figure_moves_every_line_as_the_engine_does() {
        // Losses that are carried may take off no more than a part of a profit.
        let taxed = GARMENT.replace("holiday = 4", "holiday = 0");
        let carried = taxed.replace("losses = { carried = 3 }", "losses = { carried = 3 }\nloss_share = 0.4");
        // Partners abroad who are called, pay tax, and share by stages until one of them has had its return.
        let abroad = FLIP
            .replace("residual = \"none\"", "")
            .replace("currency = \"USD\"", "currency = \"USD\"\ncalls = true\ndigits = 2")
            .replace(
                "partner = \"investor\"\nname",
                "partner = \"investor\"\norigin = \"third\"\ntax = 0.1\nname",
            )
            .replace("\"2022\" = 67240800", "\"2022\" = 60000000");
        for text in [GARMENT, WRITTEN_OFF, FLIP, &carried, &abroad] {
            changed_figures_move_every_line(&valid(text));
        }
        let paid = |text: &str| calculate::<f64>(&valid(text).case.likely()).taxes;
        assert_ne!(paid(&taxed), paid(&carried), "the part of a profit is asked");
        let stages = |factor: f64| {
            let mut case: Case<f64> = valid(&abroad).case.likely();
            case.products
                .iter_mut()
                .flat_map(|own| &mut own.unit_price)
                .for_each(|(_, price)| *price *= factor);
            let told = calculate(&case);
            assert!(told.sheet.total(Line::Calls) > 0.0, "partners are called");
            told.stages
        };
        assert_ne!(stages(1.0), stages(1.2), "a stage ends earlier");
    }

    fn changed_figures_move_every_line(valid: &Valid) {
        for (start, factor) in [("product.", 0.6), ("product.", 1.2), ("cost.", 1.4), ("investment.", 1.5)] {
            let changed = |input: &Input| {
                let likely: f64 = input.figure.number();
                let moved = input.path.starts_with(start)
                    && ["price", "per_unit", "variable", "fixed", "amounts", "bonus", "base"]
                        .iter()
                        .any(|f| input.path.contains(f));
                // A share cannot grow so far: it grows by a fifth of that.
                let share = ["bonus", "base"].iter().any(|f| input.path.contains(f));
                let factor = if share { 1.0 + (factor - 1.0) / 5.0 } else { factor };
                if moved { likely * factor } else { likely }
            };
            every_line_follows(valid, &format!("{start} {factor}"), &changed);
        }
    }

    /// Who has no part of what partners are called for at the figures at hand may come to have one.
    #[test]
    fn who_pays_in_once_a_figure_is_changed_is_called_for_the_part() {
        let (before, rest) = FLIP.split_once("[[sharing]]").expect("stages");
        let (_, after) = rest.split_once("[[tax]]").expect("taxes");
        let called = format!("{before}[[tax]]{after}")
            .replace("currency = \"USD\"", "currency = \"USD\"\ncalls = true\ndigits = 2")
            .replace("\"2022\" = 67240800", "\"2022\" = 60000000")
            .replace("\"2022\" = 44827200", "\"2022\" = 0");
        let pays = |input: &Input| {
            let likely: f64 = input.figure.number();
            if input.path.starts_with("equity.sponsor.") { likely + 2e7 } else { likely }
        };
        every_line_follows(&valid(&called), "the sponsor pays in", &pays);
    }

    fn every_line_follows(valid: &Valid, what: &str, changed: &dyn Fn(&Input) -> f64) {
        begin();
        let mut number = 0;
        let case: Case<Traced> = valid.case.map(&mut |input: &Input| {
            number += 1;
            Traced::figure(number - 1, input.figure.number())
        });
        let traced = calculate(&case);
        let (nodes, _) = end();
        let mut figures = Vec::new();
        let other: Case<f64> = valid.case.map(&mut |input: &Input| {
            figures.push(changed(input));
            changed(input)
        });
        let (told, all) = (calculate(&other), anew(&nodes, &figures));
        let mut moved = false;
        for (own, before) in told.partners.iter().zip(&traced.partners) {
            for (wanted, before) in own.iter().zip(before) {
                let here = all[before.node as usize];
                let near = (here - wanted).abs() <= 1e-6 * wanted.abs().max(1.0);
                assert!(near, "{what} a partner: {here} {wanted}");
            }
        }
        for line in Line::ALL {
            for period in 0..=told.sheet.periods() {
                let (wanted, before) = (told.sheet.get(*line, period), traced.sheet.get(*line, period));
                let here = all[before.node as usize];
                let near = (here - wanted).abs() <= 1e-6 * wanted.abs().max(1.0);
                assert!(near, "{what} {line:?} {period}: {here} {wanted}");
                moved |= (wanted - before.float()).abs() > 1.0;
            }
        }
        assert!(moved, "{what}");
    }

    #[test]
    fn a_formula_says_what_its_operations_come_to() {
        begin();
        let [a, b, c] = [0, 1, 2].map(|n| Traced::figure(n, n as f64 + 2.0));
        let sum = (a - (b - c)) * a / (b * c) + Traced::ZERO;
        let most = sum.most(Traced::ONE).rounded(2);
        let twice = most * most;
        let mut formulas = Formulas::new(end(), &|n| format!("F!C{n}"), "W".to_owned());
        assert_eq!(formulas.formula(sum.node), "(F!C0-(F!C1-F!C2))*F!C0/(F!C1*F!C2)");
        // What is used twice stands in a cell of its own.
        assert_eq!(formulas.formula(twice.node), "'W'!$B$3*'W'!$B$3");
        let text = "ROUND(MAX((F!C0-(F!C1-F!C2))*F!C0/(F!C1*F!C2),1),2)";
        assert_eq!(formulas.workings.len(), 1);
        assert_eq!(formulas.workings[0].formula, text);
    }
}
