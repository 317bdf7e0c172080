//! Serves a programme folder from a temporary database, for looking at pages while writing them:
//! `cargo run -p sanad-web --example look -- FOLDER [PORT]`. Nothing is kept.

use sanad_model::Dataset;
use sanad_reader::Lexicon;
use sanad_store::{Author, Book, Edit};
use sanad_web::AppState;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().ok_or("the folder of a programme")?;
    let port: u16 = args.next().map_or(Ok(8099), |p| p.parse())?;
    let keep = tempfile::tempdir()?;
    let book = Book::create_or_open(keep.path().join("look.db")).await?;
    let empty = Dataset::default();
    let loaded = sanad_files::load(folder.as_ref(), &empty, &Lexicon::builtin()?, &mut sanad_store::new_id)
        .map_err(|f| f.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    let author = Author { actor: "look".to_owned(), party: None };
    book.write(Edit { author, reason: String::new(), changes: empty.diff(&loaded.rows) }).await?;
    let state = AppState::new(Arc::new(book), None, None);
    let addr = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let stop = async {
        tokio::signal::ctrl_c().await.ok();
    };
    sanad_web::serve(addr, state, |addr| eprintln!("http://{addr}/"), stop).await?;
    Ok(())
}
