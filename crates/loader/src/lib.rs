//! `loader`: turns source text into text that JavaScriptCore can evaluate, and specifiers into files.
#![allow(missing_docs)]

mod commonjs;
mod edits;
mod files;
mod module;
mod names;
mod position;
mod prepare;
mod prepared;
mod syntax_error;
mod words;

pub use files::{Disk, Files, Metadata};
pub use position::{Position, PositionMap};
pub use prepare::{PrepareOptions, prepare};
pub use prepared::{
    Capture, Exports, Format, ImportEntry, ImportedName, IndirectExport, LocalExport, NodeSlice, Prepared, Request,
    Shape,
};
pub use syntax_error::SyntaxError;
