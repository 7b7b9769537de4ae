//! `internal/test/global_setup`: what runs once before and after all tests. Follows <https://nodejs.org/docs/latest-v26.x/api/test.html#global-setup-and-teardown>
use runtime::Builtin;

pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/global_setup",
    source: include_str!("internal_test_global_setup.js"),
    ops: |_| {},
};
