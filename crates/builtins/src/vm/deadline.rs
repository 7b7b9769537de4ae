//! Ending a script that runs too long: an OS thread waits beside it and interrupts it.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use runtime::{Call, Error, Interrupter, Result};

/// A script's time, which runs until [`Deadline::end`].
pub(super) struct Deadline {
    done: Sender<()>,
    interrupter: Interrupter,
    /// Gives whether it has interrupted.
    watcher: JoinHandle<bool>,
}

impl Deadline {
    /// In `milliseconds` the JS that runs is ended.
    pub(super) fn begin(call: &mut Call<'_>, milliseconds: u32) -> Result<Deadline> {
        let interrupter = call
            .interrupter()
            .ok_or_else(|| Error::plain("", "scripts cannot be interrupted with this engine: leave 'timeout' out"))?;
        let (done, wait) = channel();
        let other = interrupter.clone();
        let time = Duration::from_millis(u64::from(milliseconds));
        let watcher = Builder::new()
            .name("vm-timeout".into())
            .spawn(move || {
                let is_late = wait.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
                if is_late {
                    other.interrupt();
                }
                is_late
            })
            .map_err(|error| Error::system(&error, "pthread_create"))?;
        Ok(Deadline { done, interrupter, watcher })
    }

    /// The script is over; whether it was ended. JS is as before.
    pub(super) fn end(self, call: &mut Call<'_>) -> bool {
        let _ = self.done.send(());
        let was_late = self.watcher.join().unwrap_or(false);
        if was_late {
            self.interrupter.take_back();
            call.clear_termination();
        }
        was_late
    }
}
