//! `internal/report`: diagnostic reports. Follows <https://nodejs.org/docs/latest-v26.x/api/report.html>
use runtime::Builtin;

/// The module; its figures come from other modules and the system's own files.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/report",
    source: include_str!("internal_report.js"),
    ops: |_table| {},
};
