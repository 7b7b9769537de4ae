//! `internal/dns_messages`: questions to name servers and their answers, as bytes. All of it is JavaScript.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/dns.html>
use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/dns_messages",
    source: include_str!("internal_dns_messages.js"),
    ops: |_table| {},
};
