//! What a process that a listening node made for a caller on another machine does beyond what any process does for its parent: it sees nothing of a
//! crash there but silence, it says itself when it has used too much memory, and it is stopped by the node with SIGTERM.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use nodes::{FileQuestion, Greeting, Host, Output, Peer, Slice};
use runtime::loader::Files;

use super::host::ThisProcess;

/// What running work gets when the node is stopped.
const GRACE: Duration = Duration::from_secs(4);

/// This process as its caller sees it.
pub(crate) struct FarParent {
    program: Arc<ThisProcess>,
    memory: Option<u64>,
    terminated: Arc<AtomicBool>,
}

impl FarParent {
    pub(crate) fn new(files: Arc<dyn Files>, memory: Option<u64>) -> std::io::Result<Arc<FarParent>> {
        let terminated = Arc::new(AtomicBool::new(false));
        signal_hook::flag::register(signal_hook::consts::SIGTERM, Arc::clone(&terminated))?;
        Ok(Arc::new(FarParent { program: ThisProcess::new(files), memory, terminated }))
    }
}

impl Host for FarParent {
    fn greeted(&self, peer: &Arc<Peer>, greeting: &Greeting) -> Result<(), String> {
        nodes::network::check_greeting(greeting)?;
        self.program.greeted(peer, greeting)
    }

    fn asked(&self, peer: &Arc<Peer>, id: u64, what: String, value: Vec<u8>) {
        self.program.asked(peer, id, what, value);
    }

    fn printed(&self, output: Output, lines: &[u8]) {
        self.program.printed(output, lines);
    }

    /// The caller has its own files, and its code here reads what it may.
    fn file(&self, _what: FileQuestion, _path: &[u8]) -> Result<Vec<u8>, u32> {
        Err(libc::ENOENT.unsigned_abs())
    }

    fn slice(&self, hash: &[u8; 32]) -> Option<Arc<Slice>> {
        self.program.slice(hash)
    }

    fn aborted(&self, signal: u64, reason: Vec<u8>) {
        self.program.aborted(signal, reason);
    }

    fn stopped(&self, grace: Duration) -> Result<(), String> {
        self.program.stopped(grace)
    }

    fn beat(&self) -> Result<(), String> {
        if self.terminated.swap(false, Ordering::SeqCst) {
            self.program.stopped(GRACE)?;
        }
        match (self.memory, nodes::own_private_memory()) {
            (Some(limit), Some(used)) if used > limit => {
                Err(format!("it used {} MiB of memory; its limit is {} MiB", used >> 20, limit >> 20))
            }
            _ => Ok(()),
        }
    }
}
