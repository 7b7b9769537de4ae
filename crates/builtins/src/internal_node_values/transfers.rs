//! What moves beside the bytes of a value: `ArrayBuffer`s, and handles: objects that hold an `Arc`, which both sides then have.
//! A call that never arrives lets go of what it carried.

use std::sync::Arc;

use nodes::Transfer;
use runtime::{Call, Error, Local, Result, Scope};

/// The array in argument `index` (undefined for none) as what travels. Buffers in it were detached from the program's own.
pub(crate) fn depart<'s>(call: &mut Call<'s>, index: usize) -> Result<Vec<Transfer>> {
    let list = call.arg(index);
    if !call.is_object(list) {
        return Ok(Vec::new());
    }
    let length = call.get(list, "length")?;
    // The length of an array.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let length = call.to_number(length) as u32;
    (0..length)
        .map(|index| {
            let thing = call.get_index(list, index)?;
            depart_one(call, thing)
        })
        .collect()
}

fn depart_one<'s>(call: &mut Call<'s>, thing: Local<'s>) -> Result<Transfer> {
    if let Some(bytes) = call.bytes(thing) {
        return Ok(Transfer::Bytes(bytes.to_vec()));
    }
    let held = call.native(thing).map(Arc::clone);
    let held = held.ok_or_else(|| Error::plain("ERR_ROATA_HANDLE", "what moves is neither an ArrayBuffer nor a handle"))?;
    Ok(Transfer::Shared(held))
}

/// What came, as an array of `ArrayBuffer`s and handles.
pub(crate) fn arrive<'s>(scope: &mut Scope<'s>, transfers: Vec<Transfer>) -> Result<Local<'s>> {
    let things = scope.array(&[]);
    for (index, transfer) in (0..).zip(transfers) {
        // At once into the array: the collector does not see values in a Vec.
        let thing = match transfer {
            Transfer::Bytes(bytes) => scope.array_buffer(bytes),
            Transfer::Shared(held) => scope.native_object(held),
        };
        scope.set_index(things, index, thing)?;
    }
    Ok(things)
}
