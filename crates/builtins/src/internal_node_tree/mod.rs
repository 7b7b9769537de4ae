//! `internal/node_tree`: nodes as objects. See the JS.
use runtime::{Builtin, Call, CallExt, Error, Local, Result};

use crate::internal_node_calls::calls::CallerState;
use crate::internal_node_calls::machine;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/node_tree",
    source: include_str!("internal_node_tree.js"),
    ops: |table| {
        table.add("stats", stats);
        table.add("configure", configure);
        table.add("limits", limits);
        table.add("state", state);
        table.add("isQuiet", |call| {
            let quiet = machine(call)?.is_core_quiet(core_number(call));
            Ok(call.boolean(quiet))
        });
        table.add("closeCore", |call| {
            machine(call)?.close_core(core_number(call));
            Ok(call.undefined())
        });
        table.add("haltCore", |call| {
            machine(call)?.halt_core(core_number(call));
            Ok(call.undefined())
        });
        table.add("closeMachine", |call| {
            machine(call)?.close();
            Ok(call.undefined())
        });
        table.add("cores", |call| {
            let cores = machine(call)?.cores();
            Ok(call.number(f64::from(cores)))
        });
        table.add("address", |call| {
            let address = machine(call)?.address().to_string();
            Ok(call.string(&address))
        });
        table.add("coreNumber", |call| {
            let number = CallerState::of(call).core();
            Ok(call.number(f64::from(number)))
        });
    },
};

/// The number of a core, from 1, or 0 for the machine.
fn core_number(call: &Call<'_>) -> u32 {
    // A small non-negative integer made by the JS.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = call.arg_f64(0) as u32;
    number
}

/// `stats(core)`: the figures of core `core`, of the whole machine for 0, as a flat array.
fn stats<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let machine = machine(call)?;
    let stats = match core_number(call) {
        0 => machine.stats(),
        number => machine.core_stats(number).ok_or_else(|| Error::range_error("ERR_OUT_OF_RANGE", "no such core"))?,
    };
    // Counters and byte counts stay far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let counts = [
        stats.voluntary_switches,
        stats.involuntary_switches,
        stats.running,
        stats.queued,
        stats.done,
        stats.failed,
        stats.stolen,
        stats.memory,
        stats.bytes_in,
        stats.bytes_out,
    ]
    .map(|count| count as f64);
    let mut figures = vec![stats.wall.as_secs_f64() * 1e3, stats.cpu.as_secs_f64() * 1e3];
    figures.extend(counts);
    let array = call.array(&[]);
    for (index, figure) in (0..).zip(figures) {
        let figure = call.number(figure);
        call.set_index(array, index, figure)?;
    }
    Ok(array)
}

/// `configure(maxQueue, concurrency)`: NaN leaves one as it is.
fn configure<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let machine = machine(call)?;
    let limit = |value: f64| {
        // Checked in JS to be a positive integer.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        (!value.is_nan()).then_some(value as usize)
    };
    if let Some(calls) = limit(call.arg_f64(0)) {
        machine.set_max_queue(calls);
    }
    if let Some(threads) = limit(call.arg_f64(1)) {
        machine.set_concurrency(threads);
    }
    Ok(call.undefined())
}

/// `limits()`: `[maxQueue, concurrency]`.
fn limits<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let machine = machine(call)?;
    // Set by the JS, so below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let limits = [machine.max_queue() as f64, machine.concurrency() as f64];
    let limits = limits.map(|limit| call.number(limit));
    Ok(call.array(&limits))
}

/// `state(core)`: in a word; of the machine for 0.
fn state<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let machine = machine(call)?;
    let state = match core_number(call) {
        0 => machine.state(),
        number => machine.core_state(number).ok_or_else(|| Error::range_error("ERR_OUT_OF_RANGE", "no such core"))?,
    };
    Ok(call.string(state.as_str()))
}
