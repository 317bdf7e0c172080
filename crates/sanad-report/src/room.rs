//! How much fits on the one sheet: lines are estimated from the number of characters, a little on
//! the wide side, so that what is chosen never runs over. A browser test prints the fullest paper.

/// Room is counted in tenths of a line of text.
pub(crate) type Tenths = usize;

/// One line.
pub(crate) const LINE: Tenths = 10;
/// Characters on a line across the whole sheet.
pub(crate) const WIDE: usize = 105;
/// Characters on a line of what changed, the wider column at the foot.
pub(crate) const CHANGE: usize = 56;
/// Characters on a line of what comes next, the other one.
pub(crate) const COMING: usize = 39;
/// Characters on a line of an item's title.
pub(crate) const TITLE: usize = 60;
/// Characters on a line of an owner's name.
pub(crate) const OWNER: usize = 24;
/// Characters on a line of a due date with its status.
pub(crate) const DUE: usize = 21;

/// What decisions, agreed items and the two columns share; the heads and the foot are taken off.
pub(crate) const SHEET: Tenths = 495;
/// The most that what changed may take, in lines of its column.
pub(crate) const CHANGED: Tenths = 180;

/// The room that a text takes on lines of a width.
pub(crate) fn of(text: &str, width: usize) -> Tenths {
    text.chars().count().div_ceil(width).max(1) * LINE
}

/// How many of the pieces, from the first on, fit into the room.
pub(crate) fn fitting(pieces: impl IntoIterator<Item = Tenths>, room: Tenths) -> usize {
    let mut left = room;
    pieces
        .into_iter()
        .take_while(|piece| {
            let fits = *piece <= left;
            left = left.saturating_sub(*piece);
            fits
        })
        .count()
}
