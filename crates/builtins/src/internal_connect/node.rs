//! `roata node --listen`: lets callers in and gives each a process, which is its Machine-Node. This process runs no JS.

use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use nodes::network::{ListenSettings, Listener, Terms, TlsServer, Token};

use crate::internal_machines::Linked;

/// What the command line says of a node.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NodeOptions {
    /// Where it listens: `host:port`, `[::1]:port`, `:port` or a port for loopback.
    pub listen: String,
    /// What callers must show.
    pub token: Option<String>,
    /// The files of its certificate and key, and of the certificates that its callers' must be signed by.
    pub tls: ServerFiles,
    /// How many cores each caller's process has.
    pub cores: Option<usize>,
    /// How many bytes of memory each may use.
    pub memory: Option<u64>,
    /// How many callers at once.
    pub connections: Option<usize>,
}

/// Files of PEM texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServerFiles {
    /// The certificate, with those that it is signed by.
    pub cert: Option<String>,
    /// Its key.
    pub key: Option<String>,
    /// Certificates that callers must be signed by.
    pub ca: Option<String>,
}

/// The environment's token, which callers' processes do not see.
pub const TOKEN_VARIABLE: &str = "ROATA_NODE_TOKEN";

const CONNECTIONS: usize = 128;
/// What running work gets when the node is stopped.
const GRACE: Duration = Duration::from_secs(5);

/// Listens until SIGTERM or SIGINT; prints where.
///
/// # Errors
/// What is wrong with the options, or why it cannot listen, in a sentence.
pub fn listen_as_node(options: &NodeOptions) -> Result<(), String> {
    let terms = Terms { token: token_of(options.token.as_deref())?, tls: options.tls.read()? };
    let scheme = if terms.tls.is_some() { " (TLS)" } else { "" };
    let addresses = addresses_of(&options.listen)?;
    let linked = Linked { cores: options.cores, memory: options.memory, lines: true, far: true, ..Linked::default() };
    let settings = ListenSettings {
        terms,
        connections: options.connections.unwrap_or(CONNECTIONS),
        command: Box::new(move || command(&linked)),
        refused: Box::new(|from, why| eprintln!("roata: {from} was not let in: {why}")),
    };
    let is_over = end_signals().map_err(|error| error.to_string())?;
    let listener = Listener::bind(&addresses, settings).map_err(|error| match error.kind() {
        io::ErrorKind::PermissionDenied if error.get_ref().is_some() => error.to_string(),
        _ => format!("cannot listen on {}: {error}", options.listen),
    })?;
    println!("roata://{}{scheme}", listener.address());
    listener.run(&|| is_over.load(Ordering::SeqCst));
    listener.stop(GRACE);
    Ok(())
}

impl ServerFiles {
    /// The settings, if there are any.
    ///
    /// # Errors
    /// What is missing or wrong.
    pub fn read(&self) -> Result<Option<TlsServer>, String> {
        let read = |file: &str| std::fs::read(file).map_err(|error| format!("{file}: {error}"));
        match (&self.cert, &self.key) {
            (Some(cert), Some(key)) => {
                let ca = self.ca.as_deref().map(read).transpose()?;
                let server = TlsServer::new((&read(cert)?, &read(key)?), ca.as_deref());
                server.map(Some).map_err(|error| format!("TLS: {error}"))
            }
            (None, None) if self.ca.is_none() => Ok(None),
            _ => Err("TLS needs both --tls-cert and --tls-key".into()),
        }
    }
}

/// A token from a text; a newline at its end, as files have it, is none of it.
///
/// # Errors
/// If it is too short or too long.
pub fn token_of(text: Option<&str>) -> Result<Option<Token>, String> {
    let Some(text) = text else { return Ok(None) };
    match Token::new(text.trim_end_matches(['\r', '\n']).as_bytes()) {
        Some(token) => Ok(Some(token)),
        None => Err("a token has 1 to 2048 bytes".into()),
    }
}

/// The addresses that a text means.
///
/// # Errors
/// If it means none.
pub fn addresses_of(text: &str) -> Result<Vec<SocketAddr>, String> {
    let text = text.strip_prefix("roata://").unwrap_or(text);
    let full = if text.parse::<u16>().is_ok() {
        format!("127.0.0.1:{text}")
    } else if text.starts_with(':') {
        format!("127.0.0.1{text}")
    } else {
        text.to_owned()
    };
    let found: Vec<_> = full.to_socket_addrs().map_err(|error| cannot_listen(text, &error))?.collect();
    if found.is_empty() { Err(format!("cannot listen on {text}: it has no address")) } else { Ok(found) }
}

fn cannot_listen(text: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::InvalidInput => format!("cannot listen on {text}: it must be like 127.0.0.1:7070 or [::1]:7070, or a port"),
        _ => format!("cannot listen on {text}: {error}"),
    }
}

/// True once this process was asked to end. Asked again, it ends at once.
fn end_signals() -> io::Result<Arc<AtomicBool>> {
    let is_over = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGINT] {
        signal_hook::flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(&is_over))?;
        signal_hook::flag::register(signal, Arc::clone(&is_over))?;
    }
    Ok(is_over)
}

/// A caller's process.
fn command(linked: &Linked) -> Command {
    use std::os::unix::process::CommandExt;
    let mut command = Command::new("/proc/self/exe");
    command.arg0("roata").arg(format!("--linked={}", linked.to_argument())).env_remove(TOKEN_VARIABLE);
    command.env_remove("NODE_OPTIONS");
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_without_a_host_are_on_loopback() {
        for text in ["7070", ":7070", "127.0.0.1:7070", "roata://127.0.0.1:7070"] {
            assert_eq!(addresses_of(text), Ok(vec!["127.0.0.1:7070".parse().unwrap()]));
        }
        assert_eq!(addresses_of("[::1]:1"), Ok(vec!["[::1]:1".parse().unwrap()]));
        for text in ["", "x", "1.2.3.4", "70700", "127.0.0.1:x"] {
            assert!(addresses_of(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_token_of_a_file_has_no_newline_at_its_end() {
        assert!(token_of(Some("secret\n")).unwrap().unwrap().is(b"secret"));
        assert!(token_of(Some("\n")).is_err());
        assert!(token_of(None).unwrap().is_none());
    }
}
