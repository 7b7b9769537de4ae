//! The workers that a realm has started. When the realm ends, so do they.

use std::cell::RefCell;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::JoinHandle;

use runtime::{Call, CallExt, Error, Global, Local, Result, Scope, ScopeExt};

use super::environment::Environment;
use super::thread::{Failure, Remote, Start, run};

/// The least that the engine can work with, in bytes.
const LEAST_STACK: usize = 512 << 10;

#[derive(Default)]
struct Children(RefCell<HashMap<u32, Child>>);

struct Child {
    remote: Arc<Remote>,
    thread: JoinHandle<()>,
    on_exit: Global,
}

/// How a worker has ended: its exit code, or why it could not be.
type Ended = std::result::Result<i32, Failure>;

impl Drop for Children {
    fn drop(&mut self) {
        let children = self.0.take();
        for child in children.values() {
            child.remote.terminate();
        }
        for child in children.into_values() {
            let _ = child.thread.join();
        }
    }
}

/// `spawn(parcel, stackBytes, sharesEnv, onExit, heapBytes)`: starts a worker and gives its number. `onExit(code, failure)` is called when it has ended; a
/// failure is a text, or null if its heap outgrew the limit (0 for none).
pub(super) fn spawn<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    static LAST: AtomicU32 = AtomicU32::new(0);
    let id = LAST.fetch_add(1, Ordering::Relaxed) + 1;
    let remote = Arc::new(Remote::default());
    let parcel = call.arg(0);
    let parcel = call
        .native(parcel)
        .map(Arc::clone)
        .ok_or_else(|| Error::plain("ERR_ROATA_HANDLE", "not a parcel"))?;
    let environment = call.arg_bool(2).then(|| Environment::of(call)).flatten();
    // A size in bytes that the JS has checked.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let limit = Some(call.arg_f64(4) as u64).filter(|limit| *limit > 0);
    let start = Start {
        id,
        limit,
        modules: call.module_options().clone(),
        parcel,
        environment,
        remote: Arc::clone(&remote),
    };
    // A size in bytes that the JS has checked.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let stack = (call.arg_f64(1) as usize).max(LEAST_STACK);
    let children = call.extension(Children::default);
    let told = Rc::downgrade(&children);
    let port = call.event_loop().port(move |ended| {
        let told = told.clone();
        Box::new(move |scope| {
            if let (Some(children), Ok(ended)) = (told.upgrade(), ended.downcast::<Ended>()) {
                tell_exit(scope, &children, id, *ended);
            }
        })
    });
    let thread =
        std::thread::Builder::new()
            .name(format!("worker-{id}"))
            .stack_size(stack)
            .spawn(move || {
                let ended = catch_unwind(AssertUnwindSafe(|| run(start)));
                port.post(ended.unwrap_or_else(|_| {
                    Err(Failure::Broken("the worker's OS thread has crashed".to_owned()))
                }));
            });
    let thread = thread.map_err(|error| {
        Error::plain(
            "ERR_WORKER_INIT_FAILED",
            format!("Worker initialization failure: {error}"),
        )
    })?;
    let on_exit = call.global_of(call.arg(3));
    children.0.borrow_mut().insert(
        id,
        Child {
            remote,
            thread,
            on_exit,
        },
    );
    Ok(call.number(f64::from(id)))
}

fn tell_exit(scope: &mut Scope<'_>, children: &Children, id: u32, ended: Ended) {
    let Some(child) = children.0.borrow_mut().remove(&id) else {
        return;
    };
    let _ = child.thread.join();
    let (on_exit, undefined) = (child.on_exit.get(scope), scope.undefined());
    let arguments = match ended {
        Ok(code) => [scope.number(f64::from(code)), undefined],
        Err(Failure::Broken(why)) => [scope.number(1.0), scope.string(&why)],
        Err(Failure::OutOfMemory) => [scope.number(1.0), scope.null()],
    };
    // It handles every error of user code; what comes out is a termination.
    if scope.call(on_exit, undefined, &arguments).is_err() {
        scope.end_termination();
    }
}

/// `terminate(number)`
pub(super) fn terminate<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // A number that `spawn` gave.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let id = call.arg_f64(0) as u32;
    let children = call.extension(Children::default);
    if let Some(child) = children.0.borrow().get(&id) {
        child.remote.terminate();
    }
    Ok(call.undefined())
}

/// `utilization(number)`: `[idle, active]`, the milliseconds that the worker's loop has waited and worked; undefined while it does not run.
pub(super) fn utilization<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // A number that `spawn` gave.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let id = call.arg_f64(0) as u32;
    let children = call.extension(Children::default);
    let activity = children
        .0
        .borrow()
        .get(&id)
        .and_then(|child| child.remote.activity());
    let figures = activity.and_then(|activity| Some((activity.idle(), activity.active()?)));
    let Some((idle, active)) = figures else {
        return Ok(call.undefined());
    };
    let parts = [idle, active].map(|time| call.number(time.as_secs_f64() * 1e3));
    Ok(call.array(&parts))
}
