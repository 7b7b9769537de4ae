//! `internal/inspect`: `util.inspect`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html#utilinspectobject-options>
use runtime::Builtin;

/// `proxyDetails(value)`: `undefined` when it is no proxy, `null` when it is revoked, else `[target, handler]`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/inspect",
    source: include_str!("internal_inspect.js"),
    ops: |table| table.add("proxyDetails", runtime::inspection::proxy_details),
};
