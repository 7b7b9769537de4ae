//! `internal/buffer_search`: comparing, searching, filling and swapping whole ranges.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/buffer.html>

mod bytes;

use std::cmp::Ordering;

use runtime::{Builtin, Call, CallExt, Local, Result, ScopeExt};

/// Its JS is `internal_buffer_search.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/buffer_search",
    source: include_str!("internal_buffer_search.js"),
    ops: |table| {
        table.add("compare", compare);
        table.add("indexOf", index_of);
        table.add("swap", swap);
    },
};

/// `compare(a, b)`: -1, 0 or 1.
fn compare<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let order = call.arg_bytes(0)?.cmp(call.arg_bytes(1)?);
    Ok(call.number(match order {
        Ordering::Less => -1.0,
        Ordering::Equal => 0.0,
        Ordering::Greater => 1.0,
    }))
}

/// `indexOf(view, needle, from, forward, step)`: where it is, or -1. `step` is 2 for UTF-16: only even distances from the start count.
fn index_of<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (from, forward, step) = (call.arg_usize(2), call.arg_bool(3), call.arg_usize(4).max(1));
    let (hay, needle) = (call.arg_bytes(0)?, call.arg_bytes(1)?);
    let found = if forward {
        bytes::find(hay, needle, from, step)
    } else {
        bytes::find_last(hay, needle, from, step)
    };
    Ok(match found {
        Some(at) => call.count(at),
        None => call.number(-1.0),
    })
}

/// `swap(view, size)`: turns each element of 2, 4 or 8 bytes round.
fn swap<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let size = call.arg_usize(1);
    let view = call.arg_bytes_mut(0)?;
    match size {
        2 => bytes::swap::<2>(view),
        4 => bytes::swap::<4>(view),
        _ => bytes::swap::<8>(view),
    }
    Ok(call.undefined())
}
