//! Reading numbers and short-lived texts where they lie in the engine's memory, instead of asking the C API, whose every question costs as much as a
//! call into JS.
//!
//! How values lie there is checked on samples when it is first needed; a library that does it differently is asked through the C API.

use std::sync::OnceLock;

use crate::exception::Exception;
use crate::scope::Scope;
use crate::value::Local;

/// Bits of which a pointer to a cell has none.
const NOT_CELL: u64 = 0xfffe_0000_0000_0002;
/// An integer has all of these, a double some, anything else none.
const NUMBER: u64 = 0xfffe_0000_0000_0000;
/// What is added to the bits of a double.
const DOUBLE_OFFSET: u64 = 1 << 49;
/// Where a cell has its type, and a string its text.
const CELL_TYPE: usize = 5;
const TEXT: usize = 8;
/// A string that is not put together yet has this bit in place of the text's address.
const ROPE: usize = 1;
/// A text: a counter, its length, its characters, flags; this flag says that they have 8 bits.
const EIGHT_BITS: u32 = 1 << 2;

#[repr(C)]
struct Text {
    counter: u32,
    length: u32,
    characters: *const u8,
    flags: u32,
}

/// Types of cells.
struct Layout {
    string: u8,
    /// A plain object's: every type from there on is an object's.
    object: u8,
}

impl<'s> Scope<'s> {
    /// The text of a string, if it lies in memory as ASCII. `None` says nothing: the text may still be had in other ways.
    pub fn ascii(&self, value: Local<'s>) -> Option<&[u8]> {
        let string = layout(self)?.string;
        // SAFETY: the layout is the one checked; the string is alive, and nothing runs that could change it while the scope is borrowed.
        let text = unsafe { (cell_type(value)? == string).then(|| text_of(value))?? };
        let bytes = text.bytes()?;
        bytes.is_ascii().then_some(bytes)
    }

    /// Calls `read` with the characters of `String(value)`, where they lie if they can be read there.
    pub fn with_characters<R>(
        &mut self,
        value: Local<'s>,
        read: impl FnOnce(Characters<'_>) -> R,
    ) -> Result<R, Exception> {
        if let Some(characters) = self.characters(value) {
            return Ok(read(characters));
        }
        self.with_utf16(value, |units| read(Characters::Wide(units)))
    }

    /// The characters of a string, if they can be read where they lie.
    pub(crate) fn characters(&self, value: Local<'s>) -> Option<Characters<'_>> {
        let string = layout(self)?.string;
        // SAFETY: as in `ascii`.
        unsafe { (cell_type(value)? == string).then(|| characters_of(value))? }
    }

    /// Whether it is seen at once that a value is an object; false says nothing.
    pub(crate) fn is_plainly_object(&self, value: Local<'s>) -> bool {
        // SAFETY: the layout is the one checked.
        layout(self)
            .is_some_and(|layout| unsafe { cell_type(value) }.is_some_and(|kind| kind >= layout.object))
    }

    /// The number that a value is; `None` if it is none, or if only the C API knows.
    pub(crate) fn plain_number(&self, value: Local<'s>) -> Option<f64> {
        layout(self)?;
        number_in(bits(value))
    }
}

/// The text of a string as it lies in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Characters<'a> {
    /// Code units below 256.
    Narrow(&'a [u8]),
    /// UTF-16, lone surrogates included.
    Wide(&'a [u16]),
}

/// The type of cells that are strings; `None` in a library that lays them out otherwise.
pub(crate) fn string_type(scope: &Scope<'_>) -> Option<u8> {
    layout(scope).map(|layout| layout.string)
}

/// The characters of a string cell, unless it is yet to be put together.
///
/// # Safety
/// The layout is the one checked, `value` is a live string cell, and stays one as long as the result is used.
pub(crate) unsafe fn characters_of<'a>(value: Local<'_>) -> Option<Characters<'a>> {
    // SAFETY: promised by the caller.
    unsafe { text_of(value) }?.characters()
}

impl Text {
    fn characters<'a>(&self) -> Option<Characters<'a>> {
        let length = self.length as usize;
        if self.characters.is_null() {
            return (length == 0).then_some(Characters::Narrow(&[]));
        }
        // SAFETY: so many characters of one byte or of two lie there, and stay as long as the text.
        Some(unsafe {
            if self.flags & EIGHT_BITS != 0 {
                Characters::Narrow(std::slice::from_raw_parts(self.characters, length))
            } else {
                Characters::Wide(std::slice::from_raw_parts(self.characters.cast(), length))
            }
        })
    }

    /// The characters, if they have 8 bits.
    fn bytes(&self) -> Option<&[u8]> {
        if self.flags & EIGHT_BITS == 0 || self.characters.is_null() {
            return None;
        }
        // SAFETY: so many characters of one byte lie there, and stay as long as the text.
        Some(unsafe { std::slice::from_raw_parts(self.characters, self.length as usize) })
    }
}

pub(crate) fn bits(value: Local<'_>) -> u64 {
    value.raw() as u64
}

/// The number that these bits of a value are.
pub(crate) fn number_in(bits: u64) -> Option<f64> {
    match bits & NUMBER {
        0 => None,
        NUMBER => Some(f64::from(bits as u32 as i32)),
        _ => Some(f64::from_bits(bits.wrapping_sub(DOUBLE_OFFSET))),
    }
}

/// The number that these bits of a value are, if the engine keeps it as an integer.
pub(crate) fn integer_in(bits: u64) -> Option<i32> {
    (bits & NUMBER == NUMBER).then_some(bits as u32 as i32)
}

/// # Safety
/// Cells have their type where it is looked for.
pub(crate) unsafe fn cell_type(value: Local<'_>) -> Option<u8> {
    let bits = bits(value);
    // SAFETY: a live cell, as promised.
    (bits != 0 && bits & NOT_CELL == 0).then(|| unsafe { value.raw().cast::<u8>().add(CELL_TYPE).read() })
}

/// The text of a string cell, unless that is yet to be put together.
///
/// # Safety
/// `value` is a string cell of the layout above.
unsafe fn text_of<'a>(value: Local<'a>) -> Option<&'a Text> {
    // SAFETY: as promised; a word without the rope's bit is the address of a text.
    unsafe {
        let text = value.raw().cast::<u8>().add(TEXT).cast::<*const Text>().read();
        (!text.is_null() && text.addr() & ROPE == 0).then(|| &*text)
    }
}

fn layout(scope: &Scope<'_>) -> Option<&'static Layout> {
    static LAYOUT: OnceLock<Option<Layout>> = OnceLock::new();
    LAYOUT.get_or_init(|| learn(scope)).as_ref()
}

const WIDE: &str = "wide žž sample";

/// Looks at samples. Nothing is followed that the samples have not shown to be what it is taken for.
fn learn(scope: &Scope<'_>) -> Option<Layout> {
    for number in [0.0, 1.0, -1.0, 2_147_483_647.0, 0.5, -0.0, 1e300, f64::INFINITY] {
        let read = number_in(bits(scope.number(number)))?;
        if read.to_bits() != f64::to_bits(number) {
            return None;
        }
    }
    let others = [
        scope.undefined(),
        scope.null(),
        scope.boolean(true),
        scope.object(),
    ];
    if others.into_iter().any(|other| number_in(bits(other)).is_some()) {
        return None;
    }
    let (narrow, wide) = (scope.string("narrow sample"), scope.string(WIDE));
    // SAFETY: strings are cells, and cells begin with a header of eight bytes and go on with a word (`internals.rs` relies on the same).
    let (string, narrow_text, wide_text) = unsafe { (cell_type(narrow)?, text_of(narrow)?, text_of(wide)?) };
    let known = narrow_text.length == 13
        && narrow_text.flags & EIGHT_BITS != 0
        && narrow_text.bytes() == Some(b"narrow sample")
        && wide_text.length == 14
        && wide_text.bytes().is_none()
        && wide_text.characters() == Some(Characters::Wide(&WIDE.encode_utf16().collect::<Vec<u16>>()));
    let object = object_type(scope)?;
    (known && string < object).then_some(Layout { string, object })
}

/// The type of a plain object, if types are in the order expected: objects last.
fn object_type(scope: &Scope<'_>) -> Option<u8> {
    // SAFETY: all of these are cells, see `learn`.
    unsafe {
        let object = cell_type(scope.object())?;
        let later = [scope.array(&[]), scope.error("sample"), scope.global_object()];
        let are_later = later
            .into_iter()
            .all(|other| cell_type(other).is_some_and(|kind| kind >= object));
        are_later.then_some(object)
    }
}
