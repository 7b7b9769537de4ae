//! `internal/channel`: the channel of node functions: a bounded queue of values, as bytes. Its state is shared by all clones in this process.
mod state;

use std::sync::Arc;

use runtime::{Builtin, Call, CallExt, Error, Local, Result, Scope};

use crate::internal_node_values::transfers;
use crate::internal_waiting::{Arrival, For, Waits, number, ticket};
use state::{ChannelState, Delivery, Message, Received, Sent};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/channel",
    source: include_str!("internal_channel.js"),
    ops: |table| {
        table.add("create", |call| {
            let capacity = usize::try_from(number(call, 0)).unwrap_or(usize::MAX);
            Ok(call.native_object(Arc::new(ChannelState::new(capacity))))
        });
        table.add("capacity", |call| {
            let capacity = state(call)?.capacity();
            // Given as a safe integer.
            #[allow(clippy::cast_precision_loss)]
            let capacity = capacity as f64;
            Ok(call.number(capacity))
        });
        table.add("send", send);
        table.add("receive", receive);
        table.add("close", |call| {
            state(call)?.close();
            Ok(call.undefined())
        });
    },
};

fn state(call: &Call<'_>) -> Result<Arc<ChannelState>> {
    call.native_of(call.arg(0))
        .ok_or_else(|| Error::type_error("ERR_INVALID_THIS", "this is no Channel"))
}

/// `send(channel, thread, bytes, length, transfers)`: true if it is sent, false if the channel is closed, else a ticket, which gets the same.
fn send<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (state, thread) = (state(call)?, number(call, 1));
    let length = usize::try_from(number(call, 3)).unwrap_or(0);
    let bytes = call.arg_bytes(2)?[..length].to_vec();
    let message = Message {
        bytes,
        transfers: transfers::depart(call, 4)?,
    };
    let message = match state.try_send(message) {
        Ok(sent) => return Ok(call.boolean(sent == Sent::Taken)),
        Err(message) => message,
    };
    let begun = Waits::of(call).begin(
        call,
        For {
            thread,
            keeps_alive: true,
        },
        |waiter| {
            let id = waiter.id();
            state.send_later(message, waiter);
            Some(move || state.withdraw_sender(id))
        },
    );
    Ok(ticket(call, begun.unwrap_or_default()))
}

impl Arrival for Sent {
    fn arrive<'s>(self: Box<Self>, scope: &mut Scope<'s>) -> Result<Local<'s>> {
        Ok(scope.boolean(*self == Sent::Taken))
    }
}

/// `receive(channel, thread)`: `[bytes, transfers]` of the next value, undefined if the channel is closed and empty, else a ticket, which gets the same.
fn receive<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (state, thread) = (state(call)?, number(call, 1));
    match state.try_receive() {
        Some(Received::Value(delivery)) => return read(call, delivery),
        Some(Received::Closed) => return Ok(call.undefined()),
        None => {}
    }
    let begun = Waits::of(call).begin(
        call,
        For {
            thread,
            keeps_alive: true,
        },
        |waiter| {
            let id = waiter.id();
            state.receive_later(waiter);
            Some(move || state.withdraw_receiver(id))
        },
    );
    Ok(ticket(call, begun.unwrap_or_default()))
}

impl Arrival for Received {
    fn arrive<'s>(self: Box<Self>, scope: &mut Scope<'s>) -> Result<Local<'s>> {
        match *self {
            Received::Value(delivery) => read(scope, delivery),
            Received::Closed => Ok(scope.undefined()),
        }
    }
}

fn read<'s>(scope: &mut Scope<'s>, delivery: Delivery) -> Result<Local<'s>> {
    let message = delivery.take();
    let transfers = transfers::arrive(scope, message.transfers)?;
    let bytes = scope.array_buffer(message.bytes);
    Ok(scope.array(&[bytes, transfers]))
}
