//! `internal/dns_resolver`: the class Resolver of `node:dns`. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/dns.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/dns_resolver",
    source: include_str!("internal_dns_resolver.js"),
    ops: |_table| {},
};
