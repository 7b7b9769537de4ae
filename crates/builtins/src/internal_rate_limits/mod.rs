//! `internal/rate_limits`: `util.debounce` and `util.throttle`. Follows <https://nodejs.org/docs/latest-v26.x/api/util.html>
use runtime::Builtin;

pub const BUILTIN: Builtin = Builtin {
    name: "internal/rate_limits",
    source: include_str!("internal_rate_limits.js"),
    ops: |_| {},
};
