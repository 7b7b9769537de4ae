//! `internal/histogram`: the histograms of `perf_hooks`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/histogram`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/histogram",
    source: include_str!("internal_histogram.js"),
    ops: |_| {},
};
