//! Why a text is no CommonJS or no program at all, told in the words of V8.

use crate::{depth, prepared::Format, syntax_error::SyntaxError};
use oxc::{
    allocator::Allocator,
    ast::ast::*,
    ast_visit::{Visit, walk},
    parser::{ParseOptions, Parser},
    semantic::SemanticBuilder,
    span::{GetSpan, SourceType, Span},
};

/// What is wrong with a CommonJS text that would be right in an ES module; `None` if it would not.
pub fn module_syntax(source: &str, path: &str) -> Option<Box<SyntaxError>> {
    depth::with_stack_for(source, || search(source, path)).flatten()
}

/// What is wrong with a text, in V8's words; `None` if the parser finds nothing.
pub fn complaint(source: &str, path: &str, format: Format) -> Option<Box<SyntaxError>> {
    depth::with_stack_for(source, || {
        let allocator = Allocator::default();
        let is_typescript = path.ends_with(".ts") || path.ends_with(".cts") || path.ends_with(".mts");
        let kind = match format {
            _ if is_typescript => SourceType::ts(),
            Format::Module => SourceType::mjs(),
            _ => SourceType::cjs(),
        };
        let options = ParseOptions {
            allow_return_outside_function: format == Format::CommonJs,
            ..ParseOptions::default()
        };
        let parsed = Parser::new(&allocator, source, kind)
            .with_options(options)
            .parse();
        if let Some(diagnostic) = parsed.diagnostics.errors().next() {
            return Some(SyntaxError::from_diagnostic(source, path, diagnostic));
        }
        let checked = SemanticBuilder::new()
            .with_check_syntax_error(true)
            .build(&parsed.program);
        let diagnostic = checked.diagnostics.errors().next()?;
        Some(SyntaxError::from_diagnostic(source, path, diagnostic))
    })
    .flatten()
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
