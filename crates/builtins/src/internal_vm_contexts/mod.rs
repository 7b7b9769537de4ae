//! `internal/vm_contexts`: the realms behind the contexts of `vm`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/vm_contexts`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/vm_contexts",
    source: include_str!("internal_vm_contexts.js"),
    ops: |_| {},
};
