//! While a search runs: how it stands on one line of a terminal, and ending it by Ctrl-C.

use crate::out;
use std::io::IsTerminal as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A line of a terminal, written anew each time; nothing elsewhere.
pub(super) struct Line {
    shown: bool,
    written: AtomicBool,
}

impl Line {
    pub(super) fn new() -> Self {
        Self { shown: std::io::stderr().is_terminal(), written: AtomicBool::new(false) }
    }

    pub(super) fn show(&self, said: impl FnOnce() -> String) {
        if self.shown {
            self.written.store(true, Ordering::Relaxed);
            out::over(&said());
        }
    }

    pub(super) fn clear(&self) {
        if self.written.load(Ordering::Relaxed) {
            out::over("");
        }
    }
}

/// A flag that is raised when a person interrupts; a second time ends the program.
pub(super) fn interrupted() -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    let raised = Arc::clone(&flag);
    tokio::spawn(async move {
        while tokio::signal::ctrl_c().await.is_ok() {
            if raised.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
        }
    });
    flag
}
