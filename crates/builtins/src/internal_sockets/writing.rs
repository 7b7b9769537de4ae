//! What goes out: as much as there is room for, at once.

use std::io::IoSlice;
use std::mem::MaybeUninit;

use runtime::{Call, CallExt, Local, OpsTable, Result};
use rustix::io::Errno;
use rustix::net::{SendAncillaryBuffer, SendFlags, Shutdown, send, sendmsg, shutdown};

use super::{Socket, outcome, socket, with_socket};

/// The system takes no more pieces in one call.
const MOST_PIECES: usize = 1024;

pub(super) fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("write", write);
    table.add("writeText", write_text);
    table.add("writeLatin1", write_latin1);
    table.add("writeAll", write_all);
    table.add("onWritable", on_writable);
    table.add("shutdown", shut_down);
}

/// `write(socket, bytes)`: how many were taken now, or a negative error.
fn write<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let taken = match socket(call) {
        Some(socket) => write_some(&socket, call.arg_bytes(1)?),
        None => Err(Errno::BADF),
    };
    Ok(outcome(call, taken))
}

/// `writeText(socket, text)`: how many bytes of its UTF-8 were taken, or a negative error.
fn write_text<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    write_encoded(call, |call| Ok(call.arg_string(1)?.into_bytes()))
}

/// `writeLatin1(socket, text)`: the same with one byte per code unit.
fn write_latin1<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    write_encoded(call, |call| {
        let text = call.arg(1);
        let units = call.to_utf16(text)?;
        // The low byte of each unit is what Node writes.
        #[allow(clippy::cast_possible_truncation)]
        Ok(units.into_iter().map(|unit| unit as u8).collect())
    })
}

/// Writes a text, where it lies if it is ASCII.
fn write_encoded<'s>(call: &mut Call<'s>, encode: impl FnOnce(&mut Call<'s>) -> Result<Vec<u8>>) -> Result<Local<'s>> {
    let Some(socket) = socket(call) else {
        return Ok(outcome(call, Err(Errno::BADF)));
    };
    let text = call.arg(1);
    let ascii = call.ascii(text).map(|bytes| write_some(&socket, bytes));
    let taken = match ascii {
        Some(taken) => taken,
        None => write_some(&socket, &encode(call)?),
    };
    Ok(outcome(call, taken))
}

/// `writeAll(socket, [bytes, …])`: how many bytes were taken of all, or a negative error.
fn write_all<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let Some(socket) = socket(call) else {
        return Ok(outcome(call, Err(Errno::BADF)));
    };
    let pieces = pieces_of(call, 1)?;
    Ok(outcome(call, write_pieces(&socket, &slices_of(call, &pieces))))
}

/// The elements of the list that is argument `index`; how many there are is the next argument.
pub(crate) fn pieces_of<'s>(call: &mut Call<'s>, index: usize) -> Result<Vec<Local<'s>>> {
    let (list, length) = (call.arg(index), call.arg_i32(index + 1));
    let mut pieces = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    for index in 0..u32::try_from(length).unwrap_or(0) {
        pieces.push(call.get_index(list, index)?);
    }
    Ok(pieces)
}

/// Where their bytes lie.
pub(crate) fn slices_of<'a, 's>(call: &'a Call<'s>, pieces: &[Local<'s>]) -> Vec<IoSlice<'a>> {
    let bytes = pieces.iter().filter_map(|piece| call.bytes(*piece));
    bytes.map(IoSlice::new).collect()
}

/// The system is asked also for no bytes at all: it may say that the other side has gone.
fn write_some(socket: &Socket, bytes: &[u8]) -> std::result::Result<usize, Errno> {
    let mut taken = 0;
    loop {
        let outcome = if socket.is_socket {
            send(&*socket.fd()?, &bytes[taken..], SendFlags::NOSIGNAL)
        } else {
            rustix::io::write(&*socket.fd()?, &bytes[taken..])
        };
        match outcome {
            Ok(count) => {
                taken += count;
                if taken == bytes.len() {
                    break;
                }
            }
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => break,
            // What was taken is counted; the error is met again.
            Err(_) if taken > 0 => break,
            Err(errno) => return Err(errno),
        }
    }
    Ok(taken)
}

fn write_pieces(socket: &Socket, slices: &[IoSlice<'_>]) -> std::result::Result<usize, Errno> {
    let mut taken = 0;
    for group in slices.chunks(MOST_PIECES) {
        let wanted: usize = group.iter().map(|slice| slice.len()).sum();
        let count = match write_group(socket, group) {
            Err(Errno::AGAIN) => break,
            Err(_) if taken > 0 => break,
            outcome => outcome?,
        };
        taken += count;
        if count < wanted {
            break;
        }
    }
    Ok(taken)
}

fn write_group(socket: &Socket, group: &[IoSlice<'_>]) -> std::result::Result<usize, Errno> {
    let mut no_space: [MaybeUninit<u8>; 0] = [];
    loop {
        let outcome = if socket.is_socket {
            let mut nothing = SendAncillaryBuffer::new(&mut no_space);
            sendmsg(&*socket.fd()?, group, &mut nothing, SendFlags::NOSIGNAL)
        } else {
            rustix::io::writev(&*socket.fd()?, group)
        };
        if outcome != Err(Errno::INTR) {
            return outcome;
        }
    }
}

/// `onWritable(socket, callback)`: called once, when there is room again.
pub(crate) fn on_writable<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    if let Some(socket) = socket(call) {
        let function = call.global_of(call.arg(1));
        socket.on_writable.replace(Some(function));
        let _ = socket.want_writable(call, true);
    }
    Ok(call.undefined())
}

/// `shutdown(socket)`: nothing more is written; 0 or a negative error. A pipe that is no socket stays as it is: closing is all that ends it.
fn shut_down<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Ok(with_socket(call, |socket| {
        if socket.is_socket {
            shutdown(&*socket.fd()?, Shutdown::Write)
        } else {
            Ok(())
        }
    }))
}

