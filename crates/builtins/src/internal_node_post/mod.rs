//! `internal/node_post`: what the realms of this process (the program's own and one per core) have to say to each other besides calls. See the JS.
//!
//! Each realm has a number: 0 is the program's, that of its core otherwise. What is sent to a realm that is not there yet waits for it.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use nodes::Transfer;
use runtime::{Builtin, Call, CallExt, Local, Port, Result, Scope, ScopeExt, Task};

use crate::internal_node_calls::calls::CallerState;
use crate::internal_node_calls::machine;
use crate::internal_node_values::transfers;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/node_post",
    source: include_str!("internal_node_post.js"),
    ops: |table| {
        table.add("post", post);
        table.add("here", |call| {
            let here = CallerState::of(call).core();
            Ok(call.number(f64::from(here)))
        });
        table.add("keep", |call| {
            call.event_loop().keep();
            Ok(call.undefined())
        });
        table.add("release", |call| {
            call.event_loop().release();
            Ok(call.undefined())
        });
    },
};

/// One message.
struct Posted {
    /// Subject, what it concerns, the sender's realm, and the number under which the sender waits for an answer.
    head: [f64; 4],
    bytes: Vec<u8>,
    transfers: Vec<Transfer>,
}

/// How to reach a realm.
enum Door {
    Open(Port),
    /// It is not there yet. Bounded: see [`MOST_WAITING`].
    Closed(Vec<Posted>),
}

/// So many messages wait for a realm that is not there yet.
const MOST_WAITING: usize = 1024;

fn doors() -> MutexGuard<'static, HashMap<u32, Door>> {
    static DOORS: OnceLock<Mutex<HashMap<u32, Door>>> = OnceLock::new();
    DOORS.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on the realm gets what is sent to it. The JS is loaded with the first message.
pub(crate) fn open(scope: &Scope<'_>, realm: u32) {
    let port = scope.event_loop().port(receiving);
    // Held until what waits is there: what is posted from now on comes behind it.
    let mut doors = doors();
    let before = doors.insert(realm, Door::Open(port.clone()));
    if let Some(Door::Closed(waiting)) = before {
        waiting.into_iter().for_each(|posted| port.post(posted));
    }
}

fn receiving(message: Box<dyn std::any::Any + Send>) -> Task {
    Box::new(move |scope: &mut Scope<'_>| {
        let Ok(posted) = message.downcast::<Posted>() else { return };
        let Posted { head, bytes, transfers } = *posted;
        let receive = scope.require("internal/node_post").and_then(|module| Ok(scope.get(module, "receive")?));
        let moved = transfers::arrive(scope, transfers);
        // The module is there, and what arrives was made by this process.
        let (Ok(receive), Ok(moved)) = (receive, moved) else { return };
        let head = head.map(|number| scope.number(number));
        let args = [scope.array(&head), scope.array_buffer(bytes), moved];
        scope.invoke(receive, &args);
    })
}

/// `post(realm, subject, id, ticket, bytes, length, transfers)`: false if too much waits for that realm.
fn post<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // Small non-negative integers made by the JS.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (realm, length) = (call.arg_f64(0) as u32, call.arg_f64(5) as usize);
    let state = CallerState::of(call);
    state.be_reachable(call)?;
    let here = state.core();
    let head = [call.arg_f64(1), call.arg_f64(2), f64::from(here), call.arg_f64(3)];
    let posted = Posted { head, transfers: transfers::depart(call, 6)?, bytes: call.arg_bytes(4)?[..length].to_vec() };
    let sent = match doors().entry(realm).or_insert_with(|| Door::Closed(Vec::new())) {
        Door::Open(port) => {
            port.post(posted);
            true
        }
        Door::Closed(waiting) if waiting.len() < MOST_WAITING => {
            waiting.push(posted);
            if realm == 0 {
                crate::internal_machines::want_program();
            }
            true
        }
        Door::Closed(_) => false,
    };
    if realm != 0 {
        machine(call)?.poke(realm);
    }
    Ok(call.boolean(sent))
}
