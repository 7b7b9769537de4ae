//! `internal/http/parser`: reads HTTP/1 messages for `node:http`. The state machine is in `machine`; this gives it to JS.
//! Follows <https://www.rfc-editor.org/rfc/rfc9112>, and llhttp in what is wrong with a message.

mod chunks;
mod cursor;
mod fields;
mod first_line;
mod head;
mod lenient;
mod machine;
mod methods;
mod url;

#[cfg(test)]
mod tests;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use runtime::{Builtin, Call, CallExt, Error, Local, Result, Scope};

use lenient::Lenient;
use machine::{Event, Kind, Machine, Verdict};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/http/parser",
    source: include_str!("internal_http_parser.js"),
    ops: |table| {
        table.add("create", create);
        table.add("step", step);
        table.add("finish", finish);
        table.add("trailers", trailers);
        table.add("methods", |call| {
            let names = methods::NAMES.map(|name| call.string(name));
            Ok(call.array(&names))
        });
    },
};

/// What JS has of a head beside its texts, as bits of a number.
mod bits {
    pub const STATUS: u32 = 6;
    pub const MAJOR: u32 = 16;
    pub const MINOR: u32 = 20;
    pub const IS_UPGRADE: u32 = 24;
    pub const KEEPS_ALIVE: u32 = 25;
    /// The message is complete with its head.
    pub const IS_COMPLETE: u32 = 26;
    /// The fields are those of the head before.
    pub const IS_REPEATED: u32 = 27;
}

type Parser = Mutex<Machine>;

fn locked<'c>(call: &'c Call<'_>) -> Result<MutexGuard<'c, Machine>> {
    let parser = call
        .native(call.arg(0))
        .and_then(|native| native.downcast_ref::<Parser>());
    let parser = parser.ok_or_else(|| Error::type_error("ERR_INVALID_THIS", "this is no HTTPParser"))?;
    Ok(parser.lock().unwrap_or_else(PoisonError::into_inner))
}

/// `create(isRequest, maxHeadSize, lenientFlags, maxFields)`; 0 fields are any number.
fn create<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let kind = if call.arg_bool(0) {
        Kind::Request
    } else {
        Kind::Response
    };
    let max_head = usize::try_from(call.arg_i32(1)).unwrap_or(0);
    let lenient = Lenient(call.arg_i32(2).cast_unsigned());
    let max_fields = match usize::try_from(call.arg_i32(3)) {
        Ok(0) | Err(_) => usize::MAX,
        Ok(most) => most,
    };
    let parser: Parser = Mutex::new(Machine::new(kind, max_head, max_fields, lenient));
    Ok(call.native_object(Arc::new(parser)))
}

/// `step(parser, bytes, from, verdict)`: up to the next event, which is told in the quickest way that there is:
/// - a number: its kind (0 more is needed, 1 complete, 2 upgraded), plus 4 if a message has begun, plus 8 if there are trailers, plus 16 times
///   the position;
/// - `[name, value, …, URL or status text, position, bits]` for a head;
/// - `[start, end]` for a part of the body;
/// - `[code, reason, position, begun]` for what is no HTTP.
fn step<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let from = usize::try_from(call.arg_i32(2)).unwrap_or(0);
    let verdict = match call.arg_i32(3) {
        1 => Verdict::WithoutBody,
        2 => Verdict::Upgrade,
        3 => Verdict::NoUpgrade,
        _ => Verdict::Usual,
    };
    let mut machine = locked(call)?;
    machine.decide(verdict);
    let (event, position) = machine.step(call.arg_bytes(1)?, from);
    Ok(tell(call, &mut machine, &event, position))
}

fn tell<'s>(scope: &Scope<'s>, machine: &mut Machine, event: &Event, position: usize) -> Local<'s> {
    let kind = match event {
        Event::NeedMore => 0,
        Event::Complete => 1,
        Event::Upgraded => 2,
        Event::Head => return head(scope, machine, position),
        Event::Body { start, end } => return scope.array(&[number(scope, *start), number(scope, *end)]),
        Event::Failed(failure) => {
            return scope.array(&[
                scope.string(failure.code),
                scope.string(failure.reason),
                number(scope, position),
                scope.boolean(machine.is_within_message()),
            ]);
        }
    };
    let begun = usize::from(machine.is_within_message()) << 2;
    let trailers = usize::from(machine.has_trailers() && machine.head.fields().len() > 0) << 3;
    number(scope, kind | begun | trailers | position << 4)
}

// Positions stay far below 2^53.
#[allow(clippy::cast_precision_loss)]
fn number<'s>(scope: &Scope<'s>, number: usize) -> Local<'s> {
    scope.number(number as f64)
}

fn head<'s>(scope: &Scope<'s>, machine: &mut Machine, position: usize) -> Local<'s> {
    let is_complete = machine.complete_at_once();
    let is_repeated = machine.head.repeats();
    let head = &machine.head;
    let flags = u32::from(machine.is_upgrade()) << bits::IS_UPGRADE
        | u32::from(machine.keeps_alive()) << bits::KEEPS_ALIVE
        | u32::from(is_complete) << bits::IS_COMPLETE
        | u32::from(is_repeated) << bits::IS_REPEATED;
    let numbers = head.method as u32
        | u32::from(head.status) << bits::STATUS
        | u32::from(head.major) << bits::MAJOR
        | u32::from(head.minor) << bits::MINOR;
    let last = [
        scope.latin1(head.line()),
        number(scope, position),
        scope.number(f64::from(numbers | flags)),
    ];
    if is_repeated {
        return scope.array(&last);
    }
    scope.array_from(head.fields().map(|text| scope.latin1(text)).chain(last))
}

/// `finish(parser)`: the connection has ended. The event, or undefined if there is nothing to tell.
fn finish<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let mut machine = locked(call)?;
    Ok(match machine.finish() {
        Some(event) => tell(call, &mut machine, &event, 0),
        None => call.undefined(),
    })
}

/// `trailers(parser)`: names and values in turn.
fn trailers<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let machine = locked(call)?;
    Ok(call.array_from(machine.head.fields().map(|text| call.latin1(text))))
}
