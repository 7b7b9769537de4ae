//! `internal/node_values`: what travels with calls beyond plain values. See the JS.
mod signals;
pub(crate) mod transfers;

use runtime::{Builtin, CallExt, Error};

use crate::internal_node_calls::slices;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/node_values",
    source: include_str!("internal_node_values.js"),
    ops: |table| {
        table.add("signalNumber", signals::number);
        table.add("signalAborted", signals::aborted);
        table.add("signalForgotten", signals::forgotten);
        table.add("followSignal", signals::follow);
        table.add("unfollowSignal", signals::unfollow);
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
