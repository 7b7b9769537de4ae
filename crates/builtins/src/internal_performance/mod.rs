//! `internal/performance`: performance, its entries and observers. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/performance`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/performance",
    source: include_str!("internal_performance.js"),
    ops: |_| {},
};
