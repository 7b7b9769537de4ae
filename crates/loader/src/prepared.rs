//! What the loader hands to the runtime.

use crate::position::PositionMap;

/// How a file's text is to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// A CommonJS module.
    CommonJs,
    /// An ES module.
    Module,
    /// A JSON text, not for [`prepare`](crate::prepare).
    Json,
}

/// What the function in [`Prepared::text`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// An ES module as `function* ($roata, $roata0, …)`. The first `next()` registers the exports; the second
    /// evaluates. Each further `yield` is a top-level `await`: send the value back with `next`, a rejection with `throw`.
    Generator,
    /// CommonJS: `function (exports, require, module, __filename, __dirname)`.
    CommonJs,
    /// CommonJS that needs the record: `function ($roata) { return function (exports, …) { … } }`.
    WrappedCommonJs,
}

/// A source text turned into one that JavaScriptCore can evaluate, with what linking needs to know.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// A parenthesised function expression.
    pub text: String,
    /// Back to the source's positions.
    pub map: PositionMap,
    /// Never `Json`.
    pub format: Format,
    /// What kind of function `text` is.
    pub shape: Shape,
    /// What the names that the loader put into `text` begin with; they do not occur in the source.
    pub prefix: String,
    /// Modules asked for, in source order, without repetition.
    pub requests: Vec<Request>,
    /// Imported bindings, to be checked when linking.
    pub imports: Vec<ImportEntry>,
    /// What the module provides.
    pub exports: Exports,
    /// Indices of requests whose namespace objects follow the environments among the function's parameters.
    pub namespaces: Vec<usize>,
    /// Whether the top level waits.
    pub has_top_level_await: bool,
    /// Whether `$roata.meta` is used.
    pub uses_import_meta: bool,
    /// Whether `$roata.import` is used.
    pub uses_dynamic_import: bool,
    /// Node functions, in source order.
    pub nodes: Vec<NodeSlice>,
}

/// A module asked for by an `import` or `export … from`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// As written.
    pub specifier: String,
    /// `with { type: 'json' }` and the like, in source order.
    pub attributes: Vec<(String, String)>,
    /// Where the specifier is, from 1.
    pub line: u32,
    /// From 1, in UTF-16 units.
    pub column: u32,
}

/// What is imported of a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportedName {
    /// An export of this name; `default` for default imports.
    Name(String),
    /// The namespace object.
    Namespace,
}

/// One imported binding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportEntry {
    /// Index into [`Prepared::requests`].
    pub request: usize,
    /// What is imported.
    pub imported: ImportedName,
    /// The name it has in this module.
    pub local: String,
    /// Where the imported name is written, from 1.
    pub line: u32,
    /// From 1, in UTF-16 units.
    pub column: u32,
}

/// What a module provides to others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exports {
    /// Bindings of the module itself: `$roata.export` is given a getter for each, in this order.
    pub local: Vec<LocalExport>,
    /// Bindings of other modules.
    pub indirect: Vec<IndirectExport>,
    /// Requests of `export *`.
    pub star: Vec<usize>,
}

/// An export of one of the module's own bindings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalExport {
    /// The name others import it by.
    pub exported: String,
    /// The binding.
    pub local: String,
}

/// An export of another module's binding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndirectExport {
    /// The name others import it by.
    pub exported: String,
    /// Index into [`Prepared::requests`].
    pub request: usize,
    /// What it is there.
    pub imported: ImportedName,
    /// Where it is written, from 1.
    pub line: u32,
    /// From 1, in UTF-16 units.
    pub column: u32,
}

/// A node function, cut out of its module with all the code it refers to.
#[derive(Debug, Clone)]
pub struct NodeSlice {
    /// The function's number in its module, from 0.
    pub index: usize,
    /// The function's name, or empty.
    pub name: String,
    /// SHA-256 of the module's source and the index, in hexadecimal.
    pub hash: String,
    /// A parenthesised function expression, `(function ($roata, $roata0, …) { return function ($roata_c) { … } })`: called
    /// with a record, environments and namespace objects, then with the array of captured values, it gives the function.
    pub text: String,
    /// Back to the source's positions.
    pub map: PositionMap,
    /// Variables whose values go along with each call, in the order of the text's array.
    pub captures: Vec<Capture>,
    /// Names of the slice's classes that the program can name too: errors keep them.
    pub classes: Vec<String>,
    /// Names that nothing in the module declares, besides those that are only asked of by `typeof`: globals, most of them.
    pub free: Vec<String>,
    /// Indices into [`Prepared::requests`] of the modules it needs.
    pub requests: Vec<usize>,
    /// Indices of requests whose namespace objects follow the environments among the parameters.
    pub namespaces: Vec<usize>,
    /// Whether it is an async generator.
    pub is_generator: bool,
    /// Where the function begins, from 1.
    pub line: u32,
    /// From 1, in UTF-16 units.
    pub column: u32,
}

/// A variable that a node function refers to but does not declare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// The variable.
    pub name: String,
    /// Where it is declared, from 1.
    pub line: u32,
    /// From 1, in UTF-16 units.
    pub column: u32,
}
