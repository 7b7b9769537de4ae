//! Words of the engine's memory: where objects and arrays have what.

use std::ptr::null_mut;

use jsc_sys as sys;

use crate::scope::Scope;
use crate::string::JsString;
use crate::value::Local;

/// Where a property's value is.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// In the object, so many words behind its header.
    Inside(usize),
    /// So many words in front of its butterfly's header.
    Outside(usize),
}

/// Where a cell has its structure's number, what tells how it holds items, its butterfly, and its first property.
const STRUCTURE: usize = 0;
const INDEXING: usize = 4;
const BUTTERFLY: usize = 8;
const FIRST: usize = 16;
/// The bits of `INDEXING` that say it; others are locks.
const INDEXING_BITS: u8 = 0x1f;
/// The header in front of what a butterfly points to begins with the number of items.
const HEADER: usize = 8;

/// # Safety
/// A live cell.
pub(super) unsafe fn structure_of(value: Local<'_>) -> u32 {
    // SAFETY: promised by the caller.
    unsafe { value.raw().cast::<u8>().add(STRUCTURE).cast::<u32>().read() }
}

/// # Safety
/// A live cell.
pub(super) unsafe fn indexing_of(value: Local<'_>) -> u8 {
    // SAFETY: promised by the caller. Other OS threads set bits of this byte that are not looked at.
    let byte = unsafe { value.raw().cast::<u8>().add(INDEXING).read_volatile() };
    byte & INDEXING_BITS
}

/// # Safety
/// A live object.
pub(super) unsafe fn butterfly(object: Local<'_>) -> *const u8 {
    // SAFETY: promised by the caller.
    unsafe {
        object
            .raw()
            .cast::<u8>()
            .add(BUTTERFLY)
            .cast::<*const u8>()
            .read()
    }
}

/// # Safety
/// A live object that has this place.
pub(super) unsafe fn read<'s>(object: Local<'s>, place: Place) -> Local<'s> {
    // SAFETY: promised by the caller.
    let word = unsafe {
        match place {
            Place::Inside(index) => object
                .raw()
                .cast::<u8>()
                .add(FIRST)
                .cast::<sys::JSValueRef>()
                .add(index),
            Place::Outside(index) => butterfly(object)
                .sub(HEADER)
                .cast::<sys::JSValueRef>()
                .sub(index + 1),
        }
        .read()
    };
    Local::from_raw(word)
}

/// # Safety
/// A live array with a butterfly.
pub(super) unsafe fn length_of(array: Local<'_>) -> usize {
    // SAFETY: promised by the caller.
    unsafe { butterfly(array).sub(HEADER).cast::<u32>().read() as usize }
}

/// Where an array's items are, in words behind its butterfly: the *stored* form, which frozen arrays have and those made where one was frozen, keeps before
/// them a map for items that are far apart, and how many of the items are not.
pub(super) const STORED: usize = 2;

/// Whether all items of an array in the stored form lie behind one another: no map, no holes.
///
/// # Safety
/// A live array in the stored form.
pub(super) unsafe fn is_gapless(array: Local<'_>) -> bool {
    // SAFETY: promised by the caller. In front of the butterfly are two numbers: of items, and of places for them.
    let [map, count, length, places] = unsafe {
        let words = butterfly(array).cast::<u64>();
        let numbers = words.sub(1).cast::<u32>();
        [
            words.read(),
            words.add(1).read() >> 32,
            numbers.read().into(),
            numbers.add(1).read().into(),
        ]
    };
    map == 0 && count == length && length <= places
}

/// # Safety
/// A live array with a butterfly and such an item.
pub(super) unsafe fn item<'s>(array: Local<'s>, index: usize) -> Local<'s> {
    // SAFETY: promised by the caller.
    Local::from_raw(unsafe { butterfly(array).cast::<sys::JSValueRef>().add(index).read() })
}

/// Asking for a string's text puts it together.
pub(super) fn put_together(scope: &Scope<'_>, value: Local<'_>) {
    // SAFETY: a live context and string; the copy is released at once.
    let copy = unsafe { sys::JSValueToStringCopy(scope.ctx(), value.raw(), null_mut()) };
    if !copy.is_null() {
        // SAFETY: it is ours.
        drop(unsafe { JsString::from_raw(copy) });
    }
}
