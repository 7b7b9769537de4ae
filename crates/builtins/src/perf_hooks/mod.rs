//! `perf_hooks`: the public face of internal/performance. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `perf_hooks`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "perf_hooks",
    source: include_str!("perf_hooks.js"),
    ops: |_| {},
};
