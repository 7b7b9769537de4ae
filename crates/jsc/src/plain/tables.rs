//! What a walk has met: structures by their numbers, objects by their addresses.

/// Numbers of structures are as good as random.
#[derive(Clone, Copy, Default)]
pub(super) struct IdHasher(u64);

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
pub(super) struct Seen([u32; 32]);

impl Seen {
    /// Whether it was here; from now on it is.
    pub(super) fn again(&mut self, structure: u32) -> bool {
        // Fewer bits than it has.
        #[allow(clippy::cast_possible_truncation)]
        let place = &mut self.0[spread(u64::from(structure)) as usize % 32];
        std::mem::replace(place, structure) == structure
    }
}

/// The objects met so far, by their addresses.
#[derive(Default)]
pub(super) struct Met {
    /// A power of two of places, 0 for none; at least half of them are free.
    places: Vec<u64>,
    count: usize,
}

impl Met {
    /// Forgets all, and the memory if that is much.
    pub(super) fn clear(&mut self) {
        self.count = 0;
        self.places.truncate(2048);
        self.places.fill(0);
    }

    /// False if it was there.
    pub(super) fn insert(&mut self, address: u64) -> bool {
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
