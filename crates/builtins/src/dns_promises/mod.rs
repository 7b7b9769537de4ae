//! `node:dns/promises`: names and addresses by promises. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/dns.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "dns/promises",
    source: include_str!("dns_promises.js"),
    ops: |_table| {},
};
