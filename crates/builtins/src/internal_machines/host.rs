//! What other machines want of this process, and what this process wants of them: slices, files, signals, output.

use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::time::Duration;

use nodes::{FileQuestion, Host, Message, Output, Peer, Slice};
use runtime::loader::Files;

use super::{files, linked, program};
use crate::internal_node_calls::slices;
use crate::internal_node_values::signals;

/// This process.
pub(crate) struct ThisProcess {
    files: Arc<dyn Files>,
}

impl ThisProcess {
    /// It gives others what `files` has.
    pub(crate) fn new(files: Arc<dyn Files>) -> Arc<ThisProcess> {
        Arc::new(ThisProcess { files })
    }
}

impl Host for ThisProcess {
    fn asked(&self, peer: &Arc<Peer>, id: u64, what: String, value: Vec<u8>) {
        program::ask(peer, id, what, value);
    }

    fn greeted(&self, peer: &Arc<Peer>, _greeting: &nodes::Greeting) -> Result<(), String> {
        remember(peer);
        Ok(())
    }

    fn printed(&self, output: Output, lines: &[u8]) {
        let fd = if output == Output::Out { 1 } else { 2 };
        // Nobody is there to be told that the program's output is closed.
        let _ = runtime::stdio::write_all(fd, lines);
    }

    fn file(&self, what: FileQuestion, path: &[u8]) -> Result<Vec<u8>, u32> {
        files::answer(&*self.files, what, path)
    }

    fn slice(&self, hash: &[u8; 32]) -> Option<Arc<Slice>> {
        slices::by_hash(hash).or_else(|| linked::parent_peer()?.fetch_slice(*hash))
    }

    fn aborted(&self, signal: u64, reason: Vec<u8>) {
        signals::aborted_elsewhere(signal, reason);
    }

    fn stopped(&self, grace: Duration) -> Result<(), String> {
        linked::stop(grace)
    }
}

/// The links of this process, to tell all of them something.
fn peers() -> MutexGuard<'static, Vec<Weak<Peer>>> {
    static PEERS: OnceLock<Mutex<Vec<Weak<Peer>>>> = OnceLock::new();
    PEERS.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

fn remember(peer: &Arc<Peer>) {
    let mut peers = peers();
    peers.retain(|known| known.strong_count() > 0);
    peers.push(Arc::downgrade(peer));
}

fn living() -> Vec<Arc<Peer>> {
    peers().iter().filter_map(Weak::upgrade).filter(|peer| peer.link().closed().is_none()).collect()
}

/// Tells the other machines that an AbortSignal which may have travelled was aborted.
pub(crate) fn tell_aborted(signal: u64, reason: &[u8]) {
    for peer in living() {
        let _ = peer.link().send(Message::Aborted { signal, reason: reason.to_vec() });
    }
}

/// A slice that has come by name only, as part of a value: from whichever machine has it. Waits.
pub(crate) fn fetch_slice(hash: [u8; 32]) -> Option<Arc<Slice>> {
    linked::parent_peer().into_iter().chain(living()).find_map(|peer| peer.fetch_slice(hash))
}

/// What the parent says of a file. Waits.
pub(crate) fn ask_parent_for_file(what: FileQuestion, path: &Path) -> io::Result<Vec<u8>> {
    match linked::parent_peer() {
        Some(parent) => parent.fetch_file(what, path.as_os_str().as_bytes()),
        None => Err(io::Error::from_raw_os_error(libc::ENOENT)),
    }
}
