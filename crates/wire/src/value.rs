//! A JS value as Rust data: the crate's table, written out. For tests and for what Rust itself reads; between two JS sides the bytes go
//! through untouched.

use crate::decode::{DecodeError, Limits};
use crate::{read, write};

/// A JS value that can travel.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// `undefined`.
    Undefined,
    /// `null`.
    Null,
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A bigint: `magnitude` is n, or -1-n for a negative n; big-endian, without leading zeros.
    BigInt {
        /// Whether it is below zero.
        negative: bool,
        /// The bytes.
        magnitude: Vec<u8>,
    },
    /// A string.
    String(Key),
    /// A boxed primitive.
    Boxed(Box<Value>),
    /// An array; only here, [`Value::Holes`] among the items stands for so many.
    Array(Vec<Value>),
    /// A run of holes in an array.
    Holes(u64),
    /// An array with other own properties.
    ArrayWith(Vec<Value>, Vec<(Key, Value)>),
    /// A plain object.
    Object(Vec<(Key, Value)>),
    /// A Map.
    Map(Vec<(Value, Value)>),
    /// A Set.
    Set(Vec<Value>),
    /// A Date in milliseconds since 1970; `None` if it is invalid.
    Date(Option<i64>),
    /// A RegExp.
    RegExp {
        /// Its source.
        source: Key,
        /// Its flags.
        flags: String,
    },
    /// An ArrayBuffer.
    Buffer {
        /// Its bytes.
        bytes: Vec<u8>,
        /// How many it may grow to, if it is resizable.
        max: Option<u64>,
    },
    /// An ArrayBuffer that travels beside the bytes, with this index.
    Transfer(u32),
    /// A typed array with a buffer of its own; the bytes are little-endian.
    Elements(Element, Vec<u8>),
    /// A typed array, or (without element) a DataView, on a buffer.
    View {
        /// The kind of elements.
        element: Option<Element>,
        /// The ArrayBuffer: written here, transferred, or a reference.
        buffer: Box<Value>,
        /// Its first byte in the buffer.
        offset: u64,
        /// Elements (bytes of a DataView); `None` if it tracks the buffer's length.
        length: Option<u64>,
    },
    /// An error.
    Error(Box<ErrorValue>),
    /// A node function.
    Function {
        /// Its slice's hash.
        slice: [u8; 32],
        /// Its index in the slice.
        index: u32,
        /// Its name.
        name: Key,
        /// What it captured.
        captures: Option<Vec<(Key, Value)>>,
    },
    /// An AbortSignal.
    Signal {
        /// Its index among what travels beside the bytes.
        index: u32,
        /// Whether it is aborted.
        aborted: bool,
        /// Why.
        reason: Box<Value>,
    },
    /// An object that references name by its number: how many of these began before it.
    Shareable(Box<Value>),
    /// Such a reference.
    Reference(u64),
}

/// A string: of an object's key, or a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// Unicode text.
    Text(String),
    /// Text with lone surrogates, in WTF-8.
    Wtf8(Vec<u8>),
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

/// An error's parts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ErrorValue {
    /// Name, as of a built-in class.
    pub name: Option<Key>,
    /// Message.
    pub message: Option<Key>,
    /// Stack.
    pub stack: Option<Key>,
    /// Cause.
    pub cause: Option<Value>,
    /// The errors of an AggregateError.
    pub errors: Option<Value>,
    /// Other own properties.
    pub properties: Option<Vec<(Key, Value)>>,
    /// Its class in the slice.
    pub class: Option<Key>,
}

/// What a typed array holds. The number is its tag in RFC 8746, little-endian.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "named as in JS")]
#[repr(u8)]
pub enum Element {
    Uint8 = 64,
    Uint8Clamped = 68,
    Uint16 = 69,
    Uint32 = 70,
    BigUint64 = 71,
    Int8 = 72,
    Int16 = 77,
    Int32 = 78,
    BigInt64 = 79,
    Float16 = 84,
    Float32 = 85,
    Float64 = 86,
}

impl Element {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Uint8,
        Self::Uint8Clamped,
        Self::Uint16,
        Self::Uint32,
        Self::BigUint64,
        Self::Int8,
        Self::Int16,
        Self::Int32,
        Self::BigInt64,
        Self::Float16,
        Self::Float32,
        Self::Float64,
    ];

    /// The one with this tag.
    pub fn from_tag(tag: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|element| element.tag() == tag)
    }

    /// Its tag.
    pub fn tag(self) -> u64 {
        self as u64
    }

    /// Bytes per element.
    pub fn size(self) -> usize {
        match self {
            Self::Uint8 | Self::Uint8Clamped | Self::Int8 => 1,
            Self::Uint16 | Self::Int16 | Self::Float16 => 2,
            Self::Uint32 | Self::Int32 | Self::Float32 => 4,
            Self::BigUint64 | Self::BigInt64 | Self::Float64 => 8,
        }
    }
}

impl Value {
    /// A string value.
    pub fn text(text: &str) -> Self {
        Self::String(text.into())
    }

    /// The value's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        write::to_bytes(self)
    }

    /// The value that `bytes` are, all of them.
    ///
    /// # Errors
    /// If they are no value of the crate's table, or exceed the usual limits.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DecodeError> {
        Self::from_bytes_within(bytes, Limits::default())
    }

    /// The same with limits of one's own.
    ///
    /// # Errors
    /// As [`Value::from_bytes`].
    pub fn from_bytes_within(bytes: &[u8], limits: Limits) -> Result<Self, DecodeError> {
        read::from_bytes(bytes, limits)
    }

    pub(crate) fn is_primitive(&self) -> bool {
        matches!(
            self,
            Self::Undefined
                | Self::Null
                | Self::Bool(_)
                | Self::Number(_)
                | Self::BigInt { .. }
                | Self::String(_)
        )
    }
}
