//! `serve`: the pages of one database on this machine.

use super::Setting;
use crate::cli::At;
use crate::out;
use sanad_i18n::Arg;
use sanad_store::Book;
use sanad_web::AppState;
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

pub(super) async fn serve(set: Setting, db: &Path, at: &At) -> anyhow::Result<ExitCode> {
    let book = set.book(db).await?;
    pages(set, book, at).await
}

/// Serves until Ctrl-C or a request to end.
pub(super) async fn pages(set: Setting, book: Book, at: &At) -> anyhow::Result<ExitCode> {
    let held = book.clone();
    let state = AppState::new(Arc::new(book), None, set.asked_day);
    let l = set.locale();
    let ready = |addr: SocketAddr| {
        let address = format!("http://{addr}/");
        out::data(&l.t1_bare("cli-serving", &[("address", Arg::from(address))]));
    };
    let served = sanad_web::serve(SocketAddr::new(at.address, at.port), state, ready, ended()).await;
    // The log moves into the file, also where the address could not be had.
    held.close().await;
    served?;
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
