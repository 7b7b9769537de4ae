//! `node:module`. Follows <https://nodejs.org/docs/latest-v26.x/api/module.html>

use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "module",
    source: include_str!("module.js"),
    ops: |_| {},
};
