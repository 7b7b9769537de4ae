//! `internal/fetch/form_data`: `FormData`, and forms as bytes. See the header of the JavaScript body.
//! Follows <https://fetch.spec.whatwg.org/>
use runtime::Builtin;

/// The module; it needs no native functions.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/fetch/form_data",
    source: include_str!("internal_fetch_form_data.js"),
    ops: |_| {},
};
