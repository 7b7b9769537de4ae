//! `internal/mutex`: the lock of node functions. Its state is shared by all clones in this process.
mod held;
#[cfg(test)]
mod realm_tests;
mod state;

use std::sync::Arc;

use runtime::{Builtin, Call, Error, Local, Result, Scope};

use crate::internal_waiting::{Arrival, Blocked, For, Waits, block, number, ticket};
use held::HeldLocks;
use state::{Granted, MutexState};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/mutex",
    source: include_str!("internal_mutex.js"),
    ops: |table| {
        table.add("create", |call| {
            Ok(call.native_object(Arc::new(MutexState::default())))
        });
        table.add("attach", held::attach);
        table.add("lock", lock);
        table.add("keep", keep);
        table.add("lockSync", lock_sync);
        table.add("release", release);
        table.add("wasAbandoned", |call| {
            let granted = granted(call, 0)?;
            Ok(call.boolean(granted.was_abandoned()))
        });
    },
};

fn state(call: &Call<'_>, index: usize) -> Result<Arc<MutexState>> {
    call.native_of(call.arg(index))
        .ok_or_else(|| Error::type_error("ERR_INVALID_THIS", "this is no Mutex"))
}

fn granted(call: &Call<'_>, index: usize) -> Result<Arc<Granted>> {
    call.native_of(call.arg(index))
        .ok_or_else(|| Error::type_error("ERR_INVALID_THIS", "this is no Lock"))
}

/// `lock(mutex, thread)`: the lock's handle if it is free, else a ticket.
fn lock<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (state, thread) = (state(call, 0)?, number(call, 1));
    let waits = Waits::of(call);
    if let Some(granted) = state.try_lock(waits.realm()) {
        return hold(call, granted, thread);
    }
    // It may be let go before the waiter stands in the queue: then that is settled at once.
    let begun = waits.begin(
        call,
        For {
            thread,
            keeps_alive: true,
        },
        |waiter| {
            let id = waiter.id();
            state.enqueue(waiter);
            Some(move || state.withdraw(id))
        },
    );
    Ok(ticket(call, begun.unwrap_or_default()))
}

impl Arrival for Granted {
    fn arrive<'s>(self: Box<Self>, scope: &mut Scope<'s>) -> Result<Local<'s>> {
        Ok(scope.native_object(Arc::new(*self)))
    }
}

/// `keep(lock, thread)`: a lock that arrived belongs to a Thread-Node.
fn keep<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (granted, thread) = (granted(call, 0)?, number(call, 1));
    HeldLocks::of(call).keep(&granted, thread);
    Ok(call.undefined())
}

fn hold<'s>(call: &Call<'s>, granted: Granted, thread: u64) -> Result<Local<'s>> {
    let granted = Arc::new(granted);
    HeldLocks::of(call).keep(&granted, thread);
    Ok(call.native_object(granted))
}

/// `lockSync(mutex, thread)`: the lock's handle; blocks the OS thread until then. Undefined if the code that waits is to end.
fn lock_sync<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (state, thread) = (state(call, 0)?, number(call, 1));
    let waits = Waits::of(call);
    let realm = waits.realm();
    if let Some(granted) = state.try_lock(realm) {
        return hold(call, granted, thread);
    }
    if state.is_held_by(realm) {
        return Err(deadlock());
    }
    let blocked = block(
        realm,
        None,
        || call.is_interrupted(),
        |waiter| {
            let id = waiter.id();
            state.enqueue_blocking(waiter);
            move || state.withdraw(id)
        },
    );
    match blocked {
        Blocked::Settled(granted) => hold(call, granted, thread),
        Blocked::TimedOut | Blocked::Interrupted => Ok(call.undefined()),
    }
}

fn deadlock() -> Error {
    Error::plain(
        "ERR_ROATA_DEADLOCK",
        "lockSync() would wait for ever: the lock is held by code of this same core, which cannot go on while its OS thread is blocked",
    )
}

/// `release(lock)`: lets it go; a second time does nothing.
fn release<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let granted = granted(call, 0)?;
    HeldLocks::of(call).forget(&granted);
    granted.release();
    Ok(call.undefined())
}
