//! The site as a browser sees it: the router in this process, one temporary database a test.

mod areas;
mod conflict;
mod edits;
mod guard;
mod measures;
mod money;
mod pages;
mod plan;
mod provenance;
mod site;
mod sources;
mod texts;
mod why;
