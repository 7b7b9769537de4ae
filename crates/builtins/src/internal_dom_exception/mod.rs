//! `internal/dom_exception`: DOMException and QuotaExceededError. See the header of the JavaScript body.
use runtime::Builtin;

/// The module `internal/dom_exception`; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/dom_exception",
    source: include_str!("internal_dom_exception.js"),
    ops: |_| {},
};
