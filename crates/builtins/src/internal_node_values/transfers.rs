//! What moves beside the bytes of a value: `ArrayBuffer`s, and the `Arc`s that handles stand for.

use nodes::Transfer;
use runtime::{Call, Error, Local, Result, Scope};

use super::handles;

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
    // A number that `handles::hold` gave.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let number = call.to_number(thing) as u64;
    let held = handles::any(number).ok_or_else(|| Error::plain("ERR_ROATA_HANDLE", "a handle was released before it was sent"))?;
    Ok(Transfer::Shared(held))
}

/// What came, as an array: `ArrayBuffer`s, and numbers of handles that the receiver holds from now on.
pub(crate) fn arrive<'s>(scope: &mut Scope<'s>, transfers: Vec<Transfer>) -> Result<Local<'s>> {
    let things: Vec<_> = transfers
        .into_iter()
        .map(|transfer| match transfer {
            Transfer::Bytes(bytes) => scope.array_buffer(bytes),
            // Numbers of handles stay far below 2^53.
            #[allow(clippy::cast_precision_loss)]
            Transfer::Shared(held) => scope.number(handles::hold(held) as f64),
        })
        .collect();
    Ok(scope.array(&things))
}
