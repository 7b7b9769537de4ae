//! `node:async_hooks`: AsyncLocalStorage, AsyncResource and hooks. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `async_hooks`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "async_hooks",
    source: include_str!("async_hooks.js"),
    ops: |_| {},
};
