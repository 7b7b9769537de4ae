//! Bytes from one stream to another and back, for a process that cannot have the stream itself: TLS lives in one process.

use std::io;
use std::time::{Duration, Instant};

use super::handshake::write_all;
use crate::stream::Stream;

const LOOK: Duration = Duration::from_secs(1);
/// Who takes nothing for so long is given up.
const STALLED: Duration = Duration::from_secs(30);

/// Until one of them ends; then both are closed.
pub(crate) fn relay(one: &dyn Stream, other: &dyn Stream) {
    std::thread::scope(|scope| {
        let there = std::thread::Builder::new()
            .name("relay".into())
            .spawn_scoped(scope, || copy(one, other));
        if there.is_err() {
            close(one, other);
        }
        copy(other, one);
    });
}

fn copy(from: &dyn Stream, to: &dyn Stream) {
    let mut buffer = vec![0; 64 << 10];
    loop {
        let is_well = match from.read(&mut buffer) {
            Ok(0) => false,
            Ok(count) => write_all(to, &buffer[..count], Instant::now() + STALLED).is_ok(),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => from.wait_readable(LOOK).is_ok(),
            Err(_) => false,
        };
        if !is_well {
            break;
        }
    }
    close(from, to);
}

fn close(one: &dyn Stream, other: &dyn Stream) {
    one.close();
    other.close();
}
