//! Values and frames as bytes. No I/O, no JS values: the JS side writes and reads the same bytes.
//!
//! # Values
//! A JS value is one CBOR item (RFC 8949), with tags of the IANA registry where there are some, else with tags of our own.
//! Heads are as short as possible; all lengths are definite (an encoder that uses indefinite lengths is refused).
//! `xx..` below are bytes in hexadecimal; `head(m, n)` is the head of major type `m` with argument `n`:
//! `n` < 24 in the byte `m<<5 | n`; else `m<<5 | 24`, `25`, `26`, `27` followed by `n` in 1, 2, 4, 8 bytes, big-endian.
//!
//! | JS value | bytes |
//! |---|---|
//! | `undefined`, `null`, `false`, `true` | `f7`, `f6`, `f4`, `f5` |
//! | number that is an integer, not -0, and at most 2^53-1 in size | `head(0, n)` for n >= 0; `head(1, -1-n)` for n < 0 |
//! | any other number (-0, fractions, larger, infinities) | `fb` and 8 bytes, IEEE 754 big-endian |
//! | NaN | `fb 7ff8000000000000` |
//! | bigint n >= 0; n < 0 | `c2`; `c3`, then a byte string: n; -1-n, big-endian without leading zeros (0 is `c2 40`) |
//! | string without lone surrogates | `head(3, bytes)` and UTF-8 |
//! | string with lone surrogates | tag 273 (`d9 0111`), byte string of WTF-8 (each lone surrogate as three bytes, pairs as four) |
//! | boxed boolean, number, string, bigint (`Object(1n)`) | tag BOXED, the primitive |
//! | array | `head(4, items)`, the items. A run of n holes is one item: tag HOLES, `head(0, n)` |
//! | array with other own properties | tag ARRAY, `82`, the array, an object of those properties |
//! | plain object | `head(5, pairs)`, then key (a string, as above) and value of each own enumerable property, in order |
//! | Map | tag 259 (`d9 0103`), `head(5, pairs)`, key and value of each |
//! | Set | tag 258 (`d9 0102`), `head(4, members)`, the members |
//! | Date whose milliseconds divide by 1000 | `c1` and the seconds as an integer |
//! | any other valid Date | tag 1001 (`d9 03e9`), `a2 01`, seconds (rounded down) as an integer, `22`, the milliseconds left (1 to 999) |
//! | invalid Date | `c1`, NaN |
//! | RegExp | tag 21066 (`d9 524a`), `82`, source, flags. `lastIndex` is 0 on arrival, as with structuredClone |
//! | ArrayBuffer; resizable one | tag BUFFER, byte string; tag BUFFER, `82`, byte string, maxByteLength |
//! | transferred ArrayBuffer | tag TRANSFER, `head(0, index)` into the list that goes beside the bytes |
//! | typed array that is all of its buffer, if nothing else refers to that buffer | its tag of RFC 8746 (little-endian, see [`Element`]), byte string |
//! | any other typed array; DataView | tag VIEW, `84`, its RFC 8746 tag (0 for DataView), the buffer, byteOffset, length (elements; bytes for DataView; `null` if it tracks a resizable buffer) |
//! | error | tag ERROR, `head(5, n)` with keys `00` name, `01` message, `02` stack (strings), `03` cause, `04` errors (an array, of AggregateError), `05` other own properties such as `code` (an object), `06` name of its class in the slice (a string; absent for built-in classes). Any may be absent |
//! | node function | tag FUNCTION, `84`, SHA-256 of the slice (32 bytes), index in the slice, name, captures (an object or `null`) |
//! | AbortSignal | tag SIGNAL, `83`, index into the list beside the bytes, whether it is aborted, the reason |
//!
//! A byte string without a tag (from another language) is read as a Uint8Array, an integer beyond 2^53-1 as a bigint, shorter floats as numbers.
//! Plain data as a whole may also come in a form of its own that is quicker to write and to read: tag PLAIN, byte string ([`plain`]). Only the outermost value may.
//!
//! Keys of objects must be strings; when a key comes twice the last wins; `__proto__` is a key like any other: define it, never assign.
//!
//! **Identity and cycles.** An object that is referred to more than once is written in full at its first place under tag 28 (`d8 1c`), and as
//! tag 29 (`d8 1d`), `head(0, k)` wherever it comes again; k counts the tags 28 in the order of their heads, from 0, so an object can
//! refer to itself inside. Objects referred to once need no tag 28, but may have it. Only objects (not primitives) can have it.
//! (An encoder can write without 28, and begin anew, with the set of those it met twice, when it meets one again: trees pay nothing.)
//!
//! **Exactness.** Every number, bigint, string and date above comes back exactly. Dates avoid a fraction of seconds in tag 1 because that is not exact
//! for all milliseconds a Date can have (8.64e15).
//!
//! **Our own tags** are [`tags::OWN`] + n, always written `da 524f00nn` ("RO"): HOLES 1, ARRAY 2, BUFFER 3, VIEW 4, TRANSFER 5, ERROR 6, BOXED 7,
//! FUNCTION 8, SIGNAL 9. 10 to 31 are reserved: node, mutex, channel, shared memory, stream; PLAIN 29. An unknown tag is an error, not skipped: it would change the value's meaning.
//!
//! **Depth.** [`Value::from_bytes`] refuses more than 256 levels (arrays, objects and tags each count as one), because it recurses; a JS reader is bound by its own stack only.
//!
//! # Frames
//! See [`frame`] and, for what they mean, [`frame::Message`].

mod decode;
mod encode;
pub mod frame;
mod message;
mod message_read;
pub mod plain;
mod plain_read;
mod plain_texts;
mod read;
pub mod tags;
mod value;
mod write;

pub use decode::{DecodeError, Decoder, Item, Limits, Problem};
pub use encode::Encoder;
pub use plain::PlainWriter;
pub use plain_texts::Listed;
pub use value::{Element, ErrorValue, Key, Value};
