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
        table.add("standFor", stand_for);
        table.add("globals", globals);
    },
};

/// `evaluate(text, name, line, timeout, eval)`: runs a script in the realm that the function is of, and gives its value; if it takes longer than so many
/// milliseconds (0 or none given: no limit), it is ended. Where the engine refuses scripts, that realm's `eval` runs it.
fn evaluate<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (text, name, line) = (call.arg_string(0)?, call.arg_string(1)?, call.arg_i32(2));
    // Checked by the JS: a whole number of 32 bits, or undefined.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let timeout = call.arg_f64(3) as u32;
    let run = |call: &mut Call<'s>| {
        let eval = call.arg(4);
        if !call.is_function(eval) {
            return Ok(call.eval_at(&text, &name, line)?);
        }
        let (this, text) = (call.undefined(), call.string(&text));
        Ok(call.call(eval, this, &[text])?)
    };
    if timeout == 0 {
        return run(call);
    }
    ended_after(call, timeout, run)
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
    let strings = |call: &mut Call<'s>, names: &[String]| call.array_from(names.iter().map(|name| call.string(name)));
    let parts = [
        call.string(&found.text),
        strings(call, &found.functions),
        strings(call, &found.variables),
    ];
    Ok(call.array(&parts))
}

/// `newRealm(toStandFor)`: `[global object, evaluate, setPrototype]` of a new realm, which may be one to stand for an object.
fn new_realm<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let to_stand_for = call.arg_bool(0);
    let (global, [evaluate, set_prototype]) = call.new_realm(to_stand_for, |realm| {
        [
            realm.api_function("evaluate", evaluate),
            realm.api_function("setPrototype", set_prototype),
        ]
    });
    Ok(call.array(&[global, evaluate, set_prototype]))
}

/// `setPrototype(prototype)`: of the global object of the realm that the function is of; whether that can be done.
fn set_prototype<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let prototype = call.arg(0);
    let done = call.set_global_prototype(prototype);
    Ok(call.boolean(done))
}

/// `standFor(global, object)`: the object's properties are the realm's globals from now on.
fn stand_for<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (global, object) = (call.arg(0), call.arg(1));
    call.stand_for(global, object);
    Ok(call.undefined())
}
