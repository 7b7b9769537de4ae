//! Syntax that the engine lacks and that cannot be edited in place: `oxc` transforms it and writes the text anew, with
//! a source map. TypeScript's enums, namespaces, parameter properties, its own decorators and the like.

use crate::{position::Token, prepare::PrepareOptions};
use oxc::{
    allocator::Allocator,
    ast::ast::Program,
    codegen::{Codegen, CodegenOptions},
    diagnostics::OxcDiagnostic,
    semantic::SemanticBuilder,
    transformer::{DecoratorOptions, HelperLoaderMode, TransformOptions, Transformer, TypeScriptOptions},
};
use std::{
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
    let text = written.code;
    Ok(Regenerated {
        helpers: helpers(&text),
        text,
        tokens,
    })
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

/// Name and the rest of a method: legacy decorators as TypeScript defines them.
const HELPERS: [(&str, &str); 3] = [
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
];
