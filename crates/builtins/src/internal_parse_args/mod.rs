//! `internal/parse_args`: `util.parseArgs`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html#utilparseargsconfig>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/parse_args",
    source: include_str!("internal_parse_args.js"),
    ops: |_table| {},
};
