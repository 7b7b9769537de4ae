//! `internal/atomics`: waiting for words of shared memory: `Atomics.wait`, `waitAsync` and `notify`, and those of `SharedMemory`.
//!
//! The engine's own `Atomics.wait` cannot be ended from outside, and it has no `waitAsync`; so all waiting goes through one table of ours.
mod parking;

use std::sync::Arc;
use std::time::{Duration, Instant};

use runtime::{Builtin, Call, CallExt, Error, Local, Result, Scope, SharedBuffer};

use crate::internal_waiting::{Arrival, Blocked, For, Waiter, Waits, block, number, ticket};
use parking::{Expected, Woken};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/atomics",
    source: include_str!("internal_atomics.js"),
    ops: |table| {
        table.add("wait", wait);
        table.add("waitSync", wait_sync);
        table.add("notify", notify);
    },
};

/// A word of shared memory and what it is expected to be.
struct Word {
    memory: Arc<SharedBuffer>,
    offset: usize,
    expected: Expected,
}

/// The arguments `(buffer, offset, low, high)`: 32-bit halves of the expected value, `high` undefined for a word of 32 bits.
fn word(call: &mut Call<'_>) -> Result<Word> {
    let memory = memory(call)?;
    let offset = offset(call);
    let low = call.arg_i32(2);
    let high = call.arg(3);
    let expected = if call.is_undefined(high) {
        Expected::Short(low)
    } else {
        Expected::Long(i64::from(call.arg_i32(3)) << 32 | i64::from(low.cast_unsigned()))
    };
    Ok(Word {
        memory,
        offset,
        expected,
    })
}

fn memory(call: &mut Call<'_>) -> Result<Arc<SharedBuffer>> {
    let buffer = call.arg(0);
    let memory = call.share_buffer(buffer);
    memory
        .map(Arc::new)
        .ok_or_else(|| Error::type_error("ERR_INVALID_ARG_TYPE", "this is no SharedArrayBuffer"))
}

fn offset(call: &Call<'_>) -> usize {
    usize::try_from(number(call, 1)).unwrap_or(usize::MAX)
}

/// `wait(buffer, offset, low, high, thread, keepsAlive)`: a ticket, settled when the word is notified; undefined if the word is another.
fn wait<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let Word {
        memory,
        offset,
        expected,
    } = word(call)?;
    let who = For {
        thread: number(call, 4),
        keeps_alive: call.arg_bool(5),
    };
    let begun = Waits::of(call).begin(call, who, |waiter: Waiter<Woken>| {
        let id = waiter.id();
        let parked = parking::park(&memory, offset, expected, waiter).is_ok();
        parked.then_some(move || parking::withdraw(&memory, offset, id))
    });
    Ok(begun.map_or_else(|| call.undefined(), |begun| ticket(call, begun)))
}

impl Arrival for Woken {
    fn arrive<'s>(self: Box<Self>, scope: &mut Scope<'s>) -> Result<Local<'s>> {
        Ok(scope.undefined())
    }
}

/// `waitSync(buffer, offset, low, high, timeout)`: blocks; 0 if notified, 1 if the word is another, 2 if `timeout` milliseconds (Infinity: for ever) are
/// over, 3 if the code is to end.
fn wait_sync<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let Word {
        memory,
        offset,
        expected,
    } = word(call)?;
    let timeout = Duration::try_from_secs_f64(call.arg_f64(4).max(0.0) / 1e3).ok();
    let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
    let realm = Waits::of(call).realm();
    let blocked = block(
        realm,
        deadline,
        || call.is_interrupted(),
        |waiter: Waiter<Woken>| {
            let id = waiter.id();
            if let Err(waiter) = parking::park(&memory, offset, expected, waiter) {
                waiter.settle(Woken::NotEqual);
            }
            move || parking::withdraw(&memory, offset, id)
        },
    );
    Ok(call.number(match blocked {
        Blocked::Settled(Woken::Notified) => 0.0,
        Blocked::Settled(Woken::NotEqual) => 1.0,
        Blocked::TimedOut => 2.0,
        Blocked::Interrupted => 3.0,
    }))
}

/// `notify(buffer, offset, count)`: how many were woken, at most `count` (Infinity: all).
fn notify<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let memory = memory(call)?;
    // Saturating: Infinity is all.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let most = call.arg_f64(2) as usize;
    let woken = parking::notify(&memory, offset(call), most);
    // There are not 2^53 waiters.
    #[allow(clippy::cast_precision_loss)]
    let woken = woken as f64;
    Ok(call.number(woken))
}
