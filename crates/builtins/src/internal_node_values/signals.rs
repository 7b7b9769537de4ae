//! `AbortSignal`s that went along with a call: each has a number in this process, under which a copy on a core follows the caller's.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use runtime::{Call, CallExt, Global, Local, Port, Result, Scope, ScopeExt, Task};

/// A caller's signal while the call that it went along with is in flight.
#[derive(Default)]
struct Followed {
    /// Why it was aborted, encoded; `None` as long as it is not.
    reason: Option<Vec<u8>>,
    /// Where its copies are.
    followers: Vec<Port>,
    /// It is another process's, and goes with its last follower.
    is_foreign: bool,
}

#[derive(Default)]
struct Signals {
    last: u64,
    followed: HashMap<u64, Followed>,
    /// Signals of other processes that were aborted before anybody here followed them.
    early: VecDeque<(u64, Vec<u8>)>,
}

/// So many of those are kept.
const MOST_EARLY: usize = 1024;
/// Numbers of processes stand above those of their signals, which have so many bits; both together have 53.
const SIGNAL_BITS: u32 = 31;

impl Signals {
    /// Tells the copies here.
    fn abort(&mut self, number: u64, reason: Vec<u8>) {
        let Some(signal) = self.followed.get_mut(&number) else { return };
        for port in &signal.followers {
            port.post((number, reason.clone()));
        }
        signal.reason = Some(reason);
    }
}

fn signals() -> MutexGuard<'static, Signals> {
    static SIGNALS: OnceLock<Mutex<Signals>> = OnceLock::new();
    SIGNALS.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

/// A number that `number` gave.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn number_of(call: &Call<'_>) -> u64 {
    call.arg_f64(0) as u64
}

/// Numbers of signals stay far below 2^53.
#[allow(clippy::cast_precision_loss)]
fn as_f64(number: u64) -> f64 {
    number as f64
}

/// `signalNumber()`: a number for a signal that is about to travel.
pub(crate) fn number<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let number = {
        let mut signals = signals();
        signals.last += 1;
        let number = u64::from(std::process::id()) << SIGNAL_BITS | signals.last;
        signals.followed.insert(number, Followed::default());
        number
    };
    Ok(call.number(as_f64(number)))
}

/// `signalAborted(number, bytes, length)`: the caller's signal was aborted; tells the copies.
pub(crate) fn aborted<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    // A length that the encoder gave.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let length = call.arg_f64(2) as usize;
    let reason = call.arg_bytes(1)?[..length].to_vec();
    let number = number_of(call);
    crate::internal_machines::tell_aborted(number, &reason);
    signals().abort(number, reason);
    Ok(call.undefined())
}

/// A signal of another process was aborted.
pub(crate) fn aborted_elsewhere(number: u64, reason: Vec<u8>) {
    let mut signals = signals();
    if signals.followed.contains_key(&number) {
        signals.abort(number, reason);
        return;
    }
    if signals.early.len() == MOST_EARLY {
        signals.early.pop_front();
    }
    signals.early.push_back((number, reason));
}

/// `signalForgotten(number)`: the call is over.
pub(crate) fn forgotten<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    signals().followed.remove(&number_of(call));
    Ok(call.undefined())
}

/// Where a core hears of its copies.
struct Ears {
    port: Port,
}

/// `followSignal(number, onAborted)`: from now on `onAborted(number, reason)` is called when the caller's signal is aborted, the reason encoded in an
/// ArrayBuffer. If it is aborted already, that is called in a later turn too. Keeps the loop alive until `unfollowSignal`.
pub(crate) fn follow<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let on_aborted = call.global_of(call.arg(1));
    let event_loop = call.event_loop();
    let ears = call.extension(|| Ears { port: event_loop.port(hearing(on_aborted)) });
    event_loop.keep();
    let number = number_of(call);
    let mut signals = signals();
    let is_foreign = number >> SIGNAL_BITS != u64::from(std::process::id());
    if is_foreign && !signals.followed.contains_key(&number) {
        let place = signals.early.iter().position(|early| early.0 == number);
        let reason = place.and_then(|place| signals.early.remove(place)).map(|early| early.1);
        signals.followed.insert(number, Followed { reason, is_foreign, followers: Vec::new() });
    }
    if let Some(signal) = signals.followed.get_mut(&number) {
        if let Some(reason) = &signal.reason {
            ears.port.post((number, reason.clone()));
        }
        signal.followers.push(ears.port.clone());
    }
    drop(signals);
    Ok(call.undefined())
}

/// `unfollowSignal(number)`: a copy is no longer needed.
pub(crate) fn unfollow<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    call.event_loop().release();
    let number = number_of(call);
    let mut signals = signals();
    if let Some(signal) = signals.followed.get_mut(&number)
        && signal.is_foreign
    {
        signal.followers.pop();
        if signal.followers.is_empty() {
            signals.followed.remove(&number);
        }
    }
    drop(signals);
    Ok(call.undefined())
}

fn hearing(on_aborted: Global) -> impl Fn(Box<dyn std::any::Any + Send>) -> Task + 'static {
    let on_aborted = std::rc::Rc::new(on_aborted);
    move |message| {
        let on_aborted = std::rc::Rc::clone(&on_aborted);
        Box::new(move |scope: &mut Scope<'_>| {
            let Ok(message) = message.downcast::<(u64, Vec<u8>)>() else { return };
            let (number, reason) = *message;
            let function = on_aborted.get(scope);
            let args = [scope.number(as_f64(number)), scope.array_buffer(reason)];
            scope.invoke(function, &args);
        })
    }
}
