//! Bytes that are nearly right: samples of what a reader expects, damaged at random. What cargo-fuzz does with more patience (see `fuzz/`), every test run
//! does for a moment.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Damages samples.
#[derive(Debug)]
pub struct Garbage {
    state: u64,
    samples: Vec<Vec<u8>>,
}

/// So many damages at most, and so long an insertion.
const DAMAGES: u64 = 6;
const INSERTED: u64 = 24;
/// Bytes that lengths, tags and texts hinge on.
const TELLING: &[u8] = &[
    0, 1, 0x7f, 0x80, 0xff, 0x18, 0x1b, 0x5f, 0x9f, 0xf7, 0xfb, b'\r', b'\n', b' ', b':', b'"',
];

impl Garbage {
    /// The samples, and where the choices begin.
    pub fn new(samples: Vec<Vec<u8>>, seed: u64) -> Self {
        // The generator stays at 0 if it is there.
        Self {
            state: seed | 1,
            samples,
        }
    }

    /// Calls `test` with one piece after the other, for `ROATA_FUZZ_SECONDS` (a second otherwise). `ROATA_FUZZ_SEED` repeats the choices of a run, whose
    /// seed is printed.
    pub fn for_a_while(samples: Vec<Vec<u8>>, mut test: impl FnMut(&[u8], u64)) {
        let setting = |name| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let seed = setting("ROATA_FUZZ_SEED").unwrap_or_else(|| u64::from(now.subsec_nanos()));
        println!("ROATA_FUZZ_SEED={seed}");
        let mut garbage = Self::new(samples, seed);
        let end = Instant::now() + Duration::from_secs(setting("ROATA_FUZZ_SECONDS").unwrap_or(1));
        while Instant::now() < end {
            let piece = garbage.piece();
            let number = garbage.random();
            test(&piece, number);
        }
    }

    /// The next piece.
    pub fn piece(&mut self) -> Vec<u8> {
        let mut piece = self.sample();
        for _ in 0..=self.below(DAMAGES) {
            self.damage(&mut piece);
        }
        piece
    }

    fn damage(&mut self, piece: &mut Vec<u8>) {
        let at = self.below(piece.len() as u64 + 1) as usize;
        match self.below(7) {
            0 if at < piece.len() => piece[at] ^= 1 << self.below(8),
            1 if at < piece.len() => piece[at] = TELLING[self.below(TELLING.len() as u64) as usize],
            2 => piece.truncate(at),
            3 => drop(piece.drain(at..(at + self.below(INSERTED) as usize).min(piece.len()))),
            4 => {
                let inserted: Vec<u8> = (0..self.below(INSERTED)).map(|_| self.random() as u8).collect();
                piece.splice(at..at, inserted);
            }
            5 => {
                let other = self.sample();
                let from = self.below(other.len() as u64 + 1) as usize;
                piece.truncate(at);
                piece.extend_from_slice(&other[from..]);
            }
            _ => {
                let other = self.sample();
                piece.splice(at..at, other);
            }
        }
    }

    fn sample(&mut self) -> Vec<u8> {
        let index = self.below(self.samples.len() as u64) as usize;
        self.samples.get(index).cloned().unwrap_or_default()
    }

    /// Marsaglia's xorshift.
    fn random(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.random() % limit.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_pieces_and_no_two_alike() {
        let samples = vec![b"one sample".to_vec(), b"another".to_vec()];
        let (mut a, mut b) = (Garbage::new(samples.clone(), 7), Garbage::new(samples, 7));
        let pieces: Vec<_> = (0..50).map(|_| a.piece()).collect();
        assert!(pieces.iter().all(|piece| *piece == b.piece()));
        let different: std::collections::HashSet<_> = pieces.iter().collect();
        assert!(different.len() > 40);
    }
}
