//! `internal/vm_contexts`: the realms behind the contexts of `vm`. See the header of the JavaScript body.
use runtime::{Builtin, Call, CallExt, Local, Result};

/// The module `internal/vm_contexts`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/vm_contexts",
    source: include_str!("internal_vm_contexts.js"),
    ops: |table| table.add("languageText", language_text),
};

macro_rules! embedded {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".js"))
    };
}

/// The built-ins that complete the language, which every realm runs for itself.
const LANGUAGE: [(&str, &str); 4] = [
    ("internal/disposal", embedded!("internal_disposal")),
    ("internal/from_async", embedded!("internal_from_async")),
    ("internal/language", embedded!("internal_language")),
    ("internal/promise_any", embedded!("internal_promise_any")),
];

/// `languageText(name)`: such a built-in as the body of a function, whose `this` is its module; undefined for others.
fn language_text<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let asked = call.arg_string(0)?;
    let found = LANGUAGE.iter().find(|(name, _)| *name == asked);
    Ok(found.map_or(call.undefined(), |(_, text)| call.string(text)))
}
