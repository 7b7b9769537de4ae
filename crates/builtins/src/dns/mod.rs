//! `node:dns`: names and addresses. All of it is JavaScript, over `internal/dns`.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/dns.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "dns",
    source: include_str!("dns.js"),
    ops: |_table| {},
};
