//! What a structure means, learnt from samples.

use crate::layout::{self, bits};
use crate::scope::Scope;
use crate::value::Local;

use super::memory::{Place, STORED, butterfly, indexing_of, is_gapless, item, length_of, read};
use super::{MOST_PROPERTIES, Meaning};

/// An object of no class of the engine's own, without indexed properties.
pub(super) fn is_plain<'s>(scope: &Scope<'s>, value: Local<'s>) -> bool {
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
pub(super) struct Marks(pub(super) u32);

impl Marks {
    fn number<'s>(&self, scope: &Scope<'s>, index: usize) -> Local<'s> {
        // Far below 2^53.
        #[allow(clippy::cast_precision_loss)]
        let number = (self.0 as usize * MOST_PROPERTIES + index) as f64;
        scope.number(number + 0.5)
    }

    pub(super) fn put<'s>(&self, scope: &mut Scope<'s>, copy: Local<'s>, keys: &[String]) -> bool {
        keys.iter().enumerate().all(|(index, key)| {
            let number = self.number(scope, index);
            scope.set(copy, key, number).is_ok()
        })
    }

    /// Where the marks of `count` properties are: in order, first inside the object, then outside. `None` if any is not there.
    pub(super) fn find<'s>(&self, scope: &Scope<'s>, copy: Local<'s>, count: usize) -> Option<Vec<Place>> {
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

pub(super) fn meaning_of_array<'s>(scope: &mut Scope<'s>, sample: Local<'s>) -> Option<Meaning> {
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
    let mut are_stored = true;
    for index in 0..2 {
        let told = scope.get_index(sample, index).ok()?;
        // SAFETY: it has two items; behind them, or before, is at least as much in either form.
        let word = unsafe { item(sample, index as usize) };
        // SAFETY: looked at only if it is in this form as far as is known.
        are_stored &=
            unsafe { is_gapless(sample) && bits(item(sample, STORED + index as usize)) == bits(told) };
        are_values &= bits(word) == bits(told);
        are_doubles &= layout::number_in(bits(told)).is_some_and(|number| number.to_bits() == bits(word));
    }
    match (are_values, are_doubles, are_stored) {
        (true, false, false) => Some(Meaning::Values),
        (false, true, false) => Some(Meaning::Doubles),
        (false, false, true) => Some(Meaning::Stored),
        _ => None,
    }
}
