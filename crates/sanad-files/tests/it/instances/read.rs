//! What each format says.

use super::texts::{self, BESIDE, LAGS, MULTI_MODE, PATTERSON, PROJECTS, SINGLE_MODE, SKILLS, STOCKS};
use super::{draft, read};
use sanad_files::instances::Format;
use sanad_schedule::{End, Link, Mode, Objective, Part, Place, Raw};

fn mode(duration: i64, uses: &[(usize, i64)], spends: &[(usize, i64)]) -> Mode {
    Mode { duration, uses: uses.to_vec(), spends: spends.to_vec(), ..Mode::default() }
}

fn modes(raw: &Raw) -> Vec<Vec<Mode>> {
    raw.activities.iter().map(|activity| activity.modes.clone()).collect()
}

#[test]
fn a_single_mode_project() {
    let read = draft(SINGLE_MODE);
    assert_eq!((read.format, read.horizon), (Format::Psplib, Some(14)));
    assert_eq!(read.raw.renewables, [3, 1]);
    assert_eq!(read.raw.budgets, [0; 0]);
    let links = [(0, 1), (0, 2), (1, 3), (2, 4), (3, 5), (4, 5)].map(|(from, to)| Link::after(from, to));
    assert_eq!(read.raw.links, links);
    let rows = [
        mode(0, &[], &[]),
        mode(3, &[(0, 2)], &[]),
        mode(4, &[(0, 2), (1, 1)], &[]),
        mode(2, &[(0, 1), (1, 1)], &[]),
        mode(5, &[(0, 1)], &[]),
        mode(0, &[], &[]),
    ];
    assert_eq!(modes(&read.raw), rows.map(|row| vec![row]));
    // The same project in the other format is the same problem.
    let other = draft(PATTERSON);
    assert_eq!(other.format, Format::Patterson);
    assert_eq!(other.raw, read.raw);
    assert_eq!(other.horizon, None);
}

#[test]
fn everything_read_has_its_place() {
    let read = draft(SINGLE_MODE);
    let at = |place: Place| read.place(place).map(|at| (at.row, at.column));
    let column = |number: u32| number.to_string();
    assert_eq!(at(Place::Activity(2)), Some((30, column(3))));
    assert_eq!(at(Place::Mode(2, 0)), Some((30, column(16))));
    assert_eq!(at(Place::Link(1)), Some((18, column(40))));
    assert_eq!(at(Place::Renewable(1)), Some((37, column(10))));
    assert_eq!(at(Place::Link(6)), None);
    let read = draft(BESIDE);
    // Parts of a project that lies beside stand in its own file.
    let place = read.place(Place::Mode(1, 1)).expect("a place");
    assert_eq!((place.file.as_str(), place.row, place.column.as_str()), ("p/one.mm", 19, "4"));
    assert_eq!(read.place(Place::Renewable(0)).map(|at| (at.file, at.row)), Some(("own".to_owned(), 9)));
}

#[test]
fn modes_and_budgets() {
    let raw = draft(MULTI_MODE).raw;
    assert_eq!((raw.renewables.as_slice(), raw.budgets.as_slice()), (&[2][..], &[8][..]));
    let rows = [
        vec![mode(0, &[], &[])],
        vec![mode(2, &[(0, 1)], &[(0, 6)]), mode(5, &[(0, 1)], &[(0, 1)])],
        vec![mode(3, &[(0, 2)], &[(0, 6)]), mode(7, &[(0, 1)], &[(0, 2)])],
        vec![mode(0, &[], &[])],
    ];
    assert_eq!(modes(&raw), rows);
}

#[test]
fn stocks_are_taken_at_starts_and_given_at_finishes() {
    let read = draft(STOCKS);
    assert_eq!(read.format, Format::Stocks);
    assert_eq!((read.raw.renewables.as_slice(), read.raw.stocks.as_slice()), (&[1][..], &[0][..]));
    let gives = Mode { duration: 3, uses: vec![(0, 1)], gives: vec![(0, 2)], ..Mode::default() };
    let takes = Mode { duration: 2, takes: vec![(0, 2)], ..Mode::default() };
    assert_eq!(modes(&read.raw)[1..3], [vec![gives], vec![takes]]);
    // What the beginning and the end are said to take and give is not counted.
    let said = STOCKS.replace("0\t0\t0\t0\t2", "0\t0\t9\t4\t2").replace("0\t0\t0\t0\t0", "0\t0\t7\t1\t0");
    assert_ne!(said, STOCKS);
    assert_eq!(draft(&said).raw, read.raw);
}

#[test]
fn lags_are_between_starts() {
    let read = draft(LAGS);
    assert_eq!(read.format, Format::ProgenMax);
    let link = |from, to, lag| Link { from: (from, End::Start), to: (to, End::Start), lag };
    let links = [link(0, 1, 0), link(0, 2, 0), link(1, 2, 2), link(1, 3, 3), link(2, 1, -4), link(2, 3, 2)];
    assert_eq!(read.raw.links, links);
    assert_eq!(read.raw.renewables, [1]);
    assert_eq!(modes(&read.raw)[2], [mode(2, &[(0, 1)], &[])]);
}

#[test]
fn persons_have_skills() {
    let read = draft(SKILLS);
    assert_eq!(read.format, Format::Mspsp);
    assert_eq!((read.raw.skills, read.raw.persons.as_slice()), (2, &[vec![0], vec![0, 1]][..]));
    let needs: Vec<_> = modes(&read.raw).iter().map(|modes| modes[0].needs.clone()).collect();
    assert_eq!(needs, [vec![], vec![(0, 1), (1, 1)], vec![(1, 1)], vec![]]);
    assert_eq!(read.raw.links, [(0, 1), (0, 2), (1, 3), (2, 3)].map(|(from, to)| Link::after(from, to)));
}

#[test]
fn projects_beside_share_what_is_shared() {
    let read = draft(BESIDE);
    assert_eq!((read.format, read.raw.objective), (Format::Mista, Objective::TotalDelay));
    // One renewable for both, a budget for each.
    assert_eq!((read.raw.renewables.as_slice(), read.raw.budgets.as_slice()), (&[2][..], &[8, 8][..]));
    let parts = [
        Part { release: 0, length: 5, activities: (0..4).collect() },
        Part { release: 3, length: 5, activities: (4..8).collect() },
    ];
    assert_eq!(read.raw.parts, parts);
    assert_eq!(read.raw.activities[2].modes[0], mode(3, &[(0, 2)], &[(0, 6)]));
    assert_eq!(read.raw.activities[6].modes[0], mode(3, &[(0, 2)], &[(1, 6)]));
    let releases: Vec<i64> = read.raw.activities.iter().map(|activity| activity.release).collect();
    assert_eq!(releases, [0, 0, 0, 0, 3, 3, 3, 3]);
    assert_eq!(read.raw.links[4], Link::after(4, 5));
    // Without a shared one, each has its own.
    let own = draft(&BESIDE.replace("2\t-1", "-1\t-1"));
    assert_eq!(own.raw.renewables, [2, 2]);
    // A budget may be shared too.
    let shared = draft(&BESIDE.replace("2\t-1", "-1\t9"));
    assert_eq!(shared.raw.budgets, [9]);
    assert_eq!(shared.raw.activities[6].modes[0], mode(3, &[(1, 2)], &[(0, 6)]));
}

#[test]
fn projects_of_one_text() {
    let read = draft(PROJECTS);
    assert_eq!((read.format, read.raw.objective), (Format::Mplib, Objective::Makespan));
    let links = [(0, 1), (1, 2), (1, 4), (3, 4), (4, 5)].map(|(from, to)| Link::after(from, to));
    assert_eq!(read.raw.links, links);
    let parts = [
        Part { release: 0, length: 4, activities: vec![0, 1, 2] },
        Part { release: 2, length: 7, activities: vec![3, 4, 5] },
    ];
    assert_eq!(read.raw.parts, parts);
    let instance = read_whole(PROJECTS);
    assert_eq!((instance.name(4), instance.project.activities[4].release), ("2:2".to_owned(), 2));
}

fn read_whole(text: &str) -> sanad_files::instances::Instance {
    read(text).expect("no fault")
}

#[test]
fn every_text_is_valid_and_marks_and_line_ends_do_not_matter() {
    for text in texts::ALL {
        let plain = read_whole(text);
        for other in [
            format!("\u{feff}{text}"),
            text.replace('\n', "\r\n"),
            text.replace('\n', "\r"),
            text.trim_end().to_owned(),
        ] {
            assert_eq!(*plain.project, *read_whole(&other).project, "{other}");
        }
    }
    assert_eq!(read_whole(LAGS).name(0), "0");
    assert_eq!(read_whole(PATTERSON).name(0), "1");
}
