//! TypeScript whose types can be erased: they are overwritten with spaces, so that every position stays what it was.
//! What has a meaning at run time (enums, namespaces with values, parameter properties, decorators, `import x = …`,
//! `export = …`) is not for this module: see `regenerate`.

use crate::edits::{Edits, is_line_terminator};
use oxc::{
    ast::ast::*,
    ast_visit::{Visit, walk},
    semantic::ScopeFlags,
    span::{GetSpan, Span},
};

/// Adds the edits that erase the types of a program; `false` if there is more to it than erasing.
pub(crate) fn erase(program: &Program, edits: &mut Edits) -> bool {
    erase_with(program, edits, false)
}

/// The same for people to read: statements that go leave no `;` where none is needed.
pub(crate) fn erase_quietly(program: &Program, edits: &mut Edits) {
    erase_with(program, edits, true);
}

fn erase_with(program: &Program, edits: &mut Edits, is_quiet: bool) -> bool {
    let mut eraser = Eraser {
        source: program.source_text,
        edits,
        erasable: true,
        is_commonjs: !program.source_type.is_module(),
        is_quiet,
    };
    eraser.visit_program(program);
    eraser.erasable
}

struct Eraser<'e, 'a> {
    source: &'a str,
    edits: &'e mut Edits,
    erasable: bool,
    is_commonjs: bool,
    is_quiet: bool,
}

impl<'a> Eraser<'_, 'a> {
    fn text(&self, start: u32, end: u32) -> &'a str {
        &self.source[start as usize..end as usize]
    }

    fn blank(&mut self, span: Span) {
        self.edits.blank(span.start, span.end);
    }

    /// A statement or class member that is nothing but types.
    fn drop(&mut self, span: Span) {
        if self.is_quiet {
            self.blank_at_end(span.start, span.end);
        } else {
            self.edits.blank_after(span.start, span.end, ";");
        }
    }

    /// Blanks a type that may end a statement: the next line must not become part of it.
    fn blank_at_end(&mut self, start: u32, end: u32) {
        let text = if self.next_line_would_join(end) { ";" } else { "" };
        self.edits.blank_after(start, end, text);
    }

    /// Whether what follows on a later line begins with a token that would go on with an expression.
    fn next_line_would_join(&self, end: u32) -> bool {
        let mut rest = &self.source[end as usize..];
        let mut crossed = false;
        loop {
            let trimmed = rest.trim_start();
            crossed |= rest[..rest.len() - trimmed.len()].contains(is_line_terminator);
            rest = trimmed;
            let comment = if rest.starts_with("//") {
                rest.find(is_line_terminator).unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |at| at + 2)
            } else {
                return crossed && rest.starts_with(['(', '[', '`']);
            };
            crossed |= rest[..comment].contains(is_line_terminator);
            rest = &rest[comment..];
        }
    }

    /// Blanks a `?` or `!` that stands somewhere in a range.
    fn blank_mark(&mut self, start: u32, end: u32) {
        if let Some(at) = self.text(start, end).find(['?', '!']) {
            let at = start + u32::try_from(at).unwrap_or(0);
            self.edits.blank(at, at + 1);
        }
    }

    /// Blanks the modifiers before a class member's name that JavaScript does not have.
    fn blank_modifiers(&mut self, start: u32, end: u32) {
        let text = self.text(start, end);
        let mut at = 0;
        let mut is_first = true;
        while let Some(begin) = text[at..]
            .find(|c: char| c.is_ascii_alphabetic())
            .map(|offset| at + offset)
        {
            let length = text[begin..]
                .find(|c: char| !c.is_ascii_alphanumeric())
                .unwrap_or(text.len() - begin);
            let word = &text[begin..begin + length];
            at = begin + length;
            let offset = |position: usize| start + u32::try_from(position).unwrap_or(0);
            if MODIFIERS.contains(&word) {
                // The member before may lack its semicolon, and a name such as `['x']` would go on with it.
                let text = if is_first { ";" } else { "" };
                self.edits.blank_after(offset(begin), offset(at), text);
            }
            is_first = false;
        }
    }

    fn function_types(&mut self, this_param: Option<&TSThisParameter<'a>>, params: &FormalParameters<'a>) {
        let Some(this) = this_param else { return };
        let first = params.items.first().map(|item| item.span.start);
        let next = first.or(params.rest.as_ref().map(|rest| rest.span.start));
        let end = match next {
            Some(next) => next,
            None => params.span.end - 1,
        };
        self.edits.blank(this.span.start, end);
    }

    /// An arrow function's types. `=>` must stay on the line of the parameters' parenthesis, and the parenthesis on the
    /// line of what stands before: if blanked types have line breaks, the parenthesis moves.
    fn arrow_types(&mut self, arrow: &ArrowFunctionExpression<'a>) {
        let params = arrow.params.span;
        if let Some(types) = &arrow.type_parameters {
            let Span { start, end, .. } = types.span;
            if self.text(start, params.start).contains(is_line_terminator) {
                self.edits.replace(start, start + 1, "(");
                self.edits.blank(start + 1, end);
                self.edits.blank(params.start, params.start + 1);
            } else {
                self.edits.blank(start, end);
            }
        }
        let Some(annotation) = &arrow.return_type else {
            return;
        };
        let Span { start, end, .. } = annotation.span;
        if self.text(params.end, end).contains(is_line_terminator) {
            self.edits.blank(params.end - 1, params.end);
            self.edits.blank(start, end - 1);
            self.edits.replace(end - 1, end, ")");
        } else {
            self.edits.blank(start, end);
        }
    }

    fn class_head(&mut self, class: &Class<'a>) {
        if class.r#abstract
            && let Some(at) = self
                .text(class.span.start, class.body.span.start)
                .find("abstract")
        {
            let at = class.span.start + u32::try_from(at).unwrap_or(0);
            self.edits.blank(at, at + 8);
        }
        if let (Some(first), Some(last)) = (class.implements.first(), class.implements.last()) {
            let before = self.text(class.span.start, first.span.start);
            if let Some(at) = before.rfind("implements") {
                self.edits
                    .blank(class.span.start + u32::try_from(at).unwrap_or(0), last.span.end);
            }
        }
    }
}

const MODIFIERS: [&str; 7] = [
    "public",
    "private",
    "protected",
    "readonly",
    "override",
    "declare",
    "abstract",
];

impl<'a> Visit<'a> for Eraser<'_, 'a> {
    fn visit_ts_type_annotation(&mut self, annotation: &TSTypeAnnotation<'a>) {
        self.blank(annotation.span);
    }

    fn visit_ts_type_parameter_declaration(&mut self, types: &TSTypeParameterDeclaration<'a>) {
        self.blank(types.span);
    }

    fn visit_ts_type_parameter_instantiation(&mut self, types: &TSTypeParameterInstantiation<'a>) {
        self.blank(types.span);
    }

    fn visit_ts_type(&mut self, _: &TSType<'a>) {}
    fn visit_ts_class_implements(&mut self, _: &TSClassImplements<'a>) {}
    fn visit_ts_this_parameter(&mut self, _: &TSThisParameter<'a>) {}

    fn visit_ts_interface_declaration(&mut self, it: &TSInterfaceDeclaration<'a>) {
        self.drop(it.span);
    }

    fn visit_ts_type_alias_declaration(&mut self, it: &TSTypeAliasDeclaration<'a>) {
        self.drop(it.span);
    }

    fn visit_ts_enum_declaration(&mut self, it: &TSEnumDeclaration<'a>) {
        self.erasable &= it.declare;
        self.drop(it.span);
    }

    fn visit_ts_namespace_declaration(&mut self, it: &TSNamespaceDeclaration<'a>) {
        self.erasable &= it.declare;
        self.drop(it.span);
    }

    fn visit_ts_external_module_declaration(&mut self, it: &TSExternalModuleDeclaration<'a>) {
        self.drop(it.span);
    }

    fn visit_ts_global_declaration(&mut self, it: &TSGlobalDeclaration<'a>) {
        self.drop(it.span);
    }

    fn visit_ts_import_equals_declaration(&mut self, it: &TSImportEqualsDeclaration<'a>) {
        if it.import_kind.is_type() {
            return self.drop(it.span);
        }
        // `import x = require('y')`
        self.erasable &=
            self.is_commonjs && matches!(it.module_reference, TSModuleReference::ExternalModuleReference(_));
        self.edits.replace(it.span.start, it.span.start + 6, "const ");
    }

    fn visit_ts_export_assignment(&mut self, it: &TSExportAssignment<'a>) {
        self.erasable &= self.is_commonjs;
        self.edits
            .replace(it.span.start, it.expression.span().start, "module.exports = ");
        self.visit_expression(&it.expression);
    }

    fn visit_ts_namespace_export_declaration(&mut self, it: &TSNamespaceExportDeclaration<'a>) {
        self.drop(it.span);
    }

    fn visit_decorator(&mut self, _: &Decorator<'a>) {
        self.erasable = false;
    }

    fn visit_ts_as_expression(&mut self, it: &TSAsExpression<'a>) {
        self.visit_expression(&it.expression);
        self.blank_at_end(it.expression.span().end, it.span.end);
    }

    fn visit_ts_satisfies_expression(&mut self, it: &TSSatisfiesExpression<'a>) {
        self.visit_expression(&it.expression);
        self.blank_at_end(it.expression.span().end, it.span.end);
    }

    fn visit_ts_non_null_expression(&mut self, it: &TSNonNullExpression<'a>) {
        self.visit_expression(&it.expression);
        self.edits.blank(it.span.end - 1, it.span.end);
    }

    fn visit_ts_type_assertion(&mut self, it: &TSTypeAssertion<'a>) {
        let (start, end) = (it.span.start, it.expression.span().start);
        if self.text(start, end).contains(is_line_terminator) {
            self.edits.replace(start, start + 1, "(");
            self.edits.blank(start + 1, end);
            self.visit_expression(&it.expression);
            self.edits.insert(it.expression.span().end, ")");
        } else {
            self.edits.blank(start, end);
            self.visit_expression(&it.expression);
        }
    }

    fn visit_ts_instantiation_expression(&mut self, it: &TSInstantiationExpression<'a>) {
        self.visit_expression(&it.expression);
        self.blank_at_end(it.type_arguments.span.start, it.type_arguments.span.end);
    }

    fn visit_variable_declaration(&mut self, it: &VariableDeclaration<'a>) {
        if it.declare {
            self.drop(it.span)
        } else {
            walk::walk_variable_declaration(self, it)
        }
    }

    fn visit_variable_declarator(&mut self, it: &VariableDeclarator<'a>) {
        self.visit_binding_pattern(&it.id);
        if let Some(annotation) = &it.type_annotation {
            // From the name on, for the `!` of `let x!: T`.
            let (start, end) = (it.id.span().end, annotation.span.end);
            if it.init.is_none() {
                self.blank_at_end(start, end)
            } else {
                self.edits.blank(start, end)
            }
        }
        if let Some(init) = &it.init {
            self.visit_expression(init);
        }
    }

    fn visit_formal_parameter(&mut self, it: &FormalParameter<'a>) {
        self.erasable &= it.accessibility.is_none() && !it.readonly && !it.r#override;
        self.visit_decorators(&it.decorators);
        self.visit_binding_pattern(&it.pattern);
        let after = it.pattern.span().end;
        match &it.type_annotation {
            Some(annotation) => self.edits.blank(after, annotation.span.end),
            None if it.optional => self.blank_mark(after, it.span.end.max(after + 1)),
            None => {}
        }
        if let Some(initializer) = &it.initializer {
            self.visit_expression(initializer);
        }
    }

    fn visit_function(&mut self, it: &Function<'a>, flags: ScopeFlags) {
        if it.declare || it.body.is_none() {
            return self.drop(it.span);
        }
        self.function_types(it.this_param.as_deref(), &it.params);
        walk::walk_function(self, it, flags);
    }

    fn visit_arrow_function_expression(&mut self, it: &ArrowFunctionExpression<'a>) {
        self.arrow_types(it);
        self.visit_formal_parameters(&it.params);
        self.visit_arrow_function_body(&it.body);
    }

    fn visit_class(&mut self, it: &Class<'a>) {
        if it.declare {
            return self.drop(it.span);
        }
        self.class_head(it);
        walk::walk_class(self, it);
    }

    fn visit_method_definition(&mut self, it: &MethodDefinition<'a>) {
        self.visit_decorators(&it.decorators);
        if it.value.body.is_none() {
            return self.drop(it.span);
        }
        self.blank_modifiers(it.span.start, it.key.span().start);
        self.visit_property_key(&it.key);
        if it.optional {
            let end = it
                .value
                .type_parameters
                .as_ref()
                .map_or(it.value.params.span.start, |types| types.span.start);
            self.blank_mark(it.key.span().end, end);
        }
        self.visit_function(&it.value, ScopeFlags::Function);
    }

    fn visit_property_definition(&mut self, it: &PropertyDefinition<'a>) {
        self.visit_decorators(&it.decorators);
        if it.declare || it.r#type == PropertyDefinitionType::TSAbstractPropertyDefinition {
            return self.drop(it.span);
        }
        self.blank_modifiers(it.span.start, it.key.span().start);
        self.visit_property_key(&it.key);
        let value = it.value.as_ref().map_or(it.span.end, |value| value.span().start);
        let annotation = it.type_annotation.as_ref().map(|annotation| annotation.span);
        if it.optional || it.definite {
            self.blank_mark(it.key.span().end, annotation.map_or(value, |span| span.start));
        }
        if let Some(span) = annotation {
            self.blank(span);
        }
        if let Some(value) = &it.value {
            self.visit_expression(value);
        }
    }

    fn visit_accessor_property(&mut self, it: &AccessorProperty<'a>) {
        self.erasable = false;
        walk::walk_accessor_property(self, it);
    }

    fn visit_ts_index_signature(&mut self, it: &TSIndexSignature<'a>) {
        self.drop(it.span);
    }

    // Imports, and lists of exports, are the module editor's business.
    fn visit_import_declaration(&mut self, _: &ImportDeclaration<'a>) {}
    fn visit_export_named_declaration(&mut self, _: &ExportNamedDeclaration<'a>) {}
    fn visit_export_from_declaration(&mut self, _: &ExportFromDeclaration<'a>) {}
}
