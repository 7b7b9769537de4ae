//! `internal/vm_imports`: `import()` in the scripts, functions and modules of `node:vm`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/vm.html>
use runtime::Builtin;

/// Made of JavaScript alone: it needs no operations.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/vm_imports",
    source: include_str!("internal_vm_imports.js"),
    ops: |_table| {},
};
