//! The editing of `export` declarations.

use super::{Editor, is_only_type};
use crate::{
    links::{Binding, export_name},
    prepared::ImportedName,
};
use oxc::{ast::ast::*, ast_visit::Visit, semantic::ScopeFlags, span::GetSpan, syntax::symbol::SymbolId};

impl<'a> Editor<'_, '_, '_, 'a> {
    pub(super) fn edit_export_declaration(&mut self, export: &ExportDeclaration<'a>) {
        self.edits
            .blank(export.span.start, export.declaration.span().start);
        match &export.declaration {
            Declaration::VariableDeclaration(variables) if variables.declare => {}
            Declaration::FunctionDeclaration(function) if is_only_type(function) => {}
            Declaration::ClassDeclaration(class) if class.declare => {}
            Declaration::VariableDeclaration(variables) => {
                let mut names = BoundNames::default();
                for declarator in &variables.declarations {
                    names.visit_binding_pattern(&declarator.id);
                }
                for name in names.list {
                    self.links.local(name.clone(), &name);
                }
            }
            Declaration::FunctionDeclaration(function) => self.export_identifier(function.id.as_ref()),
            Declaration::ClassDeclaration(class) => self.export_identifier(class.id.as_ref()),
            _ => {}
        }
        self.visit_declaration(&export.declaration);
    }

    fn export_identifier(&mut self, id: Option<&BindingIdentifier<'a>>) {
        if let Some(id) = id {
            self.links.local(id.name.to_string(), &id.name);
        }
    }

    pub(super) fn edit_export_list(&mut self, export: &ExportNamedDeclaration<'a>) {
        self.edits.blank_after(export.span.start, export.span.end, ";");
        if export.export_kind.is_type() {
            return;
        }
        for specifier in export.specifiers.iter().filter(|s| s.export_kind.is_value()) {
            let local = export_name(&specifier.local);
            let exported = export_name(&specifier.exported);
            let span = specifier.local.span();
            let symbol = self
                .input
                .scoping
                .and_then(|scoping| scoping.get_root_binding(local.as_str().into()));
            let Some(symbol) = symbol else {
                if !self.input.elide_unused_imports {
                    self.fail(span, &format!("Export '{local}' is not defined in module"));
                }
                continue;
            };
            match self.links.bindings.get(&symbol).cloned() {
                Some(Binding::Name { request, name }) => {
                    self.links
                        .indirect(exported, span, request, ImportedName::Name(name));
                }
                Some(Binding::Namespace { request }) => {
                    self.links
                        .indirect(exported, span, request, ImportedName::Namespace);
                }
                None if self.is_value_symbol(symbol) => self.links.local(exported, &local),
                None => {}
            }
        }
    }

    fn is_value_symbol(&self, symbol: SymbolId) -> bool {
        let Some(scoping) = self.input.scoping else {
            return true;
        };
        let flags = scoping.symbol_flags(symbol);
        flags.is_value() && !(self.input.elide_unused_imports && flags.is_import())
    }

    pub(super) fn edit_export_default(&mut self, export: &ExportDefaultDeclaration<'a>) {
        let (start, end) = (export.span.start, export.declaration.span().start);
        let name = self.input.names.default_export();
        match &export.declaration {
            ExportDefaultDeclarationKind::TSInterfaceDeclaration(_) => self.edits.blank(start, end),
            ExportDefaultDeclarationKind::FunctionDeclaration(function) if is_only_type(function) => {
                self.edits.blank(start, end);
            }
            ExportDefaultDeclarationKind::FunctionDeclaration(function) => {
                self.edits.blank(start, end);
                if let Some(id) = &function.id {
                    self.links.local("default".to_owned(), &id.name);
                } else {
                    self.anonymous_default = true;
                    self.edits.insert(function.params.span.start, format!(" {name}"));
                    self.links.local("default".to_owned(), &name);
                }
                self.visit_function(function, ScopeFlags::Function);
            }
            ExportDefaultDeclarationKind::ClassDeclaration(class) => {
                if let Some(id) = &class.id {
                    self.edits.blank(start, end);
                    self.links.local("default".to_owned(), &id.name);
                    self.visit_class(class);
                } else {
                    self.default_named(start, end, class.span.end, |editor| editor.visit_class(class));
                }
            }
            other => {
                let Some(expression) = other.as_expression() else {
                    return;
                };
                let visit = |editor: &mut Self| editor.visit_expression(expression);
                if expression.get_inner_expression().is_function()
                    || matches!(expression.get_inner_expression(), Expression::ClassExpression(_))
                {
                    self.default_named(start, end, expression.span().end, visit);
                } else {
                    self.edits.replace(start, end, format!("const {name} = "));
                    self.links.local("default".to_owned(), &name);
                    visit(self);
                    self.edits.insert(expression.span().end, ";");
                }
            }
        }
    }

    /// `export default` of an anonymous function or class: a property of that name gives it its name.
    fn default_named(&mut self, start: u32, end: u32, close: u32, visit: impl FnOnce(&mut Self)) {
        let name = self.input.names.default_export();
        self.edits
            .replace(start, end, format!("const {name} = ({{default: "));
        self.links.local("default".to_owned(), &name);
        visit(self);
        self.edits.insert(close, "}).default;");
    }
}

/// An import or export of nothing but types.
pub(super) fn is_type_declaration(declaration: &ModuleDeclaration) -> bool {
    match declaration {
        ModuleDeclaration::ImportDeclaration(import) => import.import_kind.is_type(),
        ModuleDeclaration::ExportNamedDeclaration(export) => export.export_kind.is_type(),
        ModuleDeclaration::ExportFromDeclaration(export) => export.export_kind.is_type(),
        ModuleDeclaration::ExportAllDeclaration(export) => export.export_kind.is_type(),
        ModuleDeclaration::ExportDeclaration(export) => matches!(
            export.declaration,
            Declaration::TSTypeAliasDeclaration(_) | Declaration::TSInterfaceDeclaration(_)
        ),
        _ => false,
    }
}

/// The names that binding patterns declare.
#[derive(Default)]
struct BoundNames {
    list: Vec<String>,
}

impl<'a> Visit<'a> for BoundNames {
    fn visit_binding_identifier(&mut self, identifier: &BindingIdentifier<'a>) {
        self.list.push(identifier.name.to_string());
    }

    // Default values declare nothing here.
    fn visit_expression(&mut self, _: &Expression<'a>) {}
}
