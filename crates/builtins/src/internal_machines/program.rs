//! The program of this process as other machines ask it: by name, with messages, for definitions. Their questions become events of the program's loop.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};

use nodes::{Outcome, Peer};
use runtime::{Call, CallExt, Local, Port, Result, Scope, ScopeExt, Task};

/// A question of another machine.
pub(crate) struct Question {
    peer: Arc<Peer>,
    id: u64,
    what: String,
    value: Vec<u8>,
}

/// Questions that wait for their answer, or for the program to be there. Bounded by what one peer may send before it is answered.
#[derive(Default)]
struct Program {
    port: Option<Port>,
    waiting: VecDeque<Question>,
    open: HashMap<u64, (Arc<Peer>, u64)>,
    last: u64,
    is_wanted: bool,
}

/// Questions at once; more are refused.
const MOST: usize = 65_536;

fn program() -> MutexGuard<'static, Program> {
    state().0.lock().unwrap_or_else(PoisonError::into_inner)
}

fn state() -> &'static (Mutex<Program>, Condvar) {
    static PROGRAM: OnceLock<(Mutex<Program>, Condvar)> = OnceLock::new();
    PROGRAM.get_or_init(Default::default)
}

/// A question has come.
pub(crate) fn ask(peer: &Arc<Peer>, id: u64, what: String, value: Vec<u8>) {
    let mut program = program();
    if program.waiting.len() + program.open.len() >= MOST {
        drop(program);
        peer.answer(id, Outcome::Down { reason: "it is asked too much".into(), maybe_executed: false });
        return;
    }
    let question = Question { peer: Arc::clone(peer), id, what, value };
    match &program.port {
        Some(port) => port.post(question),
        None => {
            program.waiting.push_back(question);
            state().1.notify_all();
        }
    }
}

/// Waits until somebody asks, or wants the program for something else.
pub(crate) fn wait_for_question() {
    let wanted = state().1.wait_while(program(), |program| program.waiting.is_empty() && !program.is_wanted);
    drop(wanted);
}

/// Something waits for the program: it should be there.
pub(crate) fn want() {
    program().is_wanted = true;
    state().1.notify_all();
}

/// This realm is the program from now on: questions become events of its loop. The JS is loaded with the first.
pub fn open(scope: &Scope<'_>) {
    if program().port.is_some() {
        return;
    }
    // Not under the lock: whoever posts to a program that is not there holds the other one when he wants it.
    crate::internal_node_post::open(scope, 0);
    let port = scope.event_loop().port(receiving);
    let mut program = program();
    let waiting = std::mem::take(&mut program.waiting);
    waiting.into_iter().for_each(|question| port.post(question));
    program.port = Some(port);
}

fn receiving(message: Box<dyn std::any::Any + Send>) -> Task {
    Box::new(move |scope: &mut Scope<'_>| {
        let Ok(question) = message.downcast::<Question>() else { return };
        let Question { peer, id, what, value } = *question;
        let module = scope.require("internal/machines");
        let on_ask = module.and_then(|module| Ok(scope.get(module, "onAsk")?));
        let Ok(on_ask) = on_ask else {
            peer.answer(id, Outcome::Down { reason: "its program cannot answer".into(), maybe_executed: false });
            return;
        };
        let from = f64::from(peer.remote().number());
        let number = keep_open(peer, id);
        let head = [scope.number(number), scope.number(from)];
        let args = [scope.array(&head), scope.string(&what), scope.array_buffer(value)];
        scope.invoke(on_ask, &args);
    })
}

/// A number for a question that the program works on.
fn keep_open(peer: Arc<Peer>, id: u64) -> f64 {
    let mut program = program();
    program.last += 1;
    let number = program.last;
    program.open.insert(number, (peer, id));
    // Numbers of questions stay far below 2^53.
    #[allow(clippy::cast_precision_loss)]
    let number = number as f64;
    number
}

/// `answer(number, isError, bytes, length)`: the answer to a question.
pub(crate) fn answer<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // A number that `listen` gave, and a length that the encoder gave.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let (number, length) = (call.arg_f64(0) as u64, call.arg_f64(3) as usize);
    let bytes = call.arg_bytes(2)?[..length].to_vec();
    let outcome = if call.arg_bool(1) { Outcome::Failed(bytes) } else { Outcome::Done(bytes, Vec::new()) };
    let open = program().open.remove(&number);
    if let Some((peer, id)) = open {
        peer.answer(id, outcome);
    }
    Ok(call.undefined())
}
