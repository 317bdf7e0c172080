//! What is worse is kept for a while: a schedule stays at hand if it is no worse than the one at hand so many steps ago
//! (late acceptance, Burke and Bykov 2017).

/// What the schedules at hand were worth in the last steps.
#[derive(Debug, Clone)]
pub(super) struct Past {
    values: Vec<(i64, i64)>,
    steps: usize,
    next: usize,
}

impl Past {
    /// Looks back so many steps, at least 1.
    pub(super) fn new(steps: usize) -> Self {
        Self { values: Vec::new(), steps, next: 0 }
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.values.clear();
    }

    /// Whether to keep a schedule worth `made` instead of that at hand, worth `at`.
    pub(super) fn keeps(&mut self, at: (i64, i64), made: (i64, i64)) -> bool {
        if self.values.is_empty() {
            self.values = vec![at; self.steps];
        }
        self.next = (self.next + 1) % self.steps;
        let past = &mut self.values[self.next];
        let keeps = made <= at || made <= *past;
        *past = (*past).min(if keeps { made } else { at });
        keeps
    }
}
