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

use runtime::{Builtin, Call, CallExt, Error, Local, Result, Scope, ScopeExt, SharedNumbers};

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
        table.add("numbers", |call| {
            let numbers = call.extension(Numbers::default);
            Ok(call.shared_numbers(&numbers.0)?)
        });
        table.add("methods", |call| {
            let names = methods::NAMES.map(|name| call.string(name));
            Ok(call.array(&names))
        });
    },
};

/// What an event is about, in the order that the JS reads them in.
#[repr(usize)]
#[derive(Clone, Copy)]
enum Figure {
    Position,
    Start,
    End,
    Method,
    Status,
    Major,
    Minor,
    IsUpgrade,
    KeepsAlive,
    Fields,
    IsBegun,
    Count,
}

/// The figures, shared with the JS; one set per realm, written by each step.
struct Numbers(SharedNumbers);

impl Default for Numbers {
    fn default() -> Numbers {
        Numbers(SharedNumbers::new(Figure::Count as usize))
    }
}

impl Numbers {
    // Positions and lengths stay far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    fn set(&self, figure: Figure, value: usize) {
        self.0.set(figure as usize, value as f64);
    }
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

/// `step(parser, bytes, from, verdict)`: up to the next event. A head comes as an array, `[URL or status text, name, value, …]`, what failed as
/// `[code, reason]` with the kind in `numbers`; else it is the number of the event.
fn step<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let from = usize::try_from(call.arg_i32(2)).unwrap_or(0);
    let verdict = match call.arg_i32(3) {
        1 => Verdict::WithoutBody,
        2 => Verdict::Upgrade,
        3 => Verdict::NoUpgrade,
        _ => Verdict::Usual,
    };
    let numbers = call.extension(Numbers::default);
    let mut machine = locked(call)?;
    machine.decide(verdict);
    let (event, position) = machine.step(call.arg_bytes(1)?, from);
    numbers.set(Figure::Position, position);
    numbers.set(Figure::IsBegun, usize::from(machine.is_within_message()));
    Ok(tell(call, &machine, &numbers, &event))
}

fn tell<'s>(scope: &Scope<'s>, machine: &Machine, numbers: &Numbers, event: &Event) -> Local<'s> {
    let number = match event {
        Event::NeedMore => 0.0,
        Event::Body { start, end } => {
            numbers.set(Figure::Start, *start);
            numbers.set(Figure::End, *end);
            1.0
        }
        Event::Complete => tell_end(machine, numbers, 2.0),
        Event::Upgraded => tell_end(machine, numbers, 3.0),
        Event::Head => return head(scope, machine, numbers),
        Event::Failed(failure) => {
            numbers.set(Figure::Fields, usize::MAX);
            return scope.array(&[scope.string(failure.code), scope.string(failure.reason)]);
        }
    };
    scope.number(number)
}

fn tell_end(machine: &Machine, numbers: &Numbers, kind: f64) -> f64 {
    let trailers = if machine.has_trailers() {
        machine.head.fields().len()
    } else {
        0
    };
    numbers.set(Figure::Fields, trailers);
    kind
}

fn head<'s>(scope: &Scope<'s>, machine: &Machine, numbers: &Numbers) -> Local<'s> {
    let head = &machine.head;
    numbers.set(Figure::Method, head.method);
    numbers.set(Figure::Status, usize::from(head.status));
    numbers.set(Figure::Major, usize::from(head.major));
    numbers.set(Figure::Minor, usize::from(head.minor));
    numbers.set(Figure::IsUpgrade, usize::from(machine.is_upgrade()));
    numbers.set(Figure::KeepsAlive, usize::from(machine.keeps_alive()));
    numbers.set(Figure::Fields, head.fields().len());
    let mut texts = Vec::with_capacity(1 + head.fields().len());
    texts.push(scope.latin1(head.line()));
    texts.extend(head.fields().map(|text| scope.latin1(text)));
    scope.array(&texts)
}

/// `finish(parser)`: the connection has ended. The event, or undefined if there is nothing to tell.
fn finish<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let numbers = call.extension(Numbers::default);
    let mut machine = locked(call)?;
    Ok(match machine.finish() {
        Some(event) => tell(call, &machine, &numbers, &event),
        None => call.undefined(),
    })
}

/// `trailers(parser)`: names and values in turn.
fn trailers<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let machine = locked(call)?;
    let texts: Vec<Local<'s>> = machine.head.fields().map(|text| call.latin1(text)).collect();
    Ok(call.array(&texts))
}
