//! `loader`: turns source text into text that JavaScriptCore can evaluate, and specifiers into files.
//!
//! The engine's C API has no ES modules, so modules are *edited in place*: lines keep their numbers, and
//! [`PositionMap`] knows the way back for columns. Nothing here touches an engine, and all reading goes through [`Files`].
//!
//! - [`Loader::resolve`] finds the file of a specifier, [`Loader::format_of`] says how that file is to be read,
//! - [`prepare`] makes [`Prepared::text`], a parenthesised function expression, with what linking needs to know,
//! - [`cjs_exports`] guesses the names that a CommonJS text exports.
//!
//! # What the text means
//! Names put in begin with [`Prepared::prefix`], here `$roata`, which does not occur in the source.
//!
//! ## ES modules
//! `(function* ($roata, $roata0, $roata1, …, $roata_n0, …) { "use strict"; <exports> yield; <body> })`, to be called without `this`:
//! - `$roata` is the module's record, `$roata0`… one *environment* per request (an object whose property `x` is the current value of
//!   that module's export `x`, throwing a ReferenceError while it is not initialised; setting one should throw
//!   `TypeError: Assignment to constant variable.`), `$roata_nK` the namespace objects of [`Prepared::namespaces`].
//! - `$roata.export({ get x() { return x; }, … }, anonymousDefault)` is called first, if the module exports bindings of its own: getters in
//!   the order of [`Exports::local`]. The second argument, if there, is a function declaration without a name, which is to be named
//!   `default`. Re-exports are not among them: see [`Exports::indirect`] and [`Exports::star`].
//! - then comes the first `yield`: what precedes it is instantiation (functions exist, nothing has run). Each later `yield` is a
//!   top-level `await`.
//! - `$roata.meta` is `import.meta`, `$roata.import(specifier, options)` a dynamic import (a promise).
//! - `$roata.constant` is assigned to when the program assigns to a namespace binding: its setter should throw as above.
//! - A top-level `for await` loop calls `$roata.iterate`, for an iteration whose steps are `yield`s too (see `delegation`).
//!
//! ## CommonJS
//! `(function (exports, require, module, __filename, __dirname) { … })`, unparsed where it can be. With dynamic imports, node
//! functions, `await` or reads of `stack`: `(function ($roata) { return function (exports, …) { … } })` ([`Shape::WrappedCommonJs`]).
//!
//! ## `await`
//! `$roata.context` is read if a function waits: the texts save its `frame` before each `await` and assign it after, so that
//! AsyncLocalStorage works. It also needs `used`, whether there is any need for `hold`; `hold(value)`, which gives what is to
//! be awaited or returned in the place of a value that may be a foreign thenable; `settle(value)`, the same for what an async
//! generator yields or returns; and `watch(iterable)`, which gives what a `for await` loop or `yield*` iterates: the
//! latter two see to it that the frame is restored when the engine goes on. The `yield`s that stand for a
//! module's top-level `await` are not edited so: whoever drives the generator restores the frame.
//!
//! ## Stacks of errors
//! `$roata.readable(value)` gives its argument back; if it is an error, its `stack` is then in Node's form. Texts that read
//! `x.stack` read `$roata_e(x).stack`, with `const $roata_e = $roata.readable` before.
//!
//! ## Code made of text
//! `Function(…)` reads `$roata.made(Function)(…)`, and `eval(text)` reads `eval($roata.importable(text, "$roata"))`, so that `import()` works in there:
//! see `made_code` in this crate and `internal/made_code` in the runtime.
//!
//! ## Decorators
//! Texts with decorated classes call `decorated` and `bound` of `$roata.decorators`: see `decorators` in this crate and `internal/decorators` in the
//! runtime, which must fit each other.
//!
//! ## `using` declarations
//! Texts with them call `$roata.resources`: see `resources` in this crate and `internal/resources` in the runtime, which must fit each other.
//!
//! ## Node functions
//! `f = $roata.node(INDEX, f, () => [captured, …])` stands at the beginning of the scope of a declaration;
//! `$roata.node(INDEX, <function>, () => [captured, …])` in the place of an expression. INDEX is that of [`Prepared::nodes`].
//! [`NodeSlice::text`] is `(function ($roata, $roataK, …, $roata_nK, …) { … return function ($roata_c) { … return <function>; } })`:
//! environments of [`NodeSlice::requests`], then namespace objects of [`NodeSlice::namespaces`], then the captured values in
//! the order of [`NodeSlice::captures`]. The record needs `meta`, `import`, `node`, `context`, `readable`, `iterate`, `decorators`, `resources`, and for CommonJS the variables of a module (`require`, `__filename`, …). A slice that
//! refers to node functions wraps them again, itself included, with the same indices.
//!
//! ## TypeScript
//! Types are overwritten with spaces. What has a meaning at run time is rewritten by `oxc` with a source map, which
//! [`PositionMap`] then includes. Imports that no value refers
//! to are dropped unless `verbatimModuleSyntax` says otherwise.

mod awaits;
mod cjs_exports;
mod commonjs;
mod decorated_elements;
mod decorators;
mod delegation;
mod depth;
mod edits;
mod error_reads;
mod exports_map;
mod files;
mod foreign_syntax;
mod format;
mod links;
mod made_code;
mod module;
mod names;
mod node_functions;
mod original;
mod package;
mod position;
mod prepare;
mod prepared;
mod prologue;
mod regenerate;
mod resolve;
mod resolve_error;
mod resources;
mod script_globals;
mod slices;
mod stack_names;
mod stack_place;
mod strip_types;
mod syntax_error;
mod tsconfig;
mod typescript;
mod url;
mod words;

pub use cjs_exports::{CjsExports, cjs_exports};
pub use files::{Disk, Files, Metadata};
pub use foreign_syntax::{complaint, module_syntax};
pub use format::FileFormat;
pub use made_code::with_imports_renamed;
pub use original::original_text;
pub use package::Package;
pub use position::{Position, PositionMap};
pub use prepare::{PrepareOptions, prepare};
pub use prepared::{
    Capture, Exports, Format, ImportEntry, ImportedName, IndirectExport, LocalExport, NodeSlice, Prepared,
    Request, Shape,
};
pub use resolve::{Kind, Loader, Resolution};
pub use resolve_error::ResolveError;
pub use script_globals::{ScriptGlobals, script_globals};
pub use stack_names::StackName;
pub use stack_place::{Callee, StackPlace, StackText};
pub use strip_types::{NotStripped, strip_types};
pub use syntax_error::SyntaxError;
pub use words::may_reflect;
