//! `module.stripTypeScriptTypes`: TypeScript with its types overwritten by spaces, or why that is not enough.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/module.html#modulestriptypescripttypescode-options>

use crate::{SyntaxError, depth, edits::Edits, typescript};
use oxc::{
    allocator::Allocator,
    ast::ast::*,
    ast_visit::{Visit, walk},
    parser::Parser,
    span::{GetSpan, SourceType, Span},
};

/// Why a text cannot be stripped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotStripped {
    /// Node's code.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
}

/// The text without its types; lines and columns stay.
pub fn strip_types(source: &str) -> Result<String, NotStripped> {
    depth::with_stack_for(source, || stripped(source)).unwrap_or_else(|| {
        Err(NotStripped {
            code: "ERR_INVALID_TYPESCRIPT_SYNTAX",
            message: "Maximum call stack size exceeded".to_owned(),
        })
    })
}

fn stripped(source: &str) -> Result<String, NotStripped> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::ts()).parse();
    if let Some(diagnostic) = parsed.diagnostics.errors().next() {
        return Err(NotStripped {
            code: "ERR_INVALID_TYPESCRIPT_SYNTAX",
            message: SyntaxError::from_diagnostic(source, "", diagnostic).message,
        });
    }
    let mut search = Search {
        source,
        found: None,
        blanks: Vec::new(),
    };
    search.visit_program(&parsed.program);
    if let Some((_, message)) = search.found {
        return Err(NotStripped {
            code: "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX",
            message: message.to_owned(),
        });
    }
    let mut edits = Edits::default();
    typescript::erase_quietly(&parsed.program, &mut edits);
    for span in search.blanks {
        edits.blank(span.start, span.end);
    }
    edits.sort();
    Ok(edits.apply(source, "", "").0)
}

/// Looks for what has a meaning at run time, and for imports and exports of what has none.
struct Search<'s> {
    source: &'s str,
    /// The first that has.
    found: Option<(Span, &'static str)>,
    /// What goes of the others.
    blanks: Vec<Span>,
}

impl Search<'_> {
    fn blank(&mut self, span: Span) {
        self.blanks.push(span);
    }

    /// One of a list, with the comma behind it.
    fn blank_item(&mut self, span: Span) {
        let rest = &self.source[span.end as usize..];
        let trimmed = rest.trim_start();
        let comma = if trimmed.starts_with(',') {
            rest.len() - trimmed.len() + 1
        } else {
            0
        };
        self.blank(Span::new(
            span.start,
            span.end + u32::try_from(comma).unwrap_or(0),
        ));
    }

    fn exported(&mut self, span: Span, kind: ImportOrExportKind, specifiers: &[ExportSpecifier]) {
        if kind.is_type() {
            return self.blank(span);
        }
        for specifier in specifiers {
            if specifier.export_kind.is_type() {
                self.blank_item(specifier.span);
            }
        }
    }

    fn note(&mut self, span: Span, message: &'static str) {
        if self.found.is_none_or(|(first, _)| span.start < first.start) {
            self.found = Some((span, message));
        }
    }
}

impl<'a> Visit<'a> for Search<'_> {
    fn visit_import_declaration(&mut self, it: &ImportDeclaration<'a>) {
        if it.import_kind.is_type() {
            return self.blank(it.span);
        }
        for specifier in it.specifiers.iter().flatten() {
            if let ImportDeclarationSpecifier::ImportSpecifier(specifier) = specifier
                && specifier.import_kind.is_type()
            {
                self.blank_item(specifier.span);
            }
        }
    }

    fn visit_export_declaration(&mut self, it: &ExportDeclaration<'a>) {
        let is_type = matches!(
            it.declaration,
            Declaration::TSTypeAliasDeclaration(_) | Declaration::TSInterfaceDeclaration(_)
        );
        if is_type || it.declaration.declare() {
            self.blank(Span::new(it.span.start, it.declaration.span().start));
        }
        walk::walk_export_declaration(self, it);
    }

    fn visit_export_default_declaration(&mut self, it: &ExportDefaultDeclaration<'a>) {
        if let ExportDefaultDeclarationKind::TSInterfaceDeclaration(interface) = &it.declaration {
            self.blank(Span::new(it.span.start, interface.span.start));
        }
        walk::walk_export_default_declaration(self, it);
    }

    fn visit_export_named_declaration(&mut self, it: &ExportNamedDeclaration<'a>) {
        self.exported(it.span, it.export_kind, &it.specifiers);
    }

    fn visit_export_from_declaration(&mut self, it: &ExportFromDeclaration<'a>) {
        self.exported(it.span, it.export_kind, &it.specifiers);
    }

    fn visit_export_all_declaration(&mut self, it: &ExportAllDeclaration<'a>) {
        self.exported(it.span, it.export_kind, &[]);
    }

    fn visit_ts_enum_declaration(&mut self, it: &TSEnumDeclaration<'a>) {
        if !it.declare {
            self.note(it.span, "TypeScript enum is not supported in strip-only mode");
        }
    }

    fn visit_ts_namespace_declaration(&mut self, it: &TSNamespaceDeclaration<'a>) {
        if !it.declare {
            self.note(
                it.span,
                "TypeScript namespace declaration is not supported in strip-only mode",
            );
        }
    }

    fn visit_ts_import_equals_declaration(&mut self, it: &TSImportEqualsDeclaration<'a>) {
        if !it.import_kind.is_type() {
            self.note(
                it.span,
                "TypeScript import equals declaration is not supported in strip-only mode",
            );
        }
    }

    fn visit_ts_export_assignment(&mut self, it: &TSExportAssignment<'a>) {
        self.note(
            it.span,
            "TypeScript export assignment is not supported in strip-only mode",
        );
    }

    fn visit_ts_type_assertion(&mut self, it: &TSTypeAssertion<'a>) {
        self.note(
            it.span,
            "The angle-bracket syntax for type assertions, `<T>expr`, is not supported in type strip mode. Instead, use the 'as' syntax: `expr as T`.",
        );
        walk::walk_ts_type_assertion(self, it);
    }

    fn visit_formal_parameter(&mut self, it: &FormalParameter<'a>) {
        if it.accessibility.is_some() || it.readonly || it.r#override {
            self.note(
                it.span,
                "TypeScript parameter property is not supported in strip-only mode",
            );
        }
        walk::walk_formal_parameter(self, it);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_become_spaces() {
        let source = "const a: number = 1;\ninterface X { y: string }\nfunction f<T>(x: T, y?: string): T { return x as T }";
        let stripped = strip_types(source).unwrap();
        assert_eq!(stripped.len(), source.len());
        assert_eq!(
            stripped,
            "const a         = 1;\n                         \nfunction f   (x   , y         )    { return x      }"
        );
    }

    #[test]
    fn what_runs_is_refused() {
        for source in [
            "enum A { x }",
            "namespace N { export const x = 1 }",
            "class A { constructor(private x: number) {} }",
            "let a = <any>b",
        ] {
            assert_eq!(
                strip_types(source).unwrap_err().code,
                "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX",
                "{source}"
            );
        }
        assert_eq!(
            strip_types("let x: = 3").unwrap_err().code,
            "ERR_INVALID_TYPESCRIPT_SYNTAX"
        );
    }
}
