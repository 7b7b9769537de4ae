//! Memory that JS and native code share for messages, so that none needs an object of its own.
//!
//! A lane: memory through which messages reach JS without an object each. Small payloads are copied into its bytes, their heads into its table;
//! a payload that does not fit is fetched by itself (`ops.payload`).

use runtime::{Local, Result, Scope, SharedBytes, SharedNumbers};

/// Payload bytes per batch.
const BYTES: usize = 256 << 10;
/// Numbers per message in the table.
pub(crate) const STRIDE: usize = 8;
/// Messages per batch.
pub(crate) const MESSAGES: usize = 512;

pub(crate) struct Lane {
    bytes: SharedBytes,
    table: SharedNumbers,
    used: usize,
    messages: usize,
}

impl Lane {
    pub(crate) fn new() -> Lane {
        Lane { bytes: SharedBytes::new(BYTES), table: SharedNumbers::new(STRIDE * MESSAGES), used: 0, messages: 0 }
    }

    /// The lane's two typed arrays, `[Uint8Array, Float64Array]`.
    pub(crate) fn arrays<'s>(&self, scope: &mut Scope<'s>) -> Result<[Local<'s>; 2]> {
        Ok([scope.shared_bytes(&self.bytes)?, scope.shared_numbers(&self.table)?])
    }

    /// Begins a new batch.
    pub(crate) fn clear(&mut self) {
        (self.used, self.messages) = (0, 0);
    }

    /// Messages in the batch.
    pub(crate) fn len(&self) -> usize {
        self.messages
    }

    /// Whether another message can be put in.
    pub(crate) fn has_room(&self, payload: usize) -> bool {
        self.messages < MESSAGES && (payload > BYTES || self.used + payload <= BYTES)
    }

    /// Adds a message: up to four numbers of its own, then offset and length of its payload, and how many things move with it;
    /// offset -1 if the payload did not fit.
    pub(crate) fn push(&mut self, head: &[f64], payload: &[u8], transfers: usize) -> bool {
        let row = self.messages * STRIDE;
        for (index, value) in head.iter().enumerate() {
            self.table.set(row + index, *value);
        }
        self.messages += 1;
        let fits = self.used + payload.len() <= BYTES;
        // A lane is far smaller than 2^53.
        #[allow(clippy::cast_precision_loss)]
        let (offset, length, transfers) = (if fits { self.used as f64 } else { -1.0 }, payload.len() as f64, transfers as f64);
        self.table.set(row + 4, offset);
        self.table.set(row + 5, length);
        self.table.set(row + 6, transfers);
        if fits {
            self.bytes.write(self.used, payload);
            self.used += payload.len();
        }
        fits
    }
}

/// Payload bytes of an outbox.
const OUT_BYTES: usize = 64 << 10;
/// Messages in an outbox.
pub(crate) const OUT_MESSAGES: usize = 64;

/// The other direction: JS writes messages, of which each has up to six numbers, then the offset and length of its payload.
pub(crate) struct Outbox {
    bytes: SharedBytes,
    table: SharedNumbers,
}

impl Outbox {
    pub(crate) fn new() -> Outbox {
        Outbox { bytes: SharedBytes::new(OUT_BYTES), table: SharedNumbers::new(STRIDE * (OUT_MESSAGES + 1)) }
    }

    /// Its two typed arrays, `[Uint8Array, Float64Array]`.
    pub(crate) fn arrays<'s>(&self, scope: &mut Scope<'s>) -> Result<[Local<'s>; 2]> {
        Ok([scope.shared_bytes(&self.bytes)?, scope.shared_numbers(&self.table)?])
    }

    /// Number `index` of message `row`.
    pub(crate) fn field(&self, row: usize, index: usize) -> f64 {
        self.table.get(row * STRIDE + index)
    }

    /// Sets it.
    pub(crate) fn set_field(&self, row: usize, index: usize, value: f64) {
        self.table.set(row * STRIDE + index, value);
    }

    /// The payload of message `row`, put into a buffer.
    pub(crate) fn payload(&self, row: usize, buffer: Vec<u8>) -> Vec<u8> {
        // Written by the JS, which keeps inside the array.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let (offset, length) = (self.field(row, 6) as usize, self.field(row, 7) as usize);
        self.payload_at(offset, length, buffer)
    }

    /// The bytes from `offset` on, put into a buffer.
    pub(crate) fn payload_at(&self, offset: usize, length: usize, mut buffer: Vec<u8>) -> Vec<u8> {
        buffer.resize(length, 0);
        self.bytes.read(offset, &mut buffer);
        buffer
    }
}
