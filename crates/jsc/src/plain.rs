//! Plain data (objects without a class, arrays, primitives) read where it lies in the engine's memory: a property costs a few nanoseconds, a question to the
//! C API about it 60.
//!
//! Objects made alike share a *structure*, whose number is in their first word; where their properties lie depends on it alone. What a structure
//! means is learnt from a copy of one of its objects that nobody else has: each property is set to a number of its own, and the numbers are looked for
//! in the copy's memory. Two objects share it then, so it is not one of those that belong to a single object and change with it. The copy
//! is kept and asked at every use whether it still has that structure: as long as it has, the number cannot stand for another one.
//! Arrays are learnt from samples in the same way. Whatever is not known is not read.

use std::collections::HashMap;
use std::ptr::null_mut;

use jsc_sys as sys;

use crate::layout::{self, Characters, bits};
use crate::scope::Scope;
use crate::string::JsString;
use crate::value::{Global, Local};

/// Whoever is told what a walk meets: an object's head, its keys and values in turn; an array's head and its items.
pub trait PlainSink {
    /// A primitive.
    fn undefined(&mut self);
    /// A primitive.
    fn null(&mut self);
    /// A primitive.
    fn boolean(&mut self, value: bool);
    /// A primitive.
    fn number(&mut self, value: f64);
    /// A primitive.
    fn text(&mut self, text: Characters<'_>);
    /// So many items follow.
    fn array(&mut self, length: usize);
    /// So many keys follow, each with its value.
    fn object(&mut self, count: usize);
    /// A property's name.
    fn key(&mut self, key: &str);
}

/// Why a walk has ended early.
pub enum Stopped<'s> {
    /// At something that is no plain data, is there twice, or cannot be read.
    Other,
    /// At an object whose structure may be met for the first time.
    New,
    /// At an object of a structure that is worth learning.
    Unknown(Local<'s>),
}

/// What is known of a VM's structures.
#[derive(Default)]
pub struct PlainShapes {
    known: HashMap<u32, Known, IdHasher>,
    met: Met,
    seen: Seen,
    /// How many copies have been marked.
    marked: u32,
}

struct Known {
    /// An object that nobody uses, which had this structure when it was learnt.
    holder: Global,
    meaning: Meaning,
}

enum Meaning {
    /// Keys, and the words that their values are in.
    Object(Box<[(String, Place)]>),
    /// An array without items.
    Empty,
    /// An array whose items are values.
    Values,
    /// An array whose items are floating-point numbers.
    Doubles,
}

/// Where a property's value is.
#[derive(Clone, Copy)]
enum Place {
    /// In the object, so many words behind its header.
    Inside(usize),
    /// So many words in front of its butterfly's header.
    Outside(usize),
}

/// More structures than this are not remembered: then all are learnt anew.
const MOST: usize = 1024;
/// Objects with more properties are soon no longer of a structure that others share.
const MOST_PROPERTIES: usize = 64;
/// Deeper data is left to others.
const DEEPEST: usize = 500;

/// Where a cell has its structure's number, what tells how it holds items, its butterfly, and its first property.
const STRUCTURE: usize = 0;
const INDEXING: usize = 4;
const BUTTERFLY: usize = 8;
const FIRST: usize = 16;
/// The bits of `INDEXING` that say it; others are locks.
const INDEXING_BITS: u8 = 0x1f;
/// The header in front of what a butterfly points to begins with the number of items.
const HEADER: usize = 8;

impl PlainShapes {
    /// Learns the structure of `copy`, which has the same as `original`, and properties `keys` that are data. Nobody else may have the copy. False if
    /// nothing could be learnt.
    pub fn learn<'s>(
        &mut self,
        scope: &mut Scope<'s>,
        original: Local<'s>,
        copy: Local<'s>,
        keys: Vec<String>,
    ) -> bool {
        if !is_plain(scope, original) || !is_plain(scope, copy) || keys.len() > MOST_PROPERTIES {
            return false;
        }
        // SAFETY: both are objects, checked just now.
        let same = || unsafe { structure_of(original) == structure_of(copy) };
        self.marked = self.marked.wrapping_add(1);
        let marks = Marks(self.marked);
        if !same() || !marks.put(scope, copy, &keys) || !same() {
            return false;
        }
        let Some(places) = marks.find(scope, copy, keys.len()) else {
            return false;
        };
        let meaning = Meaning::Object(keys.into_iter().zip(places).collect());
        self.remember(scope, copy, meaning);
        true
    }

    /// Learns the structure of `sample`, an array of two different numbers or strings, or of nothing, that nobody else has.
    pub fn learn_array<'s>(&mut self, scope: &mut Scope<'s>, sample: Local<'s>) -> bool {
        let Some(meaning) = meaning_of_array(scope, sample) else {
            return false;
        };
        self.remember(scope, sample, meaning);
        true
    }

    fn remember<'s>(&mut self, scope: &Scope<'s>, holder: Local<'s>, meaning: Meaning) {
        if self.known.len() == MOST {
            self.known
                .retain(|_, known| !matches!(known.meaning, Meaning::Object(_)));
        }
        // SAFETY: a live object.
        let structure = unsafe { structure_of(holder) };
        let holder = scope.global_of(holder);
        self.known.insert(structure, Known { holder, meaning });
    }

    /// Tells `sink` what `value` is. It has heard a part of it if the walk ends early.
    pub fn walk<'s>(
        &mut self,
        scope: &Scope<'s>,
        value: Local<'s>,
        sink: &mut impl PlainSink,
    ) -> Result<(), Stopped<'s>> {
        let string = layout::string_type(scope).ok_or(Stopped::Other)?;
        let words = [
            scope.undefined(),
            scope.null(),
            scope.boolean(true),
            scope.boolean(false),
        ]
        .map(bits);
        let known = &self.known;
        self.met.clear();
        let (met, seen) = (&mut self.met, &mut self.seen);
        Walk {
            scope,
            known,
            met,
            seen,
            string,
            words,
            depth: 0,
            sink,
        }
        .value(value)
    }
}

struct Walk<'w, 's, S> {
    scope: &'w Scope<'s>,
    known: &'w HashMap<u32, Known, IdHasher>,
    met: &'w mut Met,
    seen: &'w mut Seen,
    string: u8,
    /// `undefined`, `null`, `true`, `false`
    words: [u64; 4],
    depth: usize,
    sink: &'w mut S,
}

impl<'s, S: PlainSink> Walk<'_, 's, S> {
    fn value(&mut self, value: Local<'s>) -> Result<(), Stopped<'s>> {
        if let Some(number) = layout::number_in(bits(value)) {
            self.sink.number(number);
            return Ok(());
        }
        // SAFETY: the layout was checked (there is a type of strings).
        match unsafe { layout::cell_type(value) } {
            Some(kind) if kind == self.string => self.text(value),
            Some(_) => self.object(value),
            None => self.word(bits(value)),
        }
    }

    fn word(&mut self, word: u64) -> Result<(), Stopped<'s>> {
        match self.words.iter().position(|known| *known == word) {
            Some(0) => self.sink.undefined(),
            Some(1) => self.sink.null(),
            Some(which) => self.sink.boolean(which == 2),
            // A hole, or something of the engine's own.
            None => return Err(Stopped::Other),
        }
        Ok(())
    }

    fn text(&mut self, value: Local<'s>) -> Result<(), Stopped<'s>> {
        // SAFETY: a string cell of the layout checked; the characters are used before anything can change it.
        let now = || unsafe { layout::characters_of(value) };
        let characters = now().or_else(|| {
            put_together(self.scope, value);
            now()
        });
        self.sink.text(characters.ok_or(Stopped::Other)?);
        Ok(())
    }

    fn object(&mut self, value: Local<'s>) -> Result<(), Stopped<'s>> {
        // SAFETY: a cell; symbols and the like have structures, too, which are never learnt.
        let known = self.known.get(&unsafe { structure_of(value) });
        let Some(known) = known.filter(|known| known.holds(value)) else {
            return Err(self.stranger(value));
        };
        if self.depth == DEEPEST || !self.met.insert(bits(value)) {
            return Err(Stopped::Other);
        }
        self.depth += 1;
        match &known.meaning {
            Meaning::Object(properties) => self.properties(value, properties)?,
            // SAFETY: an array that has a butterfly.
            Meaning::Empty if unsafe { length_of(value) } != 0 => return Err(Stopped::Other),
            Meaning::Empty => self.sink.array(0),
            Meaning::Values => self.items(value)?,
            Meaning::Doubles => self.doubles(value)?,
        }
        self.depth -= 1;
        Ok(())
    }

    #[cold]
    fn stranger(&mut self, value: Local<'s>) -> Stopped<'s> {
        if !is_plain(self.scope, value) {
            return Stopped::Other;
        }
        // SAFETY: an object.
        if self.seen.again(unsafe { structure_of(value) }) {
            Stopped::Unknown(value)
        } else {
            Stopped::New
        }
    }

    fn properties(&mut self, object: Local<'s>, properties: &[(String, Place)]) -> Result<(), Stopped<'s>> {
        self.sink.object(properties.len());
        for (key, place) in properties {
            self.sink.key(key);
            // SAFETY: an object of the structure that this place was learnt for.
            self.value(unsafe { read(object, *place) })?;
        }
        Ok(())
    }

    fn items(&mut self, array: Local<'s>) -> Result<(), Stopped<'s>> {
        // SAFETY: an array of a structure whose items are values.
        let length = unsafe { length_of(array) };
        self.sink.array(length);
        for index in 0..length {
            // SAFETY: as above. The array is asked each time: putting strings together allocates.
            self.value(unsafe { item(array, index) })?;
        }
        Ok(())
    }

    fn doubles(&mut self, array: Local<'s>) -> Result<(), Stopped<'s>> {
        // SAFETY: an array of a structure whose items are floating-point numbers; nothing changes it while they are read.
        let numbers = unsafe { std::slice::from_raw_parts(butterfly(array).cast::<f64>(), length_of(array)) };
        // A hole is written as NaN; an array with a NaN of its own is one of values.
        if numbers.iter().any(|number| number.is_nan()) {
            return Err(Stopped::Other);
        }
        self.sink.array(numbers.len());
        numbers.iter().for_each(|number| self.sink.number(*number));
        Ok(())
    }
}

impl Known {
    /// Whether the number of `value`'s structure still means this.
    fn holds(&self, value: Local<'_>) -> bool {
        // SAFETY: both are live cells.
        unsafe { structure_of(self.holder.local()) == structure_of(value) }
    }
}

// ---- learning

/// An object of no class of the engine's own, without indexed properties.
fn is_plain<'s>(scope: &Scope<'s>, value: Local<'s>) -> bool {
    if layout::string_type(scope).is_none() {
        return false;
    }
    let sample = scope.object();
    // SAFETY: the layout of cells was checked; a cell's header is eight bytes.
    unsafe {
        let kind = layout::cell_type(value);
        kind.is_some() && kind == layout::cell_type(sample) && indexing_of(value) == indexing_of(sample)
    }
}

/// Numbers that stand for the properties of one copy. They were never used before, so none lies about in memory.
struct Marks(u32);

impl Marks {
    fn number<'s>(&self, scope: &Scope<'s>, index: usize) -> Local<'s> {
        // Far below 2^53.
        #[allow(clippy::cast_precision_loss)]
        let number = (self.0 as usize * MOST_PROPERTIES + index) as f64;
        scope.number(number + 0.5)
    }

    fn put<'s>(&self, scope: &mut Scope<'s>, copy: Local<'s>, keys: &[String]) -> bool {
        keys.iter().enumerate().all(|(index, key)| {
            let number = self.number(scope, index);
            scope.set(copy, key, number).is_ok()
        })
    }

    /// Where the marks of `count` properties are: in order, first inside the object, then outside. `None` if any is not there.
    fn find<'s>(&self, scope: &Scope<'s>, copy: Local<'s>, count: usize) -> Option<Vec<Place>> {
        let is_at = |place: Place, index: usize| {
            // SAFETY: a word of the object itself (it has at least as many as it has properties inside) or in front of its butterfly (which has a header and
            // room for at least one property, and in front of the room the header of the engine's block). It is only compared.
            bits(unsafe { read(copy, place) }) == bits(self.number(scope, index))
        };
        // SAFETY: an object.
        let inside = if unsafe { butterfly(copy) }.is_null() {
            count
        } else {
            (0..count).find(|index| is_at(Place::Outside(0), *index))?
        };
        let place_of = |index: usize| match index.checked_sub(inside) {
            None => Place::Inside(index),
            Some(outside) => Place::Outside(outside),
        };
        (0..count)
            .map(|index| is_at(place_of(index), index).then(|| place_of(index)))
            .collect()
    }
}

fn meaning_of_array<'s>(scope: &mut Scope<'s>, sample: Local<'s>) -> Option<Meaning> {
    layout::string_type(scope)?;
    let length = scope.get(sample, "length").ok()?;
    let length = layout::number_in(bits(length)).filter(|length| *length == 0.0 || *length == 2.0)?;
    // SAFETY: an array has a butterfly with a header, or none.
    unsafe {
        #[allow(clippy::cast_precision_loss)]
        let has_length = !butterfly(sample).is_null() && length_of(sample) as f64 == length;
        has_length.then_some(())?;
    }
    if length == 0.0 {
        return Some(Meaning::Empty);
    }
    let (mut are_values, mut are_doubles) = (true, true);
    for index in 0..2 {
        let told = scope.get_index(sample, index).ok()?;
        // SAFETY: it has two items.
        let word = unsafe { item(sample, index as usize) };
        are_values &= bits(word) == bits(told);
        are_doubles &= layout::number_in(bits(told)).is_some_and(|number| number.to_bits() == bits(word));
    }
    match (are_values, are_doubles) {
        (true, false) => Some(Meaning::Values),
        (false, true) => Some(Meaning::Doubles),
        _ => None,
    }
}

// ---- words of memory

/// # Safety
/// A live cell.
unsafe fn structure_of(value: Local<'_>) -> u32 {
    // SAFETY: promised by the caller.
    unsafe { value.raw().cast::<u8>().add(STRUCTURE).cast::<u32>().read() }
}

/// # Safety
/// A live cell.
unsafe fn indexing_of(value: Local<'_>) -> u8 {
    // SAFETY: promised by the caller. Other OS threads set bits of this byte that are not looked at.
    let byte = unsafe { value.raw().cast::<u8>().add(INDEXING).read_volatile() };
    byte & INDEXING_BITS
}

/// # Safety
/// A live object.
unsafe fn butterfly(object: Local<'_>) -> *const u8 {
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
unsafe fn read<'s>(object: Local<'s>, place: Place) -> Local<'s> {
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
unsafe fn length_of(array: Local<'_>) -> usize {
    // SAFETY: promised by the caller.
    unsafe { butterfly(array).sub(HEADER).cast::<u32>().read() as usize }
}

/// # Safety
/// A live array with a butterfly and such an item.
unsafe fn item<'s>(array: Local<'s>, index: usize) -> Local<'s> {
    // SAFETY: promised by the caller.
    Local::from_raw(unsafe { butterfly(array).cast::<sys::JSValueRef>().add(index).read() })
}

/// Asking for a string's text puts it together.
fn put_together(scope: &Scope<'_>, value: Local<'_>) {
    // SAFETY: a live context and string; the copy is released at once.
    let copy = unsafe { sys::JSValueToStringCopy(scope.ctx(), value.raw(), null_mut()) };
    if !copy.is_null() {
        // SAFETY: it is ours.
        drop(unsafe { JsString::from_raw(copy) });
    }
}

// ---- tables

/// Numbers of structures are as good as random.
#[derive(Clone, Copy, Default)]
struct IdHasher(u64);

impl std::hash::BuildHasher for IdHasher {
    type Hasher = IdHasher;

    fn build_hasher(&self) -> IdHasher {
        IdHasher(0)
    }
}

impl std::hash::Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = spread(self.0 ^ u64::from(number));
    }
}

fn spread(word: u64) -> u64 {
    let product = word.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ (product >> 32)
}

/// Structures met lately. Many are met once and never again: objects that serve as tables.
#[derive(Default)]
struct Seen([u32; 32]);

impl Seen {
    /// Whether it was here; from now on it is.
    fn again(&mut self, structure: u32) -> bool {
        // Fewer bits than it has.
        #[allow(clippy::cast_possible_truncation)]
        let place = &mut self.0[spread(u64::from(structure)) as usize % 32];
        std::mem::replace(place, structure) == structure
    }
}

/// The objects met so far, by their addresses.
#[derive(Default)]
struct Met {
    /// A power of two of places, 0 for none; at least half of them are free.
    places: Vec<u64>,
    count: usize,
}

impl Met {
    /// Forgets all, and the memory if that is much.
    fn clear(&mut self) {
        self.count = 0;
        self.places.truncate(2048);
        self.places.fill(0);
    }

    /// False if it was there.
    fn insert(&mut self, address: u64) -> bool {
        if self.count * 2 >= self.places.len() {
            self.grow();
        }
        if self.put(address) {
            self.count += 1;
            return true;
        }
        false
    }

    fn put(&mut self, address: u64) -> bool {
        let mask = self.places.len() - 1;
        // As good as random in all its bits.
        #[allow(clippy::cast_possible_truncation)]
        let mut at = spread(address) as usize & mask;
        while self.places[at] != 0 {
            if self.places[at] == address {
                return false;
            }
            at = (at + 1) & mask;
        }
        self.places[at] = address;
        true
    }

    fn grow(&mut self) {
        let larger = vec![0; (self.places.len() * 2).max(64)];
        for address in std::mem::replace(&mut self.places, larger) {
            if address != 0 {
                self.put(address);
            }
        }
    }
}
