//! `internal/permission`: the permission model. Follows <https://nodejs.org/docs/latest-v26.x/api/permissions.html>
use runtime::Builtin;

pub const BUILTIN: Builtin = Builtin {
    name: "internal/permission",
    source: include_str!("internal_permission.js"),
    ops: |_| {},
};
