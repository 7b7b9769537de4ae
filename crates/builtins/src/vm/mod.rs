//! `vm`: scripts in this realm and in further ones. See the header of the JavaScript body.
mod deadline;

use deadline::Deadline;
use runtime::{Builtin, Call, CallExt, Error, Local, Result};

/// The module `vm`.
pub const BUILTIN: Builtin = Builtin {
    name: "vm",
    source: include_str!("vm.js"),
    ops: |table| {
        table.add("evaluate", evaluate);
        table.add("checkSyntax", check_syntax);
        table.add("newRealm", new_realm);
        table.add("globals", globals);
    },
};

/// `evaluate(text, name, line, timeout)`: runs a script in the realm that the function is of, and gives its value; if it takes longer than so many
/// milliseconds (0 or none given: no limit), it is ended.
fn evaluate<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (text, name, line) = (call.arg_string(0)?, call.arg_string(1)?, call.arg_i32(2));
    // Checked by the JS: a whole number of 32 bits, or undefined.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let timeout = call.arg_f64(3) as u32;
    if timeout == 0 {
        return Ok(call.eval_at(&text, &name, line)?);
    }
    ended_after(call, timeout, |call| Ok(call.eval_at(&text, &name, line)?))
}

/// Does what may take `timeout` milliseconds; then it is ended, and that is the error.
pub(crate) fn ended_after<'s>(
    call: &mut Call<'s>,
    timeout: u32,
    act: impl FnOnce(&mut Call<'s>) -> Result<Local<'s>>,
) -> Result<Local<'s>> {
    let deadline = Deadline::begin(call, timeout)?;
    let outcome = act(call);
    if deadline.end(call) {
        let message = format!("Script execution timed out after {timeout}ms");
        return Err(Error::plain("ERR_SCRIPT_EXECUTION_TIMEOUT", &message));
    }
    outcome
}

/// `checkSyntax(text, name, line)`: throws what is wrong with a script.
fn check_syntax<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (text, name, line) = (call.arg_string(0)?, call.arg_string(1)?, call.arg_i32(2));
    call.check_syntax_at(&text, &name, line)?;
    Ok(call.undefined())
}

/// `globals(text)`: `[text, functions, variables]`: what the script declares for its whole realm, and the script with assignments in the place of `var`s.
fn globals<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let found = runtime::loader::script_globals(&call.arg_string(0)?);
    let strings = |call: &mut Call<'s>, names: &[String]| {
        let names: Vec<Local<'s>> = names.iter().map(|name| call.string(name)).collect();
        call.array(&names)
    };
    let parts = [call.string(&found.text), strings(call, &found.functions), strings(call, &found.variables)];
    Ok(call.array(&parts))
}

/// `newRealm(object)`: `[global object, evaluate]` of a new realm, whose globals are the properties of the object, if one is given.
fn new_realm<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let globals = (call.len() > 0).then(|| call.arg(0));
    let (global, evaluate) = call.new_realm(globals, "evaluate", evaluate);
    Ok(call.array(&[global, evaluate]))
}
