//! What moves beside the bytes of a value: `ArrayBuffer`s, and handles: objects that hold an `Arc`, which both sides then have.
//! A call that never arrives lets go of what it carried.

use std::any::Any;
use std::sync::{Arc, Mutex, PoisonError};

use nodes::{Memory, Transfer};
use runtime::{Call, Error, Local, MovedBuffer, Result, Scope};

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
    if let Some(taken) = call.native(thing).and_then(|held| held.downcast_ref::<Taken>()) {
        let memory = taken.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        let memory = memory.ok_or_else(|| Error::plain("ERR_ROATA_HANDLE", "a buffer moves only once"))?;
        return Ok(Transfer::Memory(Box::new(Moved(memory))));
    }
    if let Some(given) = call.native(thing).and_then(|held| held.downcast_ref::<Given>()) {
        let held = given.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        let held = held.ok_or_else(|| Error::plain("ERR_ROATA_HANDLE", "what is given away moves only once"))?;
        return Ok(Transfer::Shared(held));
    }
    let held = call.native(thing).map(Arc::clone);
    let held = held.ok_or_else(|| Error::plain("ERR_ROATA_HANDLE", "what moves is neither an ArrayBuffer nor a handle"))?;
    Ok(Transfer::Shared(held))
}

/// What a handle held, for one journey: the sender keeps nothing of it, so that it goes with its receiver.
pub(crate) struct Given(Mutex<Option<Arc<dyn Any + Send + Sync>>>);

impl Given {
    pub(crate) fn new(held: Arc<dyn Any + Send + Sync>) -> Given {
        Given(Mutex::new(Some(held)))
    }
}

/// The memory of a buffer that is about to move.
struct Taken(Mutex<Option<MovedBuffer>>);

/// `takeBuffer(buffer)`: detaches it and gives a handle of its memory; undefined if that cannot be: then it is copied.
pub(crate) fn take<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let buffer = call.arg(0);
    let Some(memory) = call.take_buffer(buffer) else { return Ok(call.undefined()) };
    Ok(call.native_object(Arc::new(Taken(Mutex::new(Some(memory))))))
}

/// A buffer's memory between two VMs.
struct Moved(MovedBuffer);

impl Memory for Moved {
    fn bytes(&self) -> &[u8] {
        self.0.bytes()
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any + Send> {
        self
    }
}

fn buffer_of<'s>(scope: &mut Scope<'s>, memory: Box<dyn Memory>) -> Result<Local<'s>> {
    // What was lost on its way is freed by the collector, as buffers that nobody has.
    for lost in scope.abandoned_buffers() {
        scope.adopt_buffer(lost);
    }
    let moved = memory.into_any().downcast::<Moved>().ok();
    moved
        .and_then(|moved| scope.adopt_buffer(moved.0))
        .ok_or_else(|| Error::plain("ERR_ROATA_HANDLE", "memory of another kind of executor arrived"))
}

/// What came, as an array of `ArrayBuffer`s and handles.
pub(crate) fn arrive<'s>(scope: &mut Scope<'s>, transfers: Vec<Transfer>) -> Result<Local<'s>> {
    let things = scope.array(&[]);
    for (index, transfer) in (0..).zip(transfers) {
        // At once into the array: the collector does not see values in a Vec.
        let thing = match transfer {
            Transfer::Bytes(bytes) => scope.array_buffer(bytes),
            Transfer::Memory(memory) => buffer_of(scope, memory)?,
            Transfer::Shared(held) => scope.native_object(held),
        };
        scope.set_index(things, index, thing)?;
    }
    Ok(things)
}
