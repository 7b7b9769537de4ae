//! `internal/node_placement`: where calls go that say only what kind of place they want. See the JS.
use std::sync::Arc;

use nodes::RemoteMachine;
use runtime::{Builtin, Call, CallExt, Local, Result};

use crate::internal_node_calls::calls::CallerState;
use crate::internal_node_calls::machine;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/node_placement",
    source: include_str!("internal_node_placement.js"),
    ops: |table| {
        table.add("machines", machines);
        table.add("load", load);
        table.add("isReady", is_ready);
        table.add("level", |call| Ok(call.number(f64::from(crate::internal_machines::level()))));
    },
};

/// `machines(processes, connected)`: number, calls, calls that have not begun, and cores of each machine that takes calls: of the processes made for
/// calls that want another one, of the machines connected to, or of both.
fn machines<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let mut found: Vec<Arc<RemoteMachine>> = Vec::new();
    if call.arg_bool(0) {
        found.extend(crate::internal_machines::pool());
    }
    if call.arg_bool(1) {
        found.extend(crate::internal_connect::connected());
    }
    // The order in which they were made, so that the first fill up first.
    found.sort_by_key(|remote| remote.number());
    let numbers = found.iter().flat_map(|remote| {
        let (calls, unbegun) = remote.in_flight();
        // Bounded counts.
        #[allow(clippy::cast_precision_loss)]
        let (calls, unbegun) = (calls as f64, unbegun as f64);
        [f64::from(remote.number()), calls, unbegun, f64::from(remote.cores().max(1))]
    });
    Ok(call.array_from(numbers.map(|number| call.number(number))))
}

/// `isReady(number, most)`: whether fewer than `most` of a machine's calls have not begun; if not, this realm hears of room when one more has.
fn is_ready<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // A number that `machines` gave, and a small count.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (number, most) = (call.arg_f64(0) as u32, call.arg_f64(1) as usize);
    let is_ready = CallerState::of(call).has_begun_most(call, number, most)?;
    Ok(call.boolean(is_ready))
}

/// `load()`: how many calls this process's cores have to do with just now: one for each core at work, and those that wait.
fn load<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let machine = machine(call)?;
    let idle = machine.idle().first().map_or(0, |idle| idle.load(std::sync::atomic::Ordering::Relaxed));
    let busy = i64::from(machine.cores()) - i64::from(idle);
    // Bounded counts.
    #[allow(clippy::cast_precision_loss)]
    let load = busy.max(0) as f64 + machine.stats().queued as f64;
    Ok(call.number(load))
}
