//! `vm`: scripts in this realm and in further ones. See the header of the JavaScript body.
use runtime::{Builtin, Call, CallExt, Local, Result};

/// The module `vm`.
pub const BUILTIN: Builtin = Builtin {
    name: "vm",
    source: include_str!("vm.js"),
    ops: |table| {
        table.add("evaluate", evaluate);
        table.add("checkSyntax", check_syntax);
        table.add("newRealm", new_realm);
    },
};

/// `evaluate(text, name, line)`: runs a script in the realm that the function is of, and gives its value.
fn evaluate<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (text, name, line) = (call.arg_string(0)?, call.arg_string(1)?, call.arg_i32(2));
    Ok(call.eval_at(&text, &name, line)?)
}

/// `checkSyntax(text, name, line)`: throws what is wrong with a script.
fn check_syntax<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (text, name, line) = (call.arg_string(0)?, call.arg_string(1)?, call.arg_i32(2));
    call.check_syntax_at(&text, &name, line)?;
    Ok(call.undefined())
}

/// `newRealm(object)`: `[global object, evaluate]` of a new realm, whose globals are the properties of the object, if one is given.
fn new_realm<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let globals = (call.len() > 0).then(|| call.arg(0));
    let (global, evaluate) = call.new_realm(globals, "evaluate", evaluate);
    Ok(call.array(&[global, evaluate]))
}
