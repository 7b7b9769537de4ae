//! `internal/dotenv`: `util.parseEnv`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html#utilparseenvcontent>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/dotenv",
    source: include_str!("internal_dotenv.js"),
    ops: |_table| {},
};
