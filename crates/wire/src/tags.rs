//! The tags in use. The table of their contents is the crate's header.

/// Date as seconds since 1970 (RFC 8949).
pub const EPOCH: u64 = 1;
/// Bigint, not negative (RFC 8949).
pub const BIG_POSITIVE: u64 = 2;
/// Bigint, negative (RFC 8949).
pub const BIG_NEGATIVE: u64 = 3;
/// A value that others refer to.
pub const SHAREABLE: u64 = 28;
/// A reference to such a value.
pub const REFERENCE: u64 = 29;
/// Set.
pub const SET: u64 = 258;
/// Map with keys of any kind.
pub const MAP: u64 = 259;
/// Text with lone surrogates, as a byte string of WTF-8.
pub const WTF8: u64 = 273;
/// Date with milliseconds (RFC 9581).
pub const EXTENDED_TIME: u64 = 1001;
/// ECMAScript regular expression.
pub const REGEXP: u64 = 21066;

/// The first of our own tags: 0x524f0000, "RO".
pub const OWN: u64 = 0x524f_0000;
/// A run of holes in an array.
pub const HOLES: u64 = OWN + 1;
/// An array and its other properties.
pub const ARRAY: u64 = OWN + 2;
/// ArrayBuffer.
pub const BUFFER: u64 = OWN + 3;
/// A typed array or DataView on a buffer.
pub const VIEW: u64 = OWN + 4;
/// An ArrayBuffer that travels beside the bytes.
pub const TRANSFER: u64 = OWN + 5;
/// Error.
pub const ERROR: u64 = OWN + 6;
/// Boxed primitive.
pub const BOXED: u64 = OWN + 7;
/// Node function.
pub const FUNCTION: u64 = OWN + 8;
/// AbortSignal.
pub const SIGNAL: u64 = OWN + 9;
/// Plain data in a form of its own.
pub const PLAIN: u64 = OWN + 29;
