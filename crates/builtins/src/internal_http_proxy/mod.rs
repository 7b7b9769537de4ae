//! `internal/http/proxy`: proxies that the environment names. See the header of the JavaScript body.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/http.html#built-in-proxy-support>
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/http/proxy",
    source: include_str!("internal_http_proxy.js"),
    ops: |_| {},
};
