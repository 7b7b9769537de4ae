//! `internal/hooks_thread`: `module.register()`: hooks of modules that run in a thread of their own. All of it is JavaScript.
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/hooks_thread",
    source: include_str!("internal_hooks_thread.js"),
    ops: |_table| {},
};
