//! `internal/console`: the class Console and the global console.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/console.html>
use runtime::{Builtin, CallExt};

/// Its operations belong to the process, so the `runtime` crate provides them:
///
/// - `write(fd, text)`: writes all of the text as UTF-8, lone surrogates replaced, before it returns; a closed pipe is ignored, as
///   console ignores errors.
/// - `isTerminal(fd)`: is the descriptor a terminal?
///
/// Its own is `variable(name)`: a variable of the environment as the process was given it, undefined if it is not there.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/console",
    source: include_str!("internal_console.js"),
    ops: |table| {
        table.add("write", runtime::stdio::write);
        table.add("isTerminal", runtime::stdio::is_terminal);
        table.add("variable", |call| {
            let value = std::env::var_os(call.arg_string(0)?);
            Ok(value.map_or_else(|| call.undefined(), |value| call.string(&value.to_string_lossy())))
        });
    },
};
