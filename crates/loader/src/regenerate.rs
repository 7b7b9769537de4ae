//! Syntax that the engine lacks and that cannot be edited in place: `oxc` transforms it and writes the text anew, with
//! a source map. TypeScript's enums, namespaces, parameter properties, its own decorators and the like; `using` declarations.

use crate::{position::Token, prepare::PrepareOptions, words};
use oxc::{
    allocator::Allocator,
    ast::ast::{Program, VariableDeclaration},
    ast_visit::{Visit, walk},
    codegen::{Codegen, CodegenOptions},
    diagnostics::OxcDiagnostic,
    semantic::SemanticBuilder,
    transformer::{DecoratorOptions, HelperLoaderMode, TransformOptions, Transformer, TypeScriptOptions},
};
use std::{
    borrow::Cow,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A text written anew.
pub(crate) struct Regenerated {
    pub(crate) text: String,
    pub(crate) tokens: Arc<[Token]>,
    /// Definitions that the text needs, on one line.
    pub(crate) helpers: String,
}

/// Whether a program has `using` declarations.
pub(crate) fn has_using(program: &Program) -> bool {
    let mut search = UsingDeclarations { found: false };
    if words::may_have_using(program.source_text) {
        search.visit_program(program);
    }
    search.found
}

struct UsingDeclarations {
    found: bool,
}

impl<'a> Visit<'a> for UsingDeclarations {
    fn visit_variable_declaration(&mut self, declaration: &VariableDeclaration<'a>) {
        self.found |= declaration.kind.is_using();
        walk::walk_variable_declaration(self, declaration);
    }
}

/// Transforms a parsed program, in place, and writes it.
pub(crate) fn regenerate<'a>(
    allocator: &'a Allocator,
    program: &mut Program<'a>,
    path: &str,
    options: PrepareOptions,
) -> Result<Regenerated, OxcDiagnostic> {
    let built = SemanticBuilder::new_compiler()
        .with_enum_eval(true)
        .build(program);
    if let Some(error) = built.diagnostics.errors().next() {
        return Err(error.clone());
    }
    let scoping = built.semantic.into_scoping();
    let options = transform_options(options);
    let done = Transformer::new(allocator, Path::new(path), &options).build_with_scoping(scoping, program);
    if let Some(error) = done.diagnostics.errors().next() {
        return Err(error.clone());
    }
    let codegen = CodegenOptions {
        source_map_path: Some(PathBuf::from(path)),
        ..CodegenOptions::default()
    };
    let written = Codegen::new().with_options(codegen).build(program);
    let tokens = written
        .map
        .iter()
        .flat_map(|map| map.get_tokens())
        .map(|token| Token {
            generated: (token.get_dst_line(), token.get_dst_col()),
            original: (token.get_src_line(), token.get_src_col()),
        });
    let tokens = tokens.collect();
    let text = disposed_in_steps(written.code);
    Ok(Regenerated {
        helpers: helpers(&text),
        text,
        tokens,
    })
}

/// `await ctx.d();` waits for a promise of the whole. Each resource has to be waited for where the block ends, or it takes
/// more promise jobs than it should.
fn disposed_in_steps(text: String) -> String {
    const WAIT: &str = "await _usingCtx";
    if !text.contains(WAIT) {
        return text;
    }
    let in_steps = |line: &str| {
        let context = line.trim_start().strip_prefix("await ")?.strip_suffix(".d();")?;
        let is_context = context
            .strip_prefix("_usingCtx")?
            .bytes()
            .all(|byte| byte.is_ascii_digit());
        is_context.then(|| {
            format!(
                "for (let _step; _step = {context}.next();) try {{ await _step.value; }} catch (_thrown) {{ {context}.note(_thrown); }} {context}.d();"
            )
        })
    };
    let lines = text
        .split('\n')
        .map(|line| in_steps(line).map_or(line.into(), Cow::<str>::Owned));
    lines.collect::<Vec<_>>().join("\n")
}

fn transform_options(asked: PrepareOptions) -> TransformOptions {
    let mut options = TransformOptions {
        typescript: TypeScriptOptions {
            only_remove_type_imports: asked.verbatim_module_syntax,
            ..TypeScriptOptions::default()
        },
        decorator: DecoratorOptions {
            legacy: asked.experimental_decorators,
            emit_decorator_metadata: asked.emit_decorator_metadata,
            ..DecoratorOptions::default()
        },
        ..TransformOptions::default()
    };
    options.env.es2026.explicit_resource_management = true;
    options.helper_loader.mode = HelperLoaderMode::External;
    options
}

/// The helpers that a transformed text calls as `babelHelpers.name`.
fn helpers(text: &str) -> String {
    let used = HELPERS
        .iter()
        .filter(|(name, _)| text.contains(&format!("babelHelpers.{name}")));
    let members: Vec<_> = used.map(|(name, body)| format!("{name}{body}")).collect();
    if members.is_empty() {
        String::new()
    } else {
        format!("const babelHelpers = {{ {} }}; ", members.join(", "))
    }
}

/// Name and the rest of a method: legacy decorators as TypeScript defines them, and `using` as the proposal does.
const HELPERS: [(&str, &str); 4] = [
    (
        "decorateParam",
        "(index, decorator) { return (target, key) => decorator(target, key, index); }",
    ),
    (
        "decorateMetadata",
        "(key, value) { if (typeof Reflect.metadata === 'function') return Reflect.metadata(key, value); }",
    ),
    (
        "decorate",
        "(decorators, target, key, descriptor) { \
         const own = arguments.length > 2; \
         let result = !own ? target : descriptor === null ? Object.getOwnPropertyDescriptor(target, key) : descriptor; \
         for (let i = decorators.length - 1; i >= 0; i--) { \
         const decorator = decorators[i]; \
         if (decorator) result = (!own ? decorator(result) : arguments.length > 3 ? decorator(target, key, result) \
         : decorator(target, key)) || result; } \
         if (arguments.length > 3 && result) Object.defineProperty(target, key, result); \
         return result; }",
    ),
    (
        // `u` and `a` add a resource of `using` and `await using`; `next` disposes until there is something to be awaited, which
        // it gives in an object; `note` takes what was thrown meanwhile; `d` disposes of the rest, and throws.
        "usingCtx",
        "() { \
         const none = {}, stack = []; \
         let needsTurn = false, hasWaited = false; \
         const add = (isAsync, value) => { \
         if (value === null || value === undefined) { if (isAsync) stack.push({ isAsync }); return value; } \
         if (Object(value) !== value) throw new TypeError('An object is expected with `using` declarations'); \
         let dispose = isAsync ? value[Symbol.asyncDispose] : undefined, sync = false; \
         if (dispose === undefined || dispose === null) { dispose = value[Symbol.dispose]; sync = isAsync; } \
         if (typeof dispose !== 'function') throw new TypeError('Symbol(Symbol.dispose) is not a function'); \
         stack.push({ value, dispose, isAsync, sync }); return value; }; \
         const begin = ({ value, dispose, sync }) => sync \
         ? new Promise((resolve) => { dispose.call(value); resolve(); }) : dispose.call(value); \
         return { e: none, u: (value) => add(false, value), a: (value) => add(true, value), \
         note(thrown) { this.e = this.e === none ? thrown : \
         new SuppressedError(thrown, this.e, 'An error was suppressed during disposal'); }, \
         next() { for (let entry; (entry = stack.pop());) { \
         if (entry.isAsync && !entry.dispose) { needsTurn = true; continue; } \
         if (!entry.isAsync && needsTurn && !hasWaited) { needsTurn = false; stack.push(entry); return {}; } \
         try { const value = begin(entry); if (entry.isAsync) { hasWaited = true; return { value }; } } \
         catch (thrown) { this.note(thrown); } } \
         if (needsTurn && !hasWaited) { hasWaited = true; return {}; } }, \
         d() { this.next(); if (this.e !== none) throw this.e; } }; }",
    ),
];
