//! What a process prints that is another's Machine-Node: whole lines, through the link to its parent, which prints them at once.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use nodes::{Link, Message, Output};

/// A line longer than this goes in pieces.
const LONGEST_LINE: usize = 1 << 20;
/// How long the end of the process waits for its parent to take what was printed.
const PATIENCE: Duration = Duration::from_secs(2);

/// Where the lines go.
struct Printer {
    link: Arc<Link>,
    /// Lines that have not ended yet, of stdout and stderr.
    begun: [Mutex<Vec<u8>>; 2],
}

fn printer() -> &'static OnceLock<Printer> {
    static PRINTER: OnceLock<Printer> = OnceLock::new();
    &PRINTER
}

/// From now on, what this process prints goes over `link`.
pub(crate) fn print_over(link: Arc<Link>) {
    let begun = [Mutex::default(), Mutex::default()];
    if printer().set(Printer { link, begun }).is_ok() {
        runtime::stdio::redirect(print);
    }
}

/// Sends lines that have not ended, and waits until the parent has everything: before the process ends.
pub fn flush() {
    let Some(printer) = printer().get() else { return };
    for (output, begun) in [Output::Out, Output::Err].into_iter().zip(&printer.begun) {
        let lines = std::mem::take(&mut *lock(begun));
        if !lines.is_empty() {
            printer.send(output, lines);
        }
    }
    printer.link.flush(PATIENCE);
}

/// Takes what is printed; false if the link is over.
fn print(fd: i32, bytes: &[u8]) -> bool {
    let Some(printer) = printer().get() else { return false };
    let (output, index) = if fd == 2 { (Output::Err, 1) } else { (Output::Out, 0) };
    let mut begun = lock(&printer.begun[index]);
    begun.extend_from_slice(bytes);
    let whole = match begun.iter().rposition(|byte| *byte == b'\n') {
        Some(end) => end + 1,
        None if begun.len() > LONGEST_LINE => begun.len(),
        None => return true,
    };
    let rest = begun.split_off(whole);
    let lines = std::mem::replace(&mut *begun, rest);
    // Sent under the lock, so that the lines of several OS threads keep their order.
    printer.send(output, lines)
}

impl Printer {
    fn send(&self, stream: Output, lines: Vec<u8>) -> bool {
        self.link.send(Message::Log { stream, lines }).is_ok()
    }
}

fn lock(bytes: &Mutex<Vec<u8>>) -> MutexGuard<'_, Vec<u8>> {
    bytes.lock().unwrap_or_else(PoisonError::into_inner)
}
