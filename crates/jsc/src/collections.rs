//! Looking into iterators and weak collections, which the language gives nobody a way to do, for `util.inspect`.
//!
//! An iterator of a map or a set is a cell of a header of two words and four words of state: copied into another iterator, that goes on where the first
//! is. A weak collection is a cell with the address of its table, the size of that and the number of its entries. Both are tried out on samples first;
//! in a library that does it differently nothing is found.

use std::sync::OnceLock;

use crate::layout::{bits, number_in};
use crate::scope::Scope;
use crate::value::Local;

/// Words before an object's own.
const HEADER: usize = 2;
/// State of an iterator: where it is, what it iterates, the table, which kind of things it gives.
const STATE: usize = 4;
const GIVES: usize = HEADER + 3;
/// Bits of which the address of a cell has none.
const NOT_CELL: u64 = 0xfffe_0000_0000_000f;
/// A table with more places than this is taken for a misunderstanding.
const MOST_PLACES: u32 = 1 << 28;

impl<'s> Scope<'s> {
    /// Makes the iterator `copy` go on where the iterator `original` is, which is not changed. Both are of maps or both of sets. The answer tells
    /// iterators that give keys, values and pairs apart; `None` if it could not be done.
    pub fn copy_iterator(&mut self, original: Local<'s>, copy: Local<'s>) -> Option<f64> {
        let class = self.class_of(original)?;
        if !matches!(class, "Map Iterator" | "Set Iterator")
            || self.class_of(copy) != Some(class)
            || !self.knows_iterators()
        {
            return None;
        }
        let (from, to) = (words_of(original), words_of(copy).cast_mut());
        // SAFETY: both are live cells of the layout that the samples have shown. What the copy refers to from now on the original holds.
        unsafe {
            std::ptr::copy_nonoverlapping(from.add(HEADER), to.add(HEADER), STATE);
            number_in(from.add(GIVES).read())
        }
    }

    /// An array of what is in a `WeakSet`, or of keys and values in turn of a `WeakMap`; `None` if that cannot be told.
    pub fn weak_entries(&mut self, collection: Local<'s>) -> Option<Local<'s>> {
        let stride = match self.class_of(collection)? {
            "WeakMap" => 2,
            "WeakSet" => 1,
            _ => return None,
        };
        if !self.knows_weak_collections() {
            return None;
        }
        // SAFETY: a weak collection of the layout that the samples have shown.
        let found = unsafe { read_table(collection, stride) }?;
        // Nobody else may hold them.
        let held: Vec<_> = found.into_iter().map(|value| self.global_of(value)).collect();
        Some(self.array_from(held.iter().map(|value| value.get(self))))
    }

    fn knows_iterators(&mut self) -> bool {
        static KNOWN: OnceLock<bool> = OnceLock::new();
        *KNOWN.get_or_init(|| self.undisturbed(|scope| scope.try_iterators().unwrap_or(false)))
    }

    /// Whether the words of sample iterators are what they are taken for. Nothing is written.
    fn try_iterators(&mut self) -> Option<bool> {
        const SAMPLES: &str = "{ const m = new Map([[1, 2], [3, 4]]), s = new Set([5, 6]), i = m.entries(), j = s.values(); i.next(); j.next(); [m, i, s, j] }";
        let samples = self.eval(SAMPLES, "").ok()?;
        let mut are_known = true;
        for index in [0, 2] {
            let collection = self.get_index(samples, index).ok()?;
            let iterator = self.get_index(samples, index + 1).ok()?;
            // SAFETY: an object that is at least as large as an iterator with four fields has to be.
            let [place, iterated, _, gives] =
                unsafe { words_of(iterator).add(HEADER).cast::<[u64; STATE]>().read() };
            are_known &=
                number_in(place).is_some() && iterated == bits(collection) && number_in(gives).is_some();
        }
        Some(are_known)
    }

    fn knows_weak_collections(&mut self) -> bool {
        static KNOWN: OnceLock<bool> = OnceLock::new();
        *KNOWN.get_or_init(|| self.undisturbed(|scope| scope.try_weak_collections().unwrap_or(false)))
    }

    fn try_weak_collections(&mut self) -> Option<bool> {
        const SAMPLES: &str = "{ const a = {}, b = {}, c = {}, m = new WeakMap([[a, 1], [b, 2], [c, 3]]), s = new WeakSet([a, b, c]);
          m.delete(b); s.delete(b); [m, s, a, c] }";
        let samples = self.eval(SAMPLES, "").ok()?;
        let mut item = |index| self.get_index(samples, index).ok();
        let (map, set, first, last) = (item(0)?, item(1)?, item(2)?, item(3)?);
        // SAFETY: objects that are larger than what is read of them; a table is read only where their counts are those of the samples.
        let (in_map, in_set) = unsafe { (read_table(map, 2)?, read_table(set, 1)?) };
        let has =
            |found: &[Local<'s>], wanted: Local<'s>| found.iter().any(|each| bits(*each) == bits(wanted));
        let are_values = in_map.chunks(2).all(|pair| number_in(bits(pair[1])).is_some());
        let (maps, sets) = (in_map.len() == 4 && are_values, in_set.len() == 2);
        Some(
            maps && sets
                && [first, last]
                    .into_iter()
                    .all(|key| has(&in_map, key) && has(&in_set, key)),
        )
    }
}

fn words_of(value: Local<'_>) -> *const u64 {
    value.raw().cast()
}

/// The table of a weak collection: places of `stride` words, the first the key's.
///
/// # Safety
/// `collection` is an object of at least five words, and if the third is the address of a table, its sizes follow.
unsafe fn read_table<'s>(collection: Local<'s>, stride: usize) -> Option<Vec<Local<'s>>> {
    // SAFETY: promised by the caller.
    let (table, [places, count, ..]) = unsafe {
        let words = words_of(collection).add(HEADER);
        (
            words.cast::<*const u64>().read(),
            words.add(1).cast::<[u32; 4]>().read(),
        )
    };
    if table.is_null()
        || table.addr() % 8 != 0
        || !places.is_power_of_two()
        || places > MOST_PLACES
        || count > places
    {
        return None;
    }
    let mut found = Vec::new();
    for place in 0..places as usize {
        // SAFETY: within the table, as promised.
        let entry = unsafe { std::slice::from_raw_parts(table.add(place * stride), stride) };
        if entry[0] != 0 && entry[0] & NOT_CELL == 0 {
            found.extend(
                entry
                    .iter()
                    .map(|word| Local::from_raw(*word as usize as *const _)),
            );
        }
    }
    (found.len() == count as usize * stride).then_some(found)
}
