//! What can go wrong on a page. One type decides status and words; every event has an id, and the
//! first thing said is what happened to the person's data.

use crate::frame::Notice;
use crate::params::Params;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use sanad_i18n::{Arg, Locale};
use sanad_model::{Conflict, Finding};
use sanad_store::StoreError;
use std::sync::Arc;

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// No such page or record.
    #[error("There is no such page. Look for the record in the search")]
    NotFound,
    /// The Host header names another address.
    #[error("The address in the request is not served here")]
    Host,
    /// The form came from elsewhere.
    #[error("The form did not come from a page of this server")]
    Origin,
    /// The address does not take this method.
    #[error("The address does not take this method")]
    Method,
    /// The form could not be read.
    #[error("The form could not be read; nothing was saved")]
    BadForm,
    /// What was sent is larger than so many megabytes.
    #[error("What was sent is larger than {0} MB; nothing was taken")]
    TooLarge(u64),
    /// Cells of the form are wrong.
    #[error("Nothing was saved; {} cells are wrong", findings.len())]
    Invalid {
        /// What is wrong.
        findings: Vec<Finding>,
        /// What was entered.
        form: Params,
    },
    /// Somebody changed the same cells meanwhile.
    #[error("Nothing was saved; {} cells were changed meanwhile", conflicts.len())]
    Conflict {
        /// Expected and found.
        conflicts: Vec<Conflict>,
        /// What was entered; empty for an undo.
        form: Params,
    },
    /// The store refused.
    #[error(transparent)]
    Store(StoreError),
    /// A fault of the program.
    #[error("The page could not be made: {0}")]
    Internal(String),
}

impl WebError {
    /// The HTTP status.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Origin => StatusCode::FORBIDDEN,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::BadForm => StatusCode::BAD_REQUEST,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Invalid { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict { .. } => StatusCode::CONFLICT,
            Self::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What is said to the person: the state of their data, then the way out.
    pub fn notice(&self, l: &Locale) -> Notice {
        let (title, body) = match self {
            Self::NotFound => ("error-not-found-title", l.t("error-not-found")),
            Self::Host => ("error-refused-title", l.t("error-refused-host")),
            Self::Origin => ("error-refused-title", l.t("error-refused-origin")),
            Self::Method => ("error-method-title", l.t("error-method")),
            Self::BadForm => ("error-bad-form-title", l.t("error-bad-form")),
            Self::TooLarge(mb) => {
                ("error-too-large-title", l.t1("error-too-large", &[("n", Arg::from(*mb))]))
            }
            Self::Invalid { .. } => ("error-invalid-title", l.t("error-invalid")),
            Self::Conflict { form, .. } if form.0.is_empty() => {
                ("error-undo-conflict-title", l.t("error-conflict-undo"))
            }
            Self::Conflict { .. } => ("error-conflict-title", l.t("error-conflict")),
            Self::Store(_) => ("error-store-title", l.t("error-store")),
            Self::Internal(_) => ("error-internal-title", l.t("error-internal")),
        };
        Notice { kind: "error", title: l.t(title), body }
    }
}

impl From<StoreError> for WebError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NoBatch(_) => Self::NotFound,
            StoreError::Invalid(findings) => Self::Invalid { findings, form: Params::default() },
            StoreError::Conflict(conflicts) => Self::Conflict { conflicts, form: Params::default() },
            other => Self::Store(other),
        }
    }
}

impl From<askama::Error> for WebError {
    fn from(error: askama::Error) -> Self {
        Self::Internal(error.to_string())
    }
}

/// Carried on a response until the frame is put around it.
#[derive(Clone)]
pub(crate) struct Failed(pub(crate) Arc<WebError>);

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Failed(Arc::new(self)));
        response
    }
}
