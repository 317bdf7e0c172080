//! Running the command as a person does: in a folder of its own, with words and an exit code.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// The command.
pub(crate) fn sanad() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_sanad"))
}

/// A text without the marks that keep directions apart.
pub(crate) fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// What a run left.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    /// Data.
    pub(crate) out: String,
    /// Everything else.
    pub(crate) err: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// It ended with this code; what it said comes back.
    pub(crate) fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        // No message is without its words, and nothing is said by colour alone.
        for text in [&self.out, &self.err] {
            assert!(!text.contains('⟦') && !text.contains('\u{1b}'), "{text}");
        }
        self
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }
}

/// A folder to run in.
pub(crate) struct Desk(TempDir);

impl Desk {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// With the sample in `sample.db`.
    pub(crate) fn with_sample() -> Self {
        let desk = Self::new();
        desk.run(&["import", &crate::world::sample_folder().to_string_lossy(), "--db", "sample.db"]).ended(0);
        desk
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).expect("written");
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.path(folder)).expect("a folder");
        let name = |e: std::io::Result<std::fs::DirEntry>| e.expect("an entry").file_name();
        let mut names: Vec<_> = entries.map(|e| name(e).to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The command in this folder, on a fixed day, in a language that nothing chose.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(sanad());
        command.current_dir(self.0.path()).args(args).args(["--today", "2026-11-22"]);
        for name in ["SANAD_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "SANAD_LOG", "NO_COLOR"] {
            command.env_remove(name);
        }
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        Ran::of(self.command(args).output().expect("the command starts"))
    }
}
