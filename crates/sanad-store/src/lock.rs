//! The lock that keeps a second writer out: an advisory lock on `<database>.lock`, which the system
//! frees when the process ends, however it ends.

use crate::error::StoreError;
use std::fs::{File, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(25);

/// Held as long as this process may write.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a database, or says who holds it.
    pub(crate) fn take(database: &Path) -> Result<Self, StoreError> {
        let path = beside(database, ".lock");
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|e| StoreError::from_io(database, e))?;
        match patiently(&file) {
            Ok(()) => {
                // The number is only for the other's message; the lock holds without it.
                let _ = file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id()));
                Ok(Self { _file: file })
            }
            Err(TryLockError::WouldBlock) => {
                let mut number = String::new();
                let _ = file.read_to_string(&mut number);
                let holder = match number.trim() {
                    "" => "another process".to_owned(),
                    number => format!("process {number}"),
                };
                Err(StoreError::Locked { path: database.to_owned(), holder })
            }
            Err(TryLockError::Error(source)) => Err(StoreError::File { path, source }),
        }
    }
}

/// Tries for half a second: a lock just given up can outlive its holder by a moment, in a child
/// process that is being started at that very time.
fn patiently(file: &File) -> Result<(), TryLockError> {
    for _ in 0..TRIES {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            done => return done,
        }
    }
    file.try_lock()
}

/// The path of a companion file: the same name with a suffix.
pub(crate) fn beside(database: &Path, suffix: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
