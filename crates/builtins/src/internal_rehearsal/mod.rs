//! `internal/rehearsal`: what a fork server does before it is copied, and its copies before they run a program. See the JS.
use runtime::{Builtin, Call, Local, Result, Scope, ScopeExt};

use crate::process::{launch, strings};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/rehearsal",
    source: include_str!("internal_rehearsal.js"),
    ops: |table| table.add("identity", identity),
};

/// In a copy of the fork server: the process object says of it what it said of the server. False if it cannot.
pub fn renew_process(scope: &mut Scope<'_>) -> bool {
    call(scope, "renewProcess").is_ok()
}

/// In the fork server: see the JS.
pub(crate) fn rehearse(scope: &mut Scope<'_>) -> Result<()> {
    call(scope, "rehearse")
}

fn call(scope: &mut Scope<'_>, name: &'static str) -> Result<()> {
    let module = scope.require("internal/rehearsal")?;
    let function = scope.get(module, name)?;
    scope.call(function, module, &[])?;
    Ok(())
}

/// `identity()`: `[pid, argv, execArgv, execPath]`, as they are now.
fn identity<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let launch = &launch().0;
    let parts = [
        call.number(f64::from(std::process::id())),
        strings(call, &launch.argv),
        strings(call, &launch.exec_argv),
        call.string(&launch.exec_path),
    ];
    Ok(call.array(&parts))
}
