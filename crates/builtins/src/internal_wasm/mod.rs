//! `internal/wasm`: WebAssembly from responses and as modules. See the header of the JavaScript body.
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/wasm",
    source: include_str!("internal_wasm.js"),
    ops: |_| {},
};
