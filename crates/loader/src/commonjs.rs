//! CommonJS modules: put into a function as they are. Only a text with dynamic imports or node functions is parsed.

use crate::{
    edits::{Edits, utf16_len},
    names::Names,
    position::PositionMap,
    prepared::Shape,
};
use oxc::{
    ast::ast::*,
    ast_visit::{Visit, walk},
    span::Span,
};

const PARAMETERS: &str = "(exports, require, module, __filename, __dirname)";

/// The text in its function, unparsed.
pub(crate) fn wrap(source: &str) -> (String, PositionMap) {
    let prefix = format!("(function {PARAMETERS} {{ ");
    let mut text = String::with_capacity(prefix.len() + source.len() + 4);
    text.push_str(&prefix);
    match source.strip_prefix("#!") {
        Some(rest) => text.extend(["//", rest]),
        None => text.push_str(source),
    }
    text.push_str("\n})");
    (text, PositionMap::shifted(utf16_len(&prefix)))
}

/// Adds the edits of a parsed CommonJS text; true if it needs the module's record.
pub(crate) fn edit(
    program: &Program,
    names: &Names,
    edits: &mut Edits,
) -> Result<bool, (Span, &'static str)> {
    if let Some(hashbang) = &program.hashbang {
        edits.replace(hashbang.span.start, hashbang.span.start + 2, "//");
    }
    let mut editor = ImportEditor {
        names,
        edits,
        found: false,
        error: None,
    };
    editor.visit_program(program);
    editor.error.map_or(Ok(editor.found), Err)
}

/// The edited text in its function.
pub(crate) fn apply(source: &str, edits: Edits, shape: Shape, names: &Names) -> (String, PositionMap) {
    if shape == Shape::WrappedCommonJs {
        let prefix = format!(
            "(function ({}) {{ return function {PARAMETERS} {{ ",
            names.module()
        );
        edits.apply(source, &prefix, "\n} })")
    } else {
        edits.apply(source, &format!("(function {PARAMETERS} {{ "), "\n})")
    }
}

struct ImportEditor<'e> {
    names: &'e Names,
    edits: &'e mut Edits,
    found: bool,
    error: Option<(Span, &'static str)>,
}

impl<'a> Visit<'a> for ImportEditor<'_> {
    fn visit_import_expression(&mut self, import: &ImportExpression<'a>) {
        if import.phase.is_some() {
            self.error
                .get_or_insert((import.span, "Import phases are not supported"));
            return;
        }
        self.found = true;
        let start = import.span.start;
        self.edits
            .replace(start, start + 6, format!("{}.import", self.names.module()));
        walk::walk_import_expression(self, import);
    }

    fn visit_module_declaration(&mut self, declaration: &ModuleDeclaration<'a>) {
        let (span, message) = match declaration {
            ModuleDeclaration::ImportDeclaration(import) => (
                Span::sized(import.span.start, 6),
                "Cannot use import statement outside a module",
            ),
            other => (
                Span::sized(oxc::span::GetSpan::span(other).start, 6),
                "Unexpected token 'export'",
            ),
        };
        self.error.get_or_insert((span, message));
    }

    fn visit_import_meta(&mut self, meta: &ImportMeta) {
        self.error
            .get_or_insert((meta.span, "Cannot use 'import.meta' outside a module"));
    }
}
