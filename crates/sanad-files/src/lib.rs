//! Files: everything that comes in from, or goes out to, people's own tools.
//!
//! * [`folder`]: a programme as a folder of `programme.toml` and one CSV file a table.
//! * [`xlsx`]: the same programme as one workbook, one sheet a table.
//! * [`load`](load()): either of them into rows, reading the communiqués that nobody has read.
//! * [`communique`]: a published text into the changes it makes; splitting, joining, editing.
//! * [`followup`]: the sheet an owner fills with updates and proofs, out and back in.
//! * [`survey`]: the two pages of questions, out and back in.
//!
//! Everything read from outside either becomes tables or rows, or comes back as a list of
//! [`Finding`](sanad_model::Finding)s, all at once; [`CODES`] lists the kinds of them.

mod codes;
mod csv_text;
mod encoding;
mod error;
pub mod folder;
mod near;
pub mod xlsx;

pub use codes::CODES;
pub use error::FilesError;
