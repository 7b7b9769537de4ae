//! `internal/main_rare`: what few programs' starts need: texts of the command line, preloaded ES modules, variables from files.

use runtime::{Builtin, Call, CallExt, Local, Result};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/main_rare",
    source: include_str!("internal_main_rare.js"),
    ops: |table| {
        table.add("evaluate", evaluate);
        table.add("checkSyntax", check_syntax);
    },
};

/// `evaluate(text, name)`: runs a script in the global scope and gives its value.
fn evaluate<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (text, name) = (call.arg_string(0)?, call.arg_string(1)?);
    Ok(call.eval(&text, &name)?)
}

/// `checkSyntax(text, name)`: throws what is wrong with a script.
fn check_syntax<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (text, name) = (call.arg_string(0)?, call.arg_string(1)?);
    call.check_syntax_at(&text, &name, 1)?;
    Ok(call.undefined())
}
