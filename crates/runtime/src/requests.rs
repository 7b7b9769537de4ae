//! Requests to the thread pool and their callbacks.
//!
//! A callback is either a JS function, kept here, or a number under which `internal/requests` keeps it. The second is the quick way: no handle is
//! made, and when several requests have ended, JS takes one outcome after the other without going back to the loop in between.

use std::cell::{Cell, OnceCell};

use jsc::{Call, Global, IntoException, Local, Scope, SharedNumbers};

use crate::builtin::OpsTable;
use crate::error::{Error, Result};
use crate::realm::{InRealm, ScopeExt, Task};

type MakeValue = Box<dyn for<'s> FnOnce(&mut Scope<'s>) -> Result<Local<'s>>>;

/// What a realm keeps about them.
pub(crate) struct Requests {
    /// Left by the task of a quick request, for whoever ran the task.
    ended: Cell<Option<Ended>>,
    /// What JS reads beside a value: the callback's number (negative: there is no more), and whether the value is an error.
    outcome: SharedNumbers,
    finish: OnceCell<Global>,
}

struct Ended {
    callback: f64,
    make: MakeValue,
}

impl Requests {
    pub(crate) fn new() -> Requests {
        Requests {
            ended: Cell::new(None),
            outcome: SharedNumbers::new(2),
            finish: OnceCell::new(),
        }
    }
}

/// Runs `work` on the pool, then calls argument `callback` with what `reply` makes of its result.
pub(crate) fn begin<T: Send + 'static>(
    call: &mut Call<'_>,
    callback: usize,
    work: impl FnOnce() -> T + Send + 'static,
    reply: impl for<'a> FnOnce(&mut Scope<'a>, T) -> Result<Local<'a>> + 'static,
) -> Result<()> {
    let number = call.to_number(call.arg(callback));
    let submitted = if number.is_nan() {
        let callback = call.global_of(call.arg(callback));
        let context = call.context();
        call.event_loop().submit(work, move |result| -> Task {
            Box::new(move |scope| call_back(scope, &callback, context.as_ref(), |scope| reply(scope, result)))
        })
    } else {
        call.event_loop().submit_quick(work, move |result| -> Task {
            Box::new(move |scope| {
                let make: MakeValue = Box::new(move |scope| reply(scope, result));
                let ended = Ended {
                    callback: number,
                    make,
                };
                scope.realm().requests.ended.set(Some(ended));
            })
        })
    };
    submitted.map_err(|_| Error::from_errno(libc::EAGAIN, "threadpool"))
}

fn call_back(
    scope: &mut Scope<'_>,
    callback: &Global,
    context: Option<&Global>,
    make: impl for<'a> FnOnce(&mut Scope<'a>) -> Result<Local<'a>>,
) {
    let (failed, value) = settled(scope, make);
    let function = callback.get(scope);
    if failed {
        scope.invoke_in(context, function, &[value]);
    } else {
        let null = scope.null();
        scope.invoke_in(context, function, &[null, value]);
    }
}

/// Whether it failed, and the error or the value.
fn settled<'s>(
    scope: &mut Scope<'s>,
    make: impl FnOnce(&mut Scope<'s>) -> Result<Local<'s>>,
) -> (bool, Local<'s>) {
    match make(scope) {
        Ok(value) => (false, value),
        Err(error) => (true, error.into_exception(scope)),
    }
}

/// Runs a task of the loop; if it was that of a quick request, its callback, and those that come behind it.
pub(crate) fn run(scope: &mut Scope<'_>, task: Task) {
    task(scope);
    let realm = scope.realm();
    let Some(ended) = realm.requests.ended.take() else {
        return;
    };
    let Some(finish) = finish_function(scope) else {
        return;
    };
    let (failed, value) = settled(scope, ended.make);
    let arguments = [scope.number(ended.callback), scope.boolean(failed), value];
    let undefined = scope.undefined();
    // It handles every error of user code; what comes out is a termination.
    if scope.call(finish, undefined, &arguments).is_err() {
        scope.end_termination();
    }
}

fn finish_function<'s>(scope: &mut Scope<'s>) -> Option<Local<'s>> {
    let requests = &scope.realm().requests;
    if requests.finish.get().is_none() {
        let module = scope.require("internal/requests").ok()?;
        let function = scope.get(module, "finish").ok()?;
        let _ = requests.finish.set(scope.global_of(function));
    }
    Some(requests.finish.get()?.get(scope))
}

pub(crate) fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("next", next);
    table.add_value("outcome", |scope| {
        let numbers = scope.realm().requests.outcome.clone();
        scope
            .shared_numbers(&numbers)
            .unwrap_or_else(|exception| exception.value(scope))
    });
}

/// `next()`: the value or error of the quick request that ended next; `outcome` says which it is.
fn next<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let realm = call.realm();
    realm.requests.outcome.set(0, -1.0);
    if realm.is_stopped() {
        return Ok(call.undefined());
    }
    if let Some(task) = realm.event_loop.next_quick() {
        task(call);
    }
    let Some(ended) = realm.requests.ended.take() else {
        return Ok(call.undefined());
    };
    let (failed, value) = settled(call, ended.make);
    realm.requests.outcome.set(0, ended.callback);
    realm.requests.outcome.set(1, f64::from(u8::from(failed)));
    Ok(value)
}
