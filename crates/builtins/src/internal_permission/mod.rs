//! `internal/permission`: the permission model. Follows <https://nodejs.org/docs/latest-v26.x/api/permissions.html>

use std::sync::{Mutex, MutexGuard, PoisonError};

use runtime::{Builtin, Call, CallExt, Local, Result};

pub const BUILTIN: Builtin = Builtin {
    name: "internal/permission",
    source: include_str!("internal_permission.js"),
    ops: |table| {
        table.add("tellCores", tell_cores);
        table.add("told", told);
    },
};

/// What the program has granted itself or dropped, beside the options.
#[derive(Clone)]
struct Change {
    is_granted: bool,
    scope: String,
    /// All of the scope without one.
    path: Option<String>,
}

/// In order.
fn changes() -> MutexGuard<'static, Vec<Change>> {
    static CHANGES: Mutex<Vec<Change>> = Mutex::new(Vec::new());
    CHANGES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// `tellCores(isGranted, scope, path)`: the cores' realms are to grant or to drop it, too.
fn tell_cores<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (is_granted, scope) = (call.arg_bool(0), call.arg_string(1)?);
    let path = if call.is_undefined(call.arg(2)) { None } else { Some(call.arg_string(2)?) };
    changes().push(Change { is_granted, scope, path });
    Ok(call.undefined())
}

/// `told(from)`: what was told behind the first `from`, as `[isGranted, scope, path]`.
fn told<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // A count that this gave.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let from = call.arg_f64(0) as usize;
    let list: Vec<_> = changes().iter().skip(from).cloned().collect();
    let parts = list.into_iter().map(|Change { is_granted, scope, path }| {
        let path = path.map_or_else(|| call.undefined(), |path| call.string(&path));
        call.array(&[call.boolean(is_granted), call.string(&scope), path])
    });
    Ok(call.array_from(parts))
}
