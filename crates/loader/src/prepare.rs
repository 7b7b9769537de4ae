//! From a source text to [`Prepared`]: decides the format, parses at most once where it can, and puts the edits together.

use crate::{
    commonjs,
    edits::Edits,
    module::{self, EditedModule, ModuleInput},
    names::Names,
    position::Lines,
    prepared::{Exports, Format, Prepared, Shape},
    syntax_error::SyntaxError,
    words,
};
use oxc::{
    allocator::Allocator,
    ast::ast::{ModuleKind, Program},
    diagnostics::OxcDiagnostic,
    parser::{ParseOptions, Parser, ParserReturn},
    semantic::{Scoping, SemanticBuilder},
    span::SourceType,
};

/// What the loader is told about a source text.
#[derive(Debug, Clone, Copy, Default)]
pub struct PrepareOptions {
    /// The format, or `None` where the file's name and its package leave it open: then the syntax decides, as in Node.
    pub format: Option<Format>,
    /// The text is TypeScript.
    pub typescript: bool,
    /// Keep TypeScript imports that no value refers to (`verbatimModuleSyntax`).
    pub verbatim_module_syntax: bool,
}

/// Turns a source text into one that JavaScriptCore can evaluate. `path` is the file's path or URL as it is to appear in
/// errors.
pub fn prepare(source: &str, path: &str, options: PrepareOptions) -> Result<Prepared, Box<SyntaxError>> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let job = Job {
        source,
        path,
        options,
    };
    match options.format {
        Some(Format::CommonJs) => job.commonjs(),
        Some(Format::Module) => job.module(&Allocator::default()),
        _ => job.detect(),
    }
}

struct Job<'s> {
    source: &'s str,
    path: &'s str,
    options: PrepareOptions,
}

impl Job<'_> {
    /// Node's "detect-module": what is no CommonJS for its module syntax is an ES module.
    fn detect(&self) -> Result<Prepared, Box<SyntaxError>> {
        if !words::may_have_module_syntax(self.source) {
            return self.commonjs();
        }
        let allocator = Allocator::default();
        let parsed = self.parse(&allocator, ModuleKind::Unambiguous);
        if parsed.program.source_type.is_module() || parsed.module_record.has_module_syntax {
            if parsed.diagnostics.errors().next().is_none() {
                return self.parsed_module(&parsed.program);
            }
            return self.module(&allocator);
        }
        if parsed.diagnostics.errors().next().is_some() {
            let module = self.module(&allocator);
            if module.as_ref().is_ok_and(|module| module.has_top_level_await) {
                return module;
            }
        }
        self.commonjs()
    }

    fn commonjs(&self) -> Result<Prepared, Box<SyntaxError>> {
        if !words::may_need_parsing(self.source) {
            let (text, map) = commonjs::wrap(self.source);
            return Ok(empty(text, map, Shape::CommonJs, String::new()));
        }
        let allocator = Allocator::default();
        let parsed = self.parse(&allocator, ModuleKind::CommonJS);
        self.check(parsed.diagnostics.errors().next())?;
        let names = Names::for_source(self.source);
        let mut edits = Edits::default();
        let wrapped = commonjs::edit(&parsed.program, &names, &mut edits)
            .map_err(|(span, message)| self.error_at((span.start, span.end), message))?;
        let shape = if wrapped {
            Shape::WrappedCommonJs
        } else {
            Shape::CommonJs
        };
        let (text, map) = commonjs::apply(self.source, edits, shape, &names);
        let mut prepared = empty(text, map, shape, names.prefix().to_owned());
        prepared.uses_dynamic_import = wrapped;
        Ok(prepared)
    }

    fn module(&self, allocator: &Allocator) -> Result<Prepared, Box<SyntaxError>> {
        let parsed = self.parse(allocator, ModuleKind::Module);
        self.check(parsed.diagnostics.errors().next())?;
        self.parsed_module(&parsed.program)
    }

    fn parsed_module(&self, program: &Program) -> Result<Prepared, Box<SyntaxError>> {
        let scoping = self.scoping(program)?;
        let names = Names::for_source(self.source);
        let lines = Lines::new(program.source_text);
        let mut edits = Edits::default();
        let input = ModuleInput {
            source: program.source_text,
            path: self.path,
            program,
            scoping: &scoping,
            names: &names,
            lines: &lines,
            elide_unused_imports: self.options.typescript && !self.options.verbatim_module_syntax,
        };
        let module = module::edit_module(input, &mut edits)?;
        Ok(assemble(self.source, edits, module, &names))
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

    fn error_at(&self, span: (u32, u32), message: &str) -> Box<SyntaxError> {
        SyntaxError::at(self.source, self.path, span, message)
    }
}

fn assemble(source: &str, edits: Edits, module: EditedModule, names: &Names) -> Prepared {
    // The newline keeps a comment on the last line from swallowing the end.
    let (text, map) = edits.apply(source, &module.prefix, "\n})");
    Prepared {
        text,
        map,
        format: Format::Module,
        shape: module.shape,
        prefix: names.prefix().to_owned(),
        requests: module.requests,
        imports: module.imports,
        exports: module.exports,
        namespaces: module.namespaces,
        has_top_level_await: module.has_top_level_await,
        uses_import_meta: module.uses_import_meta,
        uses_dynamic_import: module.uses_dynamic_import,
        nodes: Vec::new(),
    }
}

/// A prepared CommonJS text without anything to link.
fn empty(text: String, map: crate::position::PositionMap, shape: Shape, prefix: String) -> Prepared {
    Prepared {
        text,
        map,
        format: Format::CommonJs,
        shape,
        prefix,
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
