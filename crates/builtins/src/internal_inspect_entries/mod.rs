//! `internal/inspect_entries`: what `util.inspect` shows between brackets.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/util.html#utilinspectobject-options>
use runtime::Builtin;

/// Its operations read the engine's internals, so the `runtime` crate provides them:
///
/// - `promiseState(promise)`: `[0]` pending, `[1, value]` fulfilled, `[2, reason]` rejected.
/// - `copyIterator(original, copy)`: makes an iterator of a map or set go on where another is; a number tells what both give.
/// - `weakEntries(collection)`: what is in a WeakSet, keys and values in turn of a WeakMap.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/inspect_entries",
    source: include_str!("internal_inspect_entries.js"),
    ops: |table| {
        table.add("promiseState", runtime::inspection::promise_state);
        table.add("copyIterator", runtime::inspection::copy_iterator);
        table.add("weakEntries", runtime::inspection::weak_entries);
    },
};
