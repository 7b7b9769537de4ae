//! `internal/node_values`: what travels with calls beyond plain values. See the JS.
pub(crate) mod signals;
pub(crate) mod transfers;

use runtime::{Builtin, CallExt, Error};

use crate::internal_node_calls::slices;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/node_values",
    source: include_str!("internal_node_values.js"),
    ops: |table| {
        table.add("takeBuffer", transfers::take);
        table.add("signalNumber", signals::number);
        table.add("signalAborted", signals::aborted);
        table.add("signalForgotten", signals::forgotten);
        table.add("followSignal", signals::follow);
        table.add("unfollowSignal", signals::unfollow);
        // `sliceNumber(hash)`: the number of a slice here; one that was never here is fetched from the machine that has it.
        table.add("sliceNumber", |call| {
            let hash: [u8; 32] = call.arg_bytes(0)?.try_into().unwrap_or_default();
            let slice = slices::by_hash(&hash).or_else(|| crate::internal_machines::fetch_slice(hash));
            let slice = slice.ok_or_else(|| Error::plain("ERR_ROATA_SLICE", "no machine has the code of this function any more"))?;
            // Numbers of slices are small.
            #[allow(clippy::cast_precision_loss)]
            let number = slices::number_of(&slice) as f64;
            Ok(call.number(number))
        });
        // `describe(slice)`: a slice's description, as JSON.
        table.add("describe", |call| {
            // A number that the wire carried.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let slice = slices::by_number(call.arg_f64(0) as usize);
            let slice = slice.ok_or_else(|| Error::plain("ERR_ROATA_SLICE", "no such slice"))?;
            let (description, _) = slice.text.split_once('\n').unwrap_or(("{}", ""));
            Ok(call.string(description))
        });
    },
};
