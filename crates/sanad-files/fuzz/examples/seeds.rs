//! Writes the seeds of every target into a folder: `cargo run --example seeds -- FOLDER`.

fn main() -> std::io::Result<()> {
    let to = std::env::args_os().nth(1).ok_or_else(|| std::io::Error::other("name a folder"))?;
    sanad_files_fuzz::seeds::write(to.as_ref())
}
