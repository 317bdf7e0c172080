//! Pages and JSON of one programme, served on this machine only.
//!
//! [`AppState`] holds the book and what was computed from it; [`router`] is the whole site;
//! [`serve`] binds it to a loopback address. A page is one file in `pages`, a verb as thin as
//! possible: it reads the address, asks the programme and its outcomes, and fills a template.
//!
//! Every number on a page stands in an element with `data-src`, which the page `source` resolves
//! ([`Ctx`] has a helper for each kind). Every change goes through `edit`, which appends to the
//! history and can be taken back.

mod assets;
mod cookies;
mod ctx;
mod edit;
mod error;
mod frame;
mod guard;
mod held;
mod html;
mod jobs;
mod pages;
mod params;
mod said;
mod serve;
mod state;
mod texts;

pub use ctx::Ctx;
pub use error::WebError;
pub use frame::{Area, Crumb, Notice, Page, Toast};
pub use html::{Html, Slot};
pub use jobs::{Asked, Job, Told};
pub use pages::{between_json, conflict_json, helps_json, why_json};
pub use params::Params;
pub use serve::{ServeError, router, serve};
pub use state::{AppState, View};
