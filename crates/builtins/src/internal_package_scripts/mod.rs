//! `internal/package_scripts`: `--run NAME`. See the header of the JavaScript body.
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/package_scripts",
    source: include_str!("internal_package_scripts.js"),
    ops: |_| {},
};
