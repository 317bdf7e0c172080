//! The whole site as a router, and binding it to this machine.

use crate::error::WebError;
use crate::state::AppState;
use crate::{assets, guard, pages};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use std::future::Future;
use std::net::SocketAddr;
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;

/// Why the site could not be served.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// There are no accounts yet, so no other machine may ask.
    #[error(
        "`{0}` can be reached from other machines, and there are no accounts yet. Use 127.0.0.1 or [::1]; to reach it from elsewhere, forward the port through a secure shell."
    )]
    NotLoopback(SocketAddr),
    /// Another program listens there.
    #[error("Port {port} is in use, maybe by this same programme. Open http://{addr}/ and look, or choose another port with `--port`.", port = addr.port())]
    PortInUse {
        /// The address asked for.
        addr: SocketAddr,
    },
    /// The system refused.
    #[error("The address `{addr}` could not be opened. Choose another port with `--port`.")]
    Bind {
        /// The address asked for.
        addr: SocketAddr,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
    /// Serving stopped.
    #[error("Serving stopped. All that was confirmed is in the database; start it again.")]
    Stopped(#[source] std::io::Error),
}

/// The whole site.
pub fn router(state: AppState) -> Router {
    Router::new()
        .merge(pages::routes())
        .route("/assets/{*path}", get(assets::asset))
        .fallback(|| async { WebError::NotFound })
        .method_not_allowed_fallback(|| async { WebError::Method })
        .layer(DefaultBodyLimit::max(1024 * 1024))
        .layer(from_fn_with_state(state.clone(), guard::guard))
        .layer(CompressionLayer::new())
        .with_state(state)
}

/// Binds a loopback address, tells it to `ready`, and serves until `shutdown` is done. Port 0
/// takes any free one. Long work is asked to end with it.
pub async fn serve(
    addr: SocketAddr,
    state: AppState,
    ready: impl FnOnce(SocketAddr),
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), ServeError> {
    if !addr.ip().is_loopback() {
        return Err(ServeError::NotLoopback(addr));
    }
    let listener = TcpListener::bind(addr).await.map_err(|source| match source.kind() {
        std::io::ErrorKind::AddrInUse => ServeError::PortInUse { addr },
        _ => ServeError::Bind { addr, source },
    })?;
    let addr = listener.local_addr().map_err(|source| ServeError::Bind { addr, source })?;
    let state = state.on_port(addr.port());
    let app = router(state.clone());
    ready(addr);
    let shutdown = async move {
        shutdown.await;
        state.close();
    };
    axum::serve(listener, app).with_graceful_shutdown(shutdown).await.map_err(ServeError::Stopped)
}
