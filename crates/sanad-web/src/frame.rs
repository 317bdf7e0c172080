//! The frame of every page: what `templates/base.html` shows around the content.

/// Everything the frame needs; see the comment at the top of `base.html`.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// `ar` or `en`.
    pub lang: &'static str,
    /// `rtl` or `ltr`.
    pub dir: &'static str,
    /// `light`, `dark`, or empty to follow the system.
    pub theme: String,
    /// Name of the programme.
    pub programme_name: String,
    /// Where the programme's name comes from.
    pub programme_src: String,
    /// Title.
    pub title: String,
    /// Where the digits of the title come from; empty when it holds none.
    pub src: String,
    /// The question the page answers.
    pub question: String,
    /// This page in the other language.
    pub path_other_lang: String,
    /// The other language.
    pub other_lang: &'static str,
    /// Its name in itself.
    pub other_lang_name: &'static str,
    /// What was searched for.
    pub query: String,
    /// Who is writing, empty when nobody said.
    pub person: String,
    /// The areas of the work.
    pub areas: Vec<Area>,
    /// From the area down to the parent.
    pub crumbs: Vec<Crumb>,
    /// Whether all money of the plan is assumed.
    pub illustrative: bool,
    /// What must be said first.
    pub notice: Option<Notice>,
    /// A change just made.
    pub toast: Option<Toast>,
}

/// An area of the work.
#[derive(Clone, Debug)]
pub struct Area {
    /// Its address.
    pub href: String,
    /// Its name.
    pub label: String,
    /// Whether the page belongs to it.
    pub current: bool,
}

/// A step from the area down to the page.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Its address.
    pub href: String,
    /// Its name.
    pub label: String,
}

/// What a page says before anything else.
#[derive(Clone, Debug)]
pub struct Notice {
    /// `ok`, `info`, `warn` or `error`.
    pub kind: &'static str,
    /// First what happened to the person's data.
    pub title: String,
    /// Then the way out.
    pub body: String,
}

/// A change just made, with ten seconds to take it back.
#[derive(Clone, Debug)]
pub struct Toast {
    /// What was done.
    pub text: String,
    /// Where to take it back by POST; empty when there is nothing to take back.
    pub undo: String,
    /// The seconds left in words, from the first to the last.
    pub left: Vec<String>,
}
