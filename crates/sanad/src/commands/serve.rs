//! `serve`: the pages of one database on this machine.

use super::Setting;
use crate::cli::At;
use crate::out;
use sanad_i18n::Arg;
use sanad_store::{Access, Book};
use sanad_web::AppState;
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

pub(super) async fn serve(set: Setting, db: &Path, at: &At) -> anyhow::Result<ExitCode> {
    let book =
        if db.exists() { Book::open(db, Access::Write).await? } else { Book::create_or_open(db).await? };
    pages(set, book, at).await
}

/// Serves until Ctrl-C or a request to end.
pub(super) async fn pages(set: Setting, book: Book, at: &At) -> anyhow::Result<ExitCode> {
    let state = AppState::new(Arc::new(book), None, set.fixed_day.then_some(set.today));
    let l = set.locale();
    let ready = |addr: SocketAddr| {
        let address = format!("http://{addr}/");
        out::data(&l.t1_bare("cli-serving", &[("address", Arg::from(address))]));
    };
    sanad_web::serve(SocketAddr::new(at.address, at.port), state, ready, ended()).await?;
    out::note(&l.t("cli-stopped"));
    Ok(ExitCode::SUCCESS)
}

async fn ended() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}
