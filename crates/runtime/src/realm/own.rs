//! The runtime's own built-ins: ticks, promise jobs, timers, immediates and the loop, and their native functions.

use jsc::{Local, Scope, SharedNumbers};

use super::{InRealm, RealmState, ScopeExt};
use crate::builtin::{Builtin, BuiltinList, OpsTable};
use crate::requests;

pub(super) const OWN: BuiltinList = &[
    &Builtin {
        name: "internal/async_context",
        source: include_str!(concat!(env!("OUT_DIR"), "/async_context.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/async_carriers",
        source: include_str!(concat!(env!("OUT_DIR"), "/async_carriers.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/async_iteration",
        source: include_str!(concat!(env!("OUT_DIR"), "/async_iteration.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/async_generators",
        source: include_str!(concat!(env!("OUT_DIR"), "/async_generators.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/ticks",
        source: include_str!(concat!(env!("OUT_DIR"), "/ticks.js")),
        ops: tick_ops,
    },
    &Builtin {
        name: "internal/microtasks",
        source: include_str!(concat!(env!("OUT_DIR"), "/microtasks.js")),
        ops: microtask_ops,
    },
    &Builtin {
        name: "internal/rejections",
        source: include_str!(concat!(env!("OUT_DIR"), "/rejections.js")),
        ops: rejection_ops,
    },
    &Builtin {
        name: "internal/immediates",
        source: include_str!(concat!(env!("OUT_DIR"), "/immediates.js")),
        ops: immediate_ops,
    },
    &Builtin {
        name: "internal/timers",
        source: include_str!(concat!(env!("OUT_DIR"), "/timers.js")),
        ops: timer_ops,
    },
    &Builtin {
        name: "internal/reflection",
        source: include_str!(concat!(env!("OUT_DIR"), "/reflection.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/resources",
        source: include_str!(concat!(env!("OUT_DIR"), "/resources.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/requests",
        source: include_str!(concat!(env!("OUT_DIR"), "/requests.js")),
        ops: requests::ops,
    },
    &Builtin {
        name: "internal/loop",
        source: include_str!(concat!(env!("OUT_DIR"), "/loop.js")),
        ops: loop_ops,
    },
];

fn tick_ops(table: &mut OpsTable<'_, '_>) {
    table.add("drain", |call| {
        call.drain_microtasks();
        Ok(call.undefined())
    });
}

fn microtask_ops(table: &mut OpsTable<'_, '_>) {
    table.add("promiseJobCount", |call| {
        Ok(call.promise_job_count().unwrap_or_else(|| call.undefined()))
    });
}

fn rejection_ops(table: &mut OpsTable<'_, '_>) {
    table.add("isHandled", |call| {
        let promise = call.arg(0);
        let handled = call.promise_is_handled(promise).unwrap_or(true);
        Ok(call.boolean(handled))
    });
}

fn timer_ops(table: &mut OpsTable<'_, '_>) {
    table.add("now", |call| {
        // Milliseconds stay far below 2^53.
        #[allow(clippy::cast_precision_loss)]
        let now = call.event_loop().clock().now() as f64;
        Ok(call.number(now))
    });
    table.add_value("state", |scope| numbers(scope, |state| &state.timers));
}

fn immediate_ops(table: &mut OpsTable<'_, '_>) {
    table.add_value("counts", |scope| numbers(scope, |state| &state.immediates));
}

fn numbers<'s>(scope: &mut Scope<'s>, which: impl FnOnce(&RealmState) -> &SharedNumbers) -> Local<'s> {
    let numbers = which(scope.realm()).clone();
    scope
        .shared_numbers(&numbers)
        .unwrap_or_else(|exception| exception.value(scope))
}

fn loop_ops(table: &mut OpsTable<'_, '_>) {
    table.add("ref", |call| {
        call.event_loop().keep();
        Ok(call.undefined())
    });
    table.add("unref", |call| {
        call.event_loop().release();
        Ok(call.undefined())
    });
    table.add("now", |call| {
        let now = call.event_loop().clock().precise();
        Ok(call.number(now))
    });
    table.add("loopStart", |call| {
        let started = call.event_loop().started().unwrap_or(-1.0);
        Ok(call.number(started))
    });
    table.add("idleTime", |call| {
        let waited = call.event_loop().waited();
        Ok(call.number(waited))
    });
    table.add("loopCount", |call| {
        // Turns stay far below 2^53.
        #[allow(clippy::cast_precision_loss)]
        let turns = call.event_loop().turns() as f64;
        Ok(call.number(turns))
    });
    table.add("currentPoll", |call| {
        // Poll phases stay far below 2^53.
        #[allow(clippy::cast_precision_loss)]
        let number = call.event_loop().current_poll().unwrap_or(0) as f64;
        Ok(call.number(number))
    });
    table.add("enqueuePoll", |call| {
        let callback = call.global_of(call.arg(0));
        let context = call.context();
        call.event_loop().put_ready(Box::new(move |scope| {
            let function = callback.get(scope);
            scope.invoke_in(context.as_ref(), function, &[]);
        }));
        Ok(call.undefined())
    });
    table.add("enqueueQuietPoll", |call| {
        let serve = call.global_of(call.arg(0));
        call.event_loop().put_quiet(Box::new(move |scope| {
            let (serve, undefined) = (serve.get(scope), scope.undefined());
            // It handles every error of user code; what comes out is a termination.
            if scope.call(serve, undefined, &[]).is_err() {
                scope.end_termination();
            }
        }));
        Ok(call.undefined())
    });
    table.add("enqueueClose", |call| {
        let callback = call.global_of(call.arg(0));
        let context = call.context();
        call.event_loop().put_closing(Box::new(move |scope| {
            let function = callback.get(scope);
            scope.invoke_in(context.as_ref(), function, &[]);
        }));
        Ok(call.undefined())
    });
}
