//! `internal/main`: how a program starts and ends: globals, preloaded modules, the main module, 'beforeExit' and 'exit'.

use runtime::{Builtin, Call, CallExt, Local, Result};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/main",
    source: include_str!("internal_main.js"),
    ops: |table| {
        crate::process::add_flags(table);
        table.add("evaluate", evaluate);
        table.add("reallyExit", crate::process::really_exit);
        table.add("collectGarbage", |call| {
            call.collect_garbage();
            Ok(call.undefined())
        });
    },
};

/// `evaluate(text, name)`: runs a script in the global scope and gives its value.
fn evaluate<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (text, name) = (call.arg_string(0)?, call.arg_string(1)?);
    Ok(call.eval(&text, &name)?)
}
