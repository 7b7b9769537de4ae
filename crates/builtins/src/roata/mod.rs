//! `roata`: nodes as JS sees them. Each realm that calls has a [`nodes::Caller`]; each core has an executor (`core.rs`) with a realm of its own.
//! The JS side (`roata.js`) makes bytes of values and promises of replies; what is here carries them to the `nodes` crate and back.

mod calls;
mod core;
mod lane;
mod signals;
mod slices;

use runtime::{Builtin, Call, CallExt, Error, Local, Result};

use calls::CallerState;

/// The module `roata`.
pub const BUILTIN: Builtin = Builtin {
    name: "roata",
    source: include_str!("roata.js"),
    ops: |table| {
        table.add("attach", calls::attach);
        table.add("slice", slices::slice);
        table.add("submit", calls::submit);
        table.add("cancel", calls::cancel);
        table.add("payload", calls::payload);
        table.add("cores", |call| {
            let cores = core::machine(call)?.cores();
            Ok(call.number(f64::from(cores)))
        });
        table.add("stats", stats);
        table.add("configure", configure);
        table.add("signalNumber", signals::number);
        table.add("signalAborted", signals::aborted);
        table.add("signalForgotten", signals::forgotten);
        table.add("followSignal", signals::follow);
        table.add("unfollowSignal", signals::unfollow);
        table.add("address", |call| {
            let address = core::machine(call)?.address().to_string();
            Ok(call.string(&address))
        });
        table.add("coreNumber", |call| {
            let number = CallerState::of(call).core();
            Ok(call.number(f64::from(number)))
        });
        // On a core only.
        table.add("serve", core::serve);
        table.add("next", core::next);
        table.add("compile", core::compile);
        table.add("done", core::done);
        table.add("failed", core::failed);
        table.add("cancelled", core::cancelled);
        table.add("argument", core::argument);
        table.add("mayRun", core::may_run);
    },
};

/// `stats(core)`: the figures of core `core`, of the whole machine for 0, as a flat array.
fn stats<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let machine = core::machine(call)?;
    let stats = match core::core_number(call.arg_f64(0)) {
        0 => machine.stats(),
        number => machine.core_stats(number).ok_or_else(|| Error::range_error("ERR_OUT_OF_RANGE", "no such core"))?,
    };
    // Counters and byte counts stay far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let counts = [stats.voluntary_switches, stats.involuntary_switches, stats.running, stats.queued, stats.done, stats.failed, stats.stolen].map(|count| count as f64);
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
    let machine = core::machine(call)?;
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
