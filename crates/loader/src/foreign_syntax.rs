//! Why a text is no CommonJS: syntax that only ES modules have, told in the words of V8.

use crate::{depth, syntax_error::SyntaxError};
use oxc::{
    allocator::Allocator,
    ast::ast::*,
    ast_visit::{Visit, walk},
    parser::Parser,
    span::{GetSpan, SourceType, Span},
};

/// What is wrong with a CommonJS text that would be right in an ES module; `None` if it would not.
pub fn module_syntax(source: &str, path: &str) -> Option<Box<SyntaxError>> {
    depth::with_stack_for(source, || search(source, path)).flatten()
}

fn search(source: &str, path: &str) -> Option<Box<SyntaxError>> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
    if parsed.panicked {
        return None;
    }
    let mut first = First { found: None };
    first.visit_program(&parsed.program);
    let (span, message) = first.found?;
    Some(SyntaxError::at(source, path, (span.start, span.end), message))
}

/// The first thing of a text that only ES modules have.
struct First {
    found: Option<(Span, &'static str)>,
}

impl<'a> Visit<'a> for First {
    fn visit_statement(&mut self, statement: &Statement<'a>) {
        if self.found.is_some() {
            return;
        }
        let start = statement.span().start;
        self.found = match statement {
            Statement::ImportDeclaration(_) => Some((
                Span::sized(start, 6),
                "Cannot use import statement outside a module",
            )),
            other if other.is_module_declaration() => {
                Some((Span::sized(start, 6), "Unexpected token 'export'"))
            }
            other => return walk::walk_statement(self, other),
        };
    }

    fn visit_import_meta(&mut self, meta: &ImportMeta) {
        let span = Span::new(meta.span.end - 4, meta.span.end);
        self.found
            .get_or_insert((span, "Cannot use 'import.meta' outside a module"));
    }
}
