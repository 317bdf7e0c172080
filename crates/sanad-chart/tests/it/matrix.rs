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
                ..MatrixRow::default()
            },
            MatrixRow {
                label: Label::new("Burners"),
                cells: vec![cell(9, Fit::Yes)],
                gap: Some(Label::new("nobody")),
                ..MatrixRow::default()
            },
            MatrixRow {
                label: Label::new("Committee"),
                note: Some(Label::new("for the sides")),
                ..MatrixRow::default()
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
    assert_eq!(
        texts,
        [["Training", "2", "2"], ["Burners", "nobody", ""], ["Committee", "for the sides", ""]]
    );
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

#[test]
fn heads_are_never_cut() {
    let names = [
        "Arab Organization for Industrialization, electronics factory",
        "مصنع الإلكترونيات بالهيئة العربية للتصنيع",
    ];
    let columns: Vec<Label> = (0..14).map(|i| Label::new(names[i % 2])).collect();
    for dir in [Direction::Ltr, Direction::Rtl] {
        let svg = Matrix { frame: frame(dir), columns: columns.clone(), ..matrix() }.build();
        let heads = &svg.markup[..svg.markup.find("c-rule").expect("the line below the heads")];
        for word in names.iter().flat_map(|n| n.split_whitespace()) {
            assert!(heads.matches(word).count() >= 7, "{word}");
        }
        assert!(!heads.contains('…'));
        assert!(heads.matches("rotate(-90)").count() >= 14);
        assert!(is_balanced(&svg.markup));
    }
}
