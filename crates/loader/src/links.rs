//! What links a module to others: its requests, imported bindings and exports.

use crate::{
    module::ModuleInput,
    prepared::{Exports, ImportEntry, ImportedName, IndirectExport, LocalExport, Request},
    syntax_error::SyntaxError,
};
use oxc::{
    ast::ast::*,
    span::{GetSpan, Span},
    syntax::symbol::SymbolId,
};
use std::collections::HashMap;

/// The bindings of import declarations, requests and export entries.
pub(crate) struct Links<'i, 's, 'a> {
    pub(crate) input: &'i ModuleInput<'s, 'a>,
    pub(crate) requests: Vec<Request>,
    pub(crate) imports: Vec<ImportEntry>,
    pub(crate) bindings: HashMap<SymbolId, Binding>,
    pub(crate) exports: Exports,
    /// Exported name and the local identifier that the getter returns.
    pub(crate) getters: Vec<(String, String)>,
    pub(crate) namespaces: Vec<usize>,
}

/// What an imported name stands for.
#[derive(Clone)]
pub(crate) enum Binding {
    Name { request: usize, name: String },
    Namespace { request: usize },
}

impl<'i, 's, 'a> Links<'i, 's, 'a> {
    pub(crate) fn new(input: &'i ModuleInput<'s, 'a>) -> Self {
        Self {
            input,
            requests: Vec::new(),
            imports: Vec::new(),
            bindings: HashMap::new(),
            exports: Exports::default(),
            getters: Vec::new(),
            namespaces: Vec::new(),
        }
    }

    pub(crate) fn collect(&mut self, statement: &Statement<'a>) -> Result<(), Box<SyntaxError>> {
        match statement {
            Statement::ImportDeclaration(import) => self.import(import),
            Statement::ExportAllDeclaration(export) if export.export_kind.is_value() => {
                let request = self.request(&export.source, export.with_clause.as_deref())?;
                match &export.exported {
                    None => self.exports.star.push(request),
                    Some(name) => {
                        self.indirect(export_name(name), name.span(), request, ImportedName::Namespace);
                    }
                }
                Ok(())
            }
            Statement::ExportFromDeclaration(export) if export.export_kind.is_value() => {
                let specifiers = || export.specifiers.iter().filter(|s| s.export_kind.is_value());
                if !export.specifiers.is_empty() && specifiers().next().is_none() {
                    return Ok(());
                }
                let request = self.request(&export.source, export.with_clause.as_deref())?;
                for specifier in specifiers() {
                    let imported = ImportedName::Name(export_name(&specifier.local));
                    self.indirect(
                        export_name(&specifier.exported),
                        specifier.local.span(),
                        request,
                        imported,
                    );
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn import(&mut self, import: &ImportDeclaration<'a>) -> Result<(), Box<SyntaxError>> {
        if let Some(phase) = import.phase {
            if phase == ImportPhase::Defer {
                return Err(self.error(import.span, "Unexpected token '*'"));
            }
            return self.import_source(import);
        }
        if import.import_kind.is_type() {
            return Ok(());
        }
        let Some(specifiers) = &import.specifiers else {
            return self
                .request(&import.source, import.with_clause.as_deref())
                .map(drop);
        };
        let kept: Vec<_> = specifiers
            .iter()
            .filter(|specifier| self.is_kept(specifier))
            .collect();
        if kept.is_empty() && !specifiers.is_empty() {
            return Ok(());
        }
        let request = self.request(&import.source, import.with_clause.as_deref())?;
        for specifier in kept {
            self.import_specifier(specifier, request);
        }
        Ok(())
    }

    /// Whether an import specifier stands for a value.
    fn is_kept(&self, specifier: &ImportDeclarationSpecifier<'a>) -> bool {
        if let ImportDeclarationSpecifier::ImportSpecifier(named) = specifier
            && named.import_kind.is_type()
        {
            return false;
        }
        if !self.input.elide_unused_imports {
            return true;
        }
        specifier.local().symbol_id.get().is_none_or(|symbol| {
            self.input.scoping.is_none_or(|scoping| {
                scoping
                    .get_resolved_references(symbol)
                    .any(|reference| !reference.flags().is_type_only())
            })
        })
    }

    /// `import source x from '…'`: the default export of a request of its own.
    fn import_source(&mut self, import: &ImportDeclaration<'a>) -> Result<(), Box<SyntaxError>> {
        let attributes = vec![(SOURCE_PHASE.to_owned(), String::new())];
        let request = self.add_request(&import.source, attributes);
        for specifier in import.specifiers.iter().flatten() {
            self.import_specifier(specifier, request);
        }
        Ok(())
    }

    fn import_specifier(&mut self, specifier: &ImportDeclarationSpecifier<'a>, request: usize) {
        let local = specifier.local();
        let (imported, span) = match specifier {
            ImportDeclarationSpecifier::ImportSpecifier(named) => (
                ImportedName::Name(export_name(&named.imported)),
                named.imported.span(),
            ),
            ImportDeclarationSpecifier::ImportDefaultSpecifier(default) => {
                (ImportedName::Name("default".to_owned()), default.span)
            }
            ImportDeclarationSpecifier::ImportNamespaceSpecifier(all) => (ImportedName::Namespace, all.span),
        };
        let binding = match &imported {
            ImportedName::Name(name) => Binding::Name {
                request,
                name: name.clone(),
            },
            ImportedName::Namespace => {
                if !self.namespaces.contains(&request) {
                    self.namespaces.push(request);
                }
                Binding::Namespace { request }
            }
        };
        if let Some(symbol) = local.symbol_id.get() {
            self.bindings.insert(symbol, binding);
        }
        let position = self.input.lines.position(span.start);
        self.imports.push(ImportEntry {
            request,
            imported,
            local: local.name.to_string(),
            line: position.line,
            column: position.column,
        });
    }

    pub(crate) fn indirect(&mut self, exported: String, span: Span, request: usize, imported: ImportedName) {
        let position = self.input.lines.position(span.start);
        self.exports.indirect.push(IndirectExport {
            exported,
            request,
            imported,
            line: position.line,
            column: position.column,
        });
    }

    pub(crate) fn local(&mut self, exported: String, local: &str) {
        self.exports.local.push(LocalExport {
            exported: exported.clone(),
            local: local.to_owned(),
        });
        self.getters.push((exported, local.to_owned()));
    }

    fn request(
        &mut self,
        source: &StringLiteral<'a>,
        with_clause: Option<&WithClause<'a>>,
    ) -> Result<usize, Box<SyntaxError>> {
        let attributes = match with_clause {
            None => Vec::new(),
            Some(clause) if clause.keyword == WithClauseKeyword::Assert => {
                let end = source.span.end;
                let after = &self.input.source[end as usize..];
                let at = end + u32::try_from(after.find("assert").unwrap_or(0)).unwrap_or(0);
                let span = Span::sized(at, 6);
                return Err(self.error(span, "Unexpected identifier 'assert'"));
            }
            Some(clause) => clause
                .with_entries
                .iter()
                .map(|entry| {
                    let key = match &entry.key {
                        ImportAttributeKey::Identifier(name) => name.name.to_string(),
                        ImportAttributeKey::StringLiteral(name) => name.value.to_string(),
                    };
                    (key, entry.value.value.to_string())
                })
                .collect(),
        };
        Ok(self.add_request(source, attributes))
    }

    fn add_request(&mut self, source: &StringLiteral<'a>, attributes: Vec<(String, String)>) -> usize {
        let specifier = source.value.as_str();
        let known = self
            .requests
            .iter()
            .position(|r| r.specifier == specifier && r.attributes == attributes);
        known.unwrap_or_else(|| {
            let position = self.input.lines.position(source.span.start);
            self.requests.push(Request {
                specifier: specifier.to_owned(),
                attributes,
                line: position.line,
                column: position.column,
            });
            self.requests.len() - 1
        })
    }

    pub(crate) fn error(&self, span: Span, message: &str) -> Box<SyntaxError> {
        SyntaxError::at(
            self.input.source,
            self.input.path,
            (span.start, span.end),
            message,
        )
    }
}

/// The name that an import or export list gives.
pub(crate) fn export_name(name: &ModuleExportName) -> String {
    name.name().to_string()
}

/// The attribute by which the registry knows an import of a module's source; no program can write it.
const SOURCE_PHASE: &str = "\0source";
