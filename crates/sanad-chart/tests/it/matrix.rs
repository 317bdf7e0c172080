//! Fits in their columns, gaps outlined and said.

use sanad_chart::{Direction, Fit, Label, Matrix, MatrixCell, MatrixRow};

use crate::common::{frame, is_balanced};

fn matrix() -> Matrix {
    let cell = |column, fit| MatrixCell {
        column,
        fit,
        label: Label::new("2").src("fit.2"),
        title: "two capabilities".into(),
    };
    Matrix {
        frame: frame(Direction::Ltr),
        corner: "Need".into(),
        columns: vec![Label::new("Kader"), Label::new("Academy")],
        rows: vec![
            MatrixRow {
                label: Label::new("Training"),
                cells: vec![cell(1, Fit::Yes), cell(0, Fit::Maybe)],
                gap: None,
            },
            MatrixRow {
                label: Label::new("Burners"),
                cells: vec![cell(9, Fit::Yes)],
                gap: Some(Label::new("nobody")),
            },
        ],
    }
}

#[test]
fn the_table_has_each_fit_in_its_column_and_says_the_gap() {
    let table = matrix().build().table;
    assert_eq!(table.head, ["Need", "Kader", "Academy"]);
    let texts: Vec<Vec<&str>> =
        table.rows.iter().map(|r| r.iter().map(|c| c.text.as_str()).collect()).collect();
    assert_eq!(texts, [["Training", "2", "2"], ["Burners", "nobody", ""]]);
}

#[test]
fn only_the_need_that_nobody_supplies_is_outlined() {
    let svg = matrix().build();
    assert_eq!(svg.markup.matches("class=\"c-gap\"").count(), 1);
    assert_eq!(svg.markup.matches("class=\"c-fit\"").count(), 1);
    assert_eq!(svg.markup.matches("class=\"c-maybe\"").count(), 1);
    assert!(is_balanced(&svg.markup));
}

#[test]
fn an_empty_matrix_is_still_a_drawing() {
    let empty = Matrix { columns: Vec::new(), rows: Vec::new(), ..matrix() };
    assert!(is_balanced(&empty.build().markup));
}
