//! `loader`: turns source text into text that JavaScriptCore can evaluate, and specifiers into files.
#![allow(missing_docs)]

mod cjs_exports;
mod commonjs;
mod edits;
mod exports_map;
mod files;
mod format;
mod module;
mod names;
mod node_functions;
mod package;
mod position;
mod prepare;
mod prepared;
mod regenerate;
mod resolve;
mod resolve_error;
mod slices;
mod syntax_error;
mod tsconfig;
mod typescript;
mod url;
mod words;

pub use cjs_exports::{CjsExports, cjs_exports};
pub use files::{Disk, Files, Metadata};
pub use format::FileFormat;
pub use package::Package;
pub use position::{Position, PositionMap};
pub use prepare::{PrepareOptions, prepare};
pub use prepared::{
    Capture, Exports, Format, ImportEntry, ImportedName, IndirectExport, LocalExport, NodeSlice, Prepared,
    Request, Shape,
};
pub use resolve::{Kind, Loader, Resolution};
pub use resolve_error::ResolveError;
pub use syntax_error::SyntaxError;
