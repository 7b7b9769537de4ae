//! `internal/vm_modules`: the classes of modules of `node:vm`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/vm.html#class-vmmodule>
use runtime::{Builtin, Call, CallExt, Local, Result};

use crate::vm::ended_after;

/// Its JS is `internal_vm_modules.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/vm_modules",
    source: include_str!("internal_vm_modules.js"),
    ops: |table| table.add("within", within),
};

/// `within(timeout, function)`: calls the function; if it takes longer than so many milliseconds, it is ended.
fn within<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // Checked by the JS: a whole number of 32 bits.
    let timeout = u32::try_from(call.arg_usize(0)).unwrap_or(u32::MAX);
    let function = call.arg(1);
    ended_after(call, timeout, |call| {
        let this = call.undefined();
        Ok(call.call(function, this, &[])?)
    })
}
