//! Files: everything that comes in from, or goes out to, people's own tools.
//!
//! * [`folder`]: a programme as a folder of `programme.toml` and one CSV file a table.
//! * [`xlsx`]: the same programme as one workbook, one sheet a table.
//! * [`load`](load()): either of them into rows, reading the communiqués that nobody has read.
//! * [`Opened`]: a file whose meaning is not known yet, opened once.
//! * [`communique`]: a published text into the changes it makes; splitting, joining, editing.
//! * [`followup`]: the sheet an owner fills with updates and proofs, out and back in.
//! * [`instances`]: public scheduling instances into problems of the engine.
//! * [`survey`]: the two pages of questions, out and back in.
//!
//! Everything read from outside either becomes tables or rows, or comes back as a list of
//! [`Finding`](sanad_model::Finding)s, all at once; [`CODES`] lists the kinds of them.

mod codes;
pub mod communique;
mod csv_text;
mod day;
mod encoding;
mod error;
pub mod folder;
pub mod followup;
pub mod instances;
mod load;
mod near;
mod opened;
mod passages;
pub mod project;
pub mod survey;
mod tables;
mod title;
pub mod xlsx;

pub use codes::{CLASHES, CODES};
pub use error::FilesError;
pub use load::{load, load_or, resolve, upload};
pub use opened::Opened;
