//! A place in a piece of input.

/// Where the machine reads.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    input: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(input: &'a [u8], at: usize) -> Cursor<'a> {
        Cursor {
            input,
            at: at.min(input.len()),
        }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at == self.input.len()
    }

    /// The byte here; there is one (`is_at_end` was asked).
    pub(super) fn peek(&self) -> u8 {
        self.input[self.at]
    }

    pub(super) fn advance(&mut self) {
        self.at += 1;
    }

    /// Takes the bytes from here on that `belongs` says yes to.
    pub(super) fn take_while(&mut self, belongs: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = &self.input[self.at..];
        let length = rest.iter().position(|byte| !belongs(*byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// For what is wrong at an earlier byte.
    pub(super) fn back_to(&mut self, at: usize) {
        self.at = at;
    }

    pub(super) fn skip_all(&mut self) {
        self.at = self.input.len();
    }

    /// Takes up to `most` bytes; how many that were.
    pub(super) fn skip_at_most(&mut self, most: u64) -> u64 {
        let rest = self.input.len() - self.at;
        let taken = usize::try_from(most).map_or(rest, |most| most.min(rest));
        self.at += taken;
        taken as u64
    }
}
