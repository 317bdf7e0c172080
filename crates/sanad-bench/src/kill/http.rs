//! The command as a server, asked over loopback by the simplest client that does.

use anyhow::Context as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// A running `sanad serve` or `sanad demo`. Ended when dropped.
#[derive(Debug)]
pub struct Server {
    child: Mutex<Child>,
    /// `127.0.0.1:port`.
    address: String,
}

/// What it answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Status.
    pub status: u16,
    /// Head and body as text.
    pub text: String,
}

impl Server {
    /// Serves a database on a free port and waits until it says its address.
    pub fn start(sanad: &Path, db: &Path, args: &[&str]) -> anyhow::Result<Self> {
        let mut child = Command::new(sanad)
            .args(["serve", "--port", "0", "--db"])
            .arg(db)
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let out = child.stdout.take().context("no output")?;
        let mut said = String::new();
        for line in BufReader::new(out).lines() {
            let line = line?;
            if let Some((_, rest)) = line.split_once("http://") {
                let address = rest.split('/').next().unwrap_or_default().to_owned();
                return Ok(Self { child: Mutex::new(child), address });
            }
            said.push_str(&line);
        }
        child.wait()?;
        anyhow::bail!("the server ended before it said its address; it said: {said}")
    }

    /// Its address, `127.0.0.1:port`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Ends it at once, whatever it does.
    pub fn kill(&self) {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = child.kill();
        let _ = child.wait();
    }

    /// Asks it to end, and waits until it has.
    pub fn terminate(&self) -> std::io::Result<std::process::ExitStatus> {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        Command::new("kill").args(["-TERM", &child.id().to_string()]).status()?;
        child.wait()
    }

    /// Asks for a page.
    pub fn get(&self, path: &str) -> std::io::Result<Answer> {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address))
    }

    /// Sends a form.
    pub fn post(&self, path: &str, form: &[(&str, &str)]) -> std::io::Result<Answer> {
        let body: Vec<String> = form.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect();
        let body = body.join("&");
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: {at}\r\nOrigin: http://{at}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len(),
            at = self.address,
        ))
    }

    fn send(&self, request: &str) -> std::io::Result<Answer> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.write_all(request.as_bytes())?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let status = text.split(' ').nth(1).and_then(|s| s.parse().ok());
        let status = status.ok_or_else(|| std::io::Error::other("the answer broke off"))?;
        Ok(Answer { status, text })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

fn encode(text: &str) -> String {
    text.bytes()
        .map(|b| match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(b).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}
