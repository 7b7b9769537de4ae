//! `internal/shared_memory`: memory that several cores have, as `SharedArrayBuffer`s over the same bytes.

use std::sync::Arc;

use runtime::{Builtin, Call, Error, Local, Result, SharedBuffer};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/shared_memory",
    source: include_str!("internal_shared_memory.js"),
    ops: |table| {
        table.add("share", share);
        table.add("adopt", adopt);
    },
};

/// `share(buffer)`: a handle of a SharedArrayBuffer's memory.
fn share<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let buffer = call.arg(0);
    let memory = call.share_buffer(buffer).ok_or_else(unknown_library)?;
    Ok(call.native_object(Arc::new(memory)))
}

/// `adopt(fresh, handle)`: makes `fresh`, a `new SharedArrayBuffer(0)`, one over the handle's memory.
fn adopt<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (fresh, handle) = (call.arg(0), call.arg(1));
    let memory = call.native_of::<SharedBuffer>(handle);
    let adopted = memory.is_some_and(|memory| call.adopt_shared_buffer(fresh, &memory));
    if adopted {
        Ok(fresh)
    } else {
        Err(unknown_library())
    }
}

fn unknown_library() -> Error {
    Error::plain(
        "ERR_ROATA_SHARED_MEMORY",
        "this system's libjavascriptcoregtk-4.1 does not let several cores share memory",
    )
}
