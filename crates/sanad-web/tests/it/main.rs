//! The site as a browser sees it: the router in this process, one temporary database a test.

mod edits;
mod guard;
mod pages;
mod site;
mod texts;
