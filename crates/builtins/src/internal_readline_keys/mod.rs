//! `internal/readline/keys`: what key a terminal's bytes stand for. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/readline.html#readlineemitkeypresseventsstream-interface>
use runtime::Builtin;

/// It has no operations of its own.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/readline/keys",
    source: include_str!("internal_readline_keys.js"),
    ops: |_table| {},
};
