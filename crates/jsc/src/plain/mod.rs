//! Plain data (objects without a class, arrays, primitives) read where it lies in the engine's memory: a property costs a few nanoseconds, a question to the
//! C API about it 60.
//!
//! Objects made alike share a *structure*, whose number is in their first word; where their properties lie depends on it alone. What a structure
//! means is learnt from a copy of one of its objects that nobody else has: each property is set to a number of its own, and the numbers are looked for
//! in the copy's memory. Two objects share it then, so it is not one of those that belong to a single object and change with it. The copy
//! is kept and asked at every use whether it still has that structure: as long as it has, the number cannot stand for another one.
//! Arrays are learnt from samples in the same way. Whatever is not known is not read.

mod learn;
mod memory;
mod tables;

use std::collections::HashMap;

use crate::layout::{self, Characters, bits};
use crate::scope::Scope;
use crate::value::{Global, Local};

use learn::{Marks, is_plain, meaning_of_array};
use memory::{Place, STORED, butterfly, is_gapless, item, length_of, put_together, read, structure_of};
use tables::{IdHasher, Met, Seen};

/// Whoever is told what a walk meets: an object's keys, then its values; an array's length, then its items.
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
    /// A value for each of these keys follows. The number stands for these keys as long as the walk lasts.
    fn object(&mut self, structure: u32, keys: &[String]);
    /// An array of floating-point numbers.
    fn doubles(&mut self, numbers: impl ExactSizeIterator<Item = f64>);
    /// An array of integers.
    fn integers(&mut self, numbers: impl ExactSizeIterator<Item = i32>);
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
    Object(Box<[String]>, Box<[Place]>),
    /// An array without items.
    Empty,
    /// An array whose items are values.
    Values,
    /// An array whose items are floating-point numbers.
    Doubles,
    /// An array in the stored form.
    Stored,
}

/// More structures than this are not remembered: then all are learnt anew.
const MOST: usize = 1024;
/// Objects with more properties are soon no longer of a structure that others share.
const MOST_PROPERTIES: usize = 64;
/// From so many items on an array is looked through for whether they are all integers.
const MANY_NUMBERS: usize = 16;
/// Deeper data is left to others.
const DEEPEST: usize = 500;

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
        let meaning = Meaning::Object(keys.into(), places.into());
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
                .retain(|_, known| !matches!(known.meaning, Meaning::Object(..)));
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
            Meaning::Object(keys, places) => self.properties(value, keys, places)?,
            // SAFETY: an array that has a butterfly.
            Meaning::Empty if unsafe { length_of(value) } != 0 => return Err(Stopped::Other),
            Meaning::Empty => self.sink.array(0),
            Meaning::Values => self.items(value, 0)?,
            // SAFETY: an array of a structure in the stored form.
            Meaning::Stored if unsafe { is_gapless(value) } => self.items(value, STORED)?,
            Meaning::Stored => return Err(Stopped::Other),
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

    fn properties(
        &mut self,
        object: Local<'s>,
        keys: &[String],
        places: &[Place],
    ) -> Result<(), Stopped<'s>> {
        // SAFETY: an object.
        self.sink.object(unsafe { structure_of(object) }, keys);
        for place in places {
            // SAFETY: an object of the structure that this place was learnt for.
            self.value(unsafe { read(object, *place) })?;
        }
        Ok(())
    }

    /// `first`: the word of its first item.
    fn items(&mut self, array: Local<'s>, first: usize) -> Result<(), Stopped<'s>> {
        // SAFETY: an array of a structure whose items are values.
        let length = unsafe { length_of(array) };
        if length >= MANY_NUMBERS && self.numbers(array, first, length) {
            return Ok(());
        }
        self.sink.array(length);
        for index in 0..length {
            // SAFETY: as above. The array is asked each time: putting strings together allocates.
            self.value(unsafe { item(array, first + index) })?;
        }
        Ok(())
    }

    /// False if some item is no number.
    fn numbers(&mut self, array: Local<'s>, first: usize, length: usize) -> bool {
        // SAFETY: an array of a structure whose items are values, and of this length.
        let word = |index| bits(unsafe { item(array, first + index) });
        if (0..length).all(|index| layout::integer_in(word(index)).is_some()) {
            self.sink
                .integers((0..length).map(|index| layout::integer_in(word(index)).unwrap_or(0)));
            return true;
        }
        let all = (0..length).all(|index| layout::number_in(word(index)).is_some());
        if all {
            self.sink
                .doubles((0..length).map(|index| layout::number_in(word(index)).unwrap_or(f64::NAN)));
        }
        all
    }

    fn doubles(&mut self, array: Local<'s>) -> Result<(), Stopped<'s>> {
        // SAFETY: an array of a structure whose items are floating-point numbers; nothing changes it while they are read.
        let numbers = unsafe { std::slice::from_raw_parts(butterfly(array).cast::<f64>(), length_of(array)) };
        // A hole is written as NaN; an array with a NaN of its own is one of values.
        if numbers.iter().any(|number| number.is_nan()) {
            return Err(Stopped::Other);
        }
        self.sink.doubles(numbers.iter().copied());
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
