//! `internal/resource_timing`: what is known of the fetching of a resource. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/resource_timing`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/resource_timing",
    source: include_str!("internal_resource_timing.js"),
    ops: |_| {},
};
