//! `internal/main`: how a program starts: preloaded modules, the main module.

use std::sync::atomic::{AtomicBool, Ordering};

use runtime::Builtin;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/main",
    source: include_str!("internal_main.js"),
    ops: |table| {
        crate::process::add_flags(table);
        table.add("collectGarbage", |call| {
            call.collect_garbage();
            Ok(call.undefined())
        });
        table.add("channel", |call| Ok(call.string(&parents_channel())));
    },
};

/// The descriptor of the channel to the parent, and how messages are written there, if this process was forked; else empty. It is the first realm's: a
/// worker that took it over too would close it with its end.
fn parents_channel() -> String {
    static IS_TAKEN: AtomicBool = AtomicBool::new(false);
    if IS_TAKEN.swap(true, Ordering::Relaxed) {
        return String::new();
    }
    let variable = |name| std::env::var(name).unwrap_or_default();
    match variable("NODE_CHANNEL_FD") {
        fd if fd.is_empty() => fd,
        fd => format!("{fd} {}", variable("NODE_CHANNEL_SERIALIZATION_MODE")),
    }
}
