//! From a source text to [`Prepared`]: decides the format, parses at most once where it can, and puts the edits together.

use crate::{
    commonjs,
    decorators::{self, Decorators},
    depth,
    edits::Edits,
    foreign_syntax::module_syntax,
    module::{self, EditedModule, ModuleInput},
    names::Names,
    position::{Lines, PositionMap, Token},
    prepared::{Exports, Format, NodeSlice, Prepared, Shape},
    regenerate,
    resources::{self, Resources},
    slices::{self, SliceInput},
    syntax_error::SyntaxError,
    typescript, words,
};
use oxc::{
    allocator::Allocator,
    ast::ast::{ModuleKind, Program},
    diagnostics::OxcDiagnostic,
    parser::{ParseOptions, Parser, ParserReturn},
    semantic::{Scoping, SemanticBuilder},
    span::{SourceType, Span},
};
use std::sync::Arc;

/// What the loader is told about a source text.
#[derive(Debug, Clone, Copy, Default)]
pub struct PrepareOptions {
    /// The format, or `None` where the file's name and its package leave it open: then the syntax decides, as in Node.
    pub format: Option<Format>,
    /// The text is TypeScript.
    pub typescript: bool,
    /// Keep TypeScript imports that no value refers to (`verbatimModuleSyntax`).
    pub verbatim_module_syntax: bool,
    /// Decorators in TypeScript are TypeScript's own (`experimentalDecorators`), not the standard's.
    pub experimental_decorators: bool,
    /// Such decorators find types with `Reflect.getMetadata` (`emitDecoratorMetadata`).
    pub emit_decorator_metadata: bool,
}

/// Turns a source text into one that JavaScriptCore can evaluate. `path` is the file's path or URL as it is to appear in
/// errors.
pub fn prepare(source: &str, path: &str, options: PrepareOptions) -> Result<Prepared, Box<SyntaxError>> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let job = Job {
        source,
        path,
        options,
        helpers: "",
        decorators: None,
        resources: None,
        is_regenerated: false,
    };
    if job.is_plain_commonjs() {
        return Ok(unparsed(source));
    }
    let parsed = depth::with_stack_for(source, || match options.format {
        Some(Format::CommonJs) => job.commonjs(),
        Some(Format::Module) => job.module(&Allocator::default()),
        _ => job.detect(),
    });
    parsed.unwrap_or_else(|| Err(SyntaxError::too_deep(source, path)))
}

struct Job<'s> {
    source: &'s str,
    path: &'s str,
    options: PrepareOptions,
    /// Put before the text, on its first line.
    helpers: &'s str,
    /// The name by which the text calls what decorates classes, if it has been edited so.
    decorators: Option<&'s str>,
    /// What its `using` declarations have become.
    resources: Option<&'s Resources>,
    /// The text has been written anew.
    is_regenerated: bool,
}

impl Job<'_> {
    /// Whether there is nothing in the text that would need parsing.
    fn is_plain_commonjs(&self) -> bool {
        let is_commonjs = match self.options.format {
            Some(Format::CommonJs) => true,
            Some(Format::Module) => false,
            _ => !words::may_have_module_syntax(self.source),
        };
        is_commonjs && !self.options.typescript && !self.may_need_parsing()
    }

    fn may_need_parsing(&self) -> bool {
        words::may_need_parsing(self.source) || words::may_read_messages(self.source, self.path)
    }

    /// Node's "detect-module": what is no CommonJS for its module syntax is an ES module.
    fn detect(&self) -> Result<Prepared, Box<SyntaxError>> {
        if !words::may_have_module_syntax(self.source) {
            return self.commonjs();
        }
        let allocator = Allocator::default();
        let parsed = self.parse(&allocator, ModuleKind::Unambiguous);
        if parsed.program.source_type.is_module() || parsed.module_record.has_module_syntax {
            if parsed.diagnostics.errors().next().is_none() {
                return self.parsed(&allocator, parsed.program, Format::Module);
            }
            return self.module(&allocator);
        }
        if parsed.diagnostics.errors().next().is_none() {
            return self.parsed(&allocator, parsed.program, Format::CommonJs);
        }
        let module = self.module(&allocator);
        if module.as_ref().is_ok_and(|module| module.has_top_level_await) {
            return module;
        }
        self.commonjs()
    }

    fn commonjs(&self) -> Result<Prepared, Box<SyntaxError>> {
        if !self.options.typescript && !self.may_need_parsing() {
            return Ok(unparsed(self.source));
        }
        let allocator = Allocator::default();
        let parsed = self.parse(&allocator, ModuleKind::CommonJS);
        self.check(parsed.diagnostics.errors().next())
            .map_err(|error| module_syntax(self.source, self.path).unwrap_or(error))?;
        self.parsed(&allocator, parsed.program, Format::CommonJs)
    }

    fn module(&self, allocator: &Allocator) -> Result<Prepared, Box<SyntaxError>> {
        let parsed = self.parse(allocator, ModuleKind::Module);
        self.check(parsed.diagnostics.errors().next())?;
        self.parsed(allocator, parsed.program, Format::Module)
    }

    /// Edits a parsed program, after whatever rewriting it needs.
    fn parsed<'a>(
        &self,
        allocator: &'a Allocator,
        mut program: Program<'a>,
        format: Format,
    ) -> Result<Prepared, Box<SyntaxError>> {
        if self.is_regenerated {
            return self.edited(&program, Edits::default(), format);
        }
        if self.decorators.is_none()
            && words::may_have_decorators(self.source)
            && let Some(prepared) = self.undecorated(&program, format)?
        {
            return Ok(prepared);
        }
        if self.resources.is_none() && words::may_have_using(self.source) {
            let mut edits = Edits::default();
            let names = Names::for_source(self.source);
            if let Some(resources) = resources::edit(&program, format == Format::Module, &names, &mut edits) {
                let resources = Some(&resources);
                return Job { resources, ..*self }.edited_first(edits, format);
            }
        }
        let mut edits = Edits::default();
        let is_erasable = !self.options.typescript || typescript::erase(&program, &mut edits);
        if is_erasable {
            return self.edited(&program, edits, format);
        }
        let written = regenerate::regenerate(allocator, &mut program, self.path, self.options)
            .map_err(|error| SyntaxError::from_diagnostic(self.source, self.path, &error))?;
        let options = PrepareOptions {
            format: Some(format),
            ..PrepareOptions::default()
        };
        let job = Job {
            source: &written.text,
            path: self.path,
            options,
            helpers: &written.helpers,
            decorators: self.decorators,
            resources: self.resources,
            is_regenerated: true,
        };
        match job.again(&Allocator::default(), format) {
            Ok(prepared) => Ok(prepared.with_generated(&written.tokens)),
            Err(error) => {
                let position = PositionMap::generated(&written.tokens).original(error.line, error.column);
                Err(SyntaxError::relocated(self.source, *error, position))
            }
        }
    }

    /// A program whose decorated classes have been edited; `None` if there are none.
    fn undecorated(&self, program: &Program, format: Format) -> Result<Option<Prepared>, Box<SyntaxError>> {
        let kind = match self.options.typescript && self.options.experimental_decorators {
            true => Decorators::Legacy,
            false => Decorators::Standard,
        };
        let names = Names::for_source(self.source);
        let mut edits = Edits::default();
        let has_edited = decorators::edit(program, kind, &names, &mut edits).map_err(|complaint| {
            let Span { start, end, .. } = complaint.span;
            SyntaxError::at(self.source, self.path, (start, end), &complaint.message)
        })?;
        if !has_edited {
            return Ok(None);
        }
        let decorators = names.decorators();
        let decorators = Some(decorators.as_str());
        Job { decorators, ..*self }.edited_first(edits, format).map(Some)
    }

    /// Prepares what edits make of the text.
    fn edited_first(&self, edits: Edits, format: Format) -> Result<Prepared, Box<SyntaxError>> {
        let (text, map) = edits.apply(self.source, "", "");
        let job = Job {
            source: &text,
            ..*self
        };
        match job.again(&Allocator::default(), format) {
            Ok(prepared) => Ok(prepared.after(&map)),
            Err(error) => {
                let position = map.original(error.line, error.column);
                Err(SyntaxError::relocated(self.source, *error, position))
            }
        }
    }

    /// Prepares a text that has been written anew or edited before.
    fn again(&self, allocator: &Allocator, format: Format) -> Result<Prepared, Box<SyntaxError>> {
        let kind = if format == Format::Module {
            ModuleKind::Module
        } else {
            ModuleKind::CommonJS
        };
        let parsed = self.parse(allocator, kind);
        self.check(parsed.diagnostics.errors().next())?;
        self.parsed(allocator, parsed.program, format)
    }

    fn edited(
        &self,
        program: &Program,
        mut edits: Edits,
        format: Format,
    ) -> Result<Prepared, Box<SyntaxError>> {
        let source = program.source_text;
        let is_module = format == Format::Module;
        let may_have_nodes = words::may_have_nodes(source);
        let scoping = if is_module || may_have_nodes {
            Some(self.scoping(program)?)
        } else {
            None
        };
        let names = Names::for_source(source);
        let lines = Lines::new(source);
        let helpers = self.helpers_for(&names);
        let input = ModuleInput {
            source,
            path: self.path,
            program,
            scoping: scoping.as_ref(),
            names: &names,
            lines: &lines,
            elide_unused_imports: self.options.typescript && !self.options.verbatim_module_syntax,
            is_module,
            may_have_nodes,
            decorators: self.decorators,
            resources: self.resources,
            helpers: &helpers,
        };
        let mut module = module::edit_module(input, &mut edits)?;
        if !is_module && !helpers.is_empty() {
            // A directive has to come first.
            let directive = if program.has_use_strict_directive() {
                "\"use strict\"; "
            } else {
                ""
            };
            module.prefix.push_str(directive);
            module.prefix.push_str(&helpers);
        }
        edits.sort();
        let nodes = scoping.as_ref().map_or_else(Vec::new, |scoping| {
            let is_strict = is_module || program.has_use_strict_directive();
            let (nodes, names, edits, lines) = (&module.nodes, &names, &edits, &lines);
            slices::slices(&SliceInput {
                source,
                nodes,
                scoping,
                names,
                edits,
                is_strict,
                uses: module.uses,
                lines,
                helpers: &helpers,
            })
        });
        Ok(assemble(source, format, edits, module, nodes, &names))
    }

    /// Definitions that the text needs.
    fn helpers_for(&self, names: &Names) -> String {
        let module = names.module();
        let decorators = self
            .decorators
            .map(|name| format!("const {name} = {module}.decorators; "));
        let resources = self
            .resources
            .map(|used| format!("const {} = {module}.resources; ", used.maker));
        decorators.unwrap_or_default() + &resources.unwrap_or_default() + self.helpers
    }

    fn scoping<'a>(&self, program: &'a Program<'a>) -> Result<Scoping, Box<SyntaxError>> {
        let built = SemanticBuilder::new_compiler().build(program);
        self.check(built.diagnostics.errors().next())?;
        Ok(built.semantic.into_scoping())
    }

    fn parse<'a>(&'a self, allocator: &'a Allocator, kind: ModuleKind) -> ParserReturn<'a> {
        let base = if self.options.typescript {
            SourceType::ts()
        } else {
            SourceType::mjs()
        };
        let source_type = match kind {
            ModuleKind::Module => base.with_module(true),
            ModuleKind::CommonJS => base.with_commonjs(true),
            _ => base.with_unambiguous(true),
        };
        let allow_return_outside_function = kind != ModuleKind::Module;
        Parser::new(allocator, self.source, source_type)
            .with_options(ParseOptions {
                allow_return_outside_function,
                ..ParseOptions::default()
            })
            .parse()
    }

    fn check(&self, diagnostic: Option<&OxcDiagnostic>) -> Result<(), Box<SyntaxError>> {
        match diagnostic {
            Some(diagnostic) => Err(SyntaxError::from_diagnostic(self.source, self.path, diagnostic)),
            None => Ok(()),
        }
    }
}

fn assemble(
    source: &str,
    format: Format,
    edits: Edits,
    module: EditedModule,
    nodes: Vec<NodeSlice>,
    names: &Names,
) -> Prepared {
    let (text, map) = edits.apply(source, &module.prefix, &module.suffix);
    Prepared {
        text,
        map,
        format,
        shape: module.shape,
        prefix: names.prefix().to_owned(),
        requests: module.requests,
        imports: module.imports,
        exports: module.exports,
        namespaces: module.namespaces,
        has_top_level_await: module.has_top_level_await,
        uses_import_meta: module.uses_import_meta,
        uses_dynamic_import: module.uses_dynamic_import,
        nodes,
    }
}

/// A CommonJS text in its function, unparsed.
fn unparsed(source: &str) -> Prepared {
    let (text, map) = commonjs::wrap(source);
    Prepared {
        text,
        map,
        format: Format::CommonJs,
        shape: Shape::CommonJs,
        prefix: String::new(),
        requests: Vec::new(),
        imports: Vec::new(),
        exports: Exports::default(),
        namespaces: Vec::new(),
        has_top_level_await: false,
        uses_import_meta: false,
        uses_dynamic_import: false,
        nodes: Vec::new(),
    }
}

impl Prepared {
    fn after(mut self, earlier: &PositionMap) -> Self {
        self.map = std::mem::take(&mut self.map).after(earlier);
        for node in &mut self.nodes {
            node.map = std::mem::take(&mut node.map).after(earlier);
        }
        self
    }

    fn with_generated(mut self, tokens: &Arc<[Token]>) -> Self {
        self.map = std::mem::take(&mut self.map).with_generated(tokens);
        for node in &mut self.nodes {
            node.map = std::mem::take(&mut node.map).with_generated(tokens);
        }
        self
    }
}
