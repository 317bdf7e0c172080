//! Links as they are walked along while activities are placed, forwards or backwards in time.

use crate::project::{End, Project};

/// A link as the activity that is waited for sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wait {
    /// The activity that waits.
    pub(super) other: u32,
    /// Ticks.
    pub(super) lag: i64,
    /// Whether its finish waits, else its start.
    pub(super) other_finish: bool,
    /// Whether the finish is waited for, else the start.
    pub(super) own_finish: bool,
}

/// Links in one direction of time.
#[derive(Debug, Clone)]
pub(super) struct Net {
    /// What waits for each activity.
    pub(super) after: Vec<Vec<Wait>>,
    /// What each activity ordinarily comes after.
    pub(super) before: Vec<Vec<u32>>,
    /// Whether links alone never force an activity that is placed to move: each can be placed after
    /// all that it waits for.
    pub(super) plain: bool,
}

/// Links forwards and backwards in time.
#[derive(Debug, Clone)]
pub(crate) struct Nets(pub(super) [Net; 2]);

impl Nets {
    /// The links of a project.
    pub(crate) fn new(project: &Project) -> Self {
        Self([Net::new(project, false), Net::new(project, true)])
    }

    /// Whether what is placed stays: no link forces it to move, and no stock, which others must give first.
    pub(crate) fn plain(&self, project: &Project) -> bool {
        self.0[0].plain && project.stocks.is_empty()
    }
}

impl Net {
    /// The links of a project.
    fn new(project: &Project, backward: bool) -> Self {
        let mut net = Self {
            after: vec![Vec::new(); project.len()],
            before: vec![Vec::new(); project.len()],
            plain: true,
        };
        let small = |activity: usize| u32::try_from(activity).unwrap_or(u32::MAX);
        for link in &project.links {
            let (from, to) = if backward { (link.to, link.from) } else { (link.from, link.to) };
            let finish = |end: End| (end == End::Finish) != backward;
            net.after[from.0].push(Wait {
                other: small(to.0),
                lag: link.lag,
                other_finish: finish(to.1),
                own_finish: finish(from.1),
            });
            if link.lag >= 0 && from.0 != to.0 {
                net.before[to.0].push(small(from.0));
            } else {
                net.plain = false;
            }
        }
        net.plain = net.plain && !net.circular();
        net
    }

    /// Whether some activities come after each other in a circle; asked where no link is a maximum lag.
    fn circular(&self) -> bool {
        let mut open: Vec<usize> = self.before.iter().map(Vec::len).collect();
        let mut free: Vec<usize> = (0..open.len()).filter(|&activity| open[activity] == 0).collect();
        let mut count = 0;
        while let Some(activity) = free.pop() {
            count += 1;
            for wait in &self.after[activity] {
                let other = wait.other as usize;
                open[other] -= 1;
                if open[other] == 0 {
                    free.push(other);
                }
            }
        }
        count < open.len()
    }

    /// An order by rising keys in which an activity comes after what it ordinarily comes after,
    /// where that is not in a circle.
    pub(super) fn order(&self, keys: &[i64]) -> Vec<usize> {
        let mut sorted: Vec<usize> = (0..keys.len()).collect();
        sorted.sort_unstable_by_key(|&activity| (keys[activity], activity));
        let mut order = Vec::with_capacity(keys.len());
        let mut seen = vec![false; keys.len()];
        let mut stack: Vec<(usize, usize)> = Vec::new();
        for first in sorted {
            if std::mem::replace(&mut seen[first], true) {
                continue;
            }
            stack.push((first, 0));
            while let Some(top) = stack.last_mut() {
                let (activity, tried) = *top;
                top.1 += 1;
                if let Some(&before) = self.before[activity].get(tried) {
                    let before = before as usize;
                    if !std::mem::replace(&mut seen[before], true) {
                        stack.push((before, 0));
                    }
                } else {
                    order.push(activity);
                    stack.pop();
                }
            }
        }
        order
    }
}
