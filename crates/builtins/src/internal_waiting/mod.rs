//! `internal/waiting`: waiting for something that another OS thread does, without blocking the loop.
//!
//! Whatever can be waited for (a word of shared memory, a lock, a channel) keeps a queue of [`Waiter`]s under a lock of its own and settles each at most
//! once. What it settles them with is a guard where that matters: a lock granted or a value taken goes back by itself if nobody is there any more.
mod realm;
mod waiter;

use runtime::{Builtin, Call, CallExt, Local, Result, ScopeExt};

pub(crate) use realm::{Arrival, For, Mailbox, ThreadEnds, Waits};
pub(crate) use waiter::{Blocked, Queue, Waiter, block};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/waiting",
    source: include_str!("internal_waiting.js"),
    ops: |table| {
        table.add("attach", attach);
        table.add("withdraw", withdraw);
    },
};

/// `attach(onSettled)`: from now on `onSettled(ticket, value, ended)` is called for every ticket that is settled; `ended` if its Thread-Node has.
fn attach<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let on_settled = call.global_of(call.arg(0));
    Waits::of(call).attach(on_settled);
    Ok(call.undefined())
}

/// `withdraw(ticket)`: waits no longer. False if it has been settled already: what it got is about to arrive.
fn withdraw<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let ticket = number(call, 0);
    let withdrawn = Waits::of(call).withdraw(call.event_loop(), ticket);
    Ok(call.boolean(withdrawn))
}

/// Argument `index`, a non-negative integer that JS has checked or was given by us.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(crate) fn number(call: &Call<'_>, index: usize) -> u64 {
    call.arg_f64(index) as u64
}

/// A ticket for JS.
pub(crate) fn ticket<'s>(call: &Call<'s>, ticket: u64) -> Local<'s> {
    // Numbers of tickets stay far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let ticket = ticket as f64;
    call.number(ticket)
}
