//! `internal/console`: the class Console and the global console.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/console.html>
use runtime::Builtin;

/// Its operations belong to the process, so the `runtime` crate provides them:
///
/// - `write(fd, text)`: writes all of the text as UTF-8, lone surrogates replaced, before it returns; whether it could.
/// - `isTerminal(fd)`: is the descriptor a terminal?
///
/// Its own is `forcesColors()`: has the process been given `FORCE_COLOR`?
pub const BUILTIN: Builtin = Builtin {
    name: "internal/console",
    source: include_str!("internal_console.js"),
    ops: |table| {
        table.add("write", runtime::stdio::write);
        table.add("isTerminal", runtime::stdio::is_terminal);
        table.add("forcesColors", |call| {
            let forced = std::env::var_os("FORCE_COLOR").is_some();
            Ok(call.boolean(forced))
        });
    },
};
