//! Code that a program makes of text at run time: `Function('…')` and `eval('…')`. The engine cannot import from there, so where a module's text calls
//! these, they are given a way (`$roata.made`, `$roata.importable`), and the dynamic imports in what they are given are renamed.

use crate::{depth, edits::Edits, words::has_word};
use oxc::{
    allocator::Allocator,
    ast::ast::*,
    ast_visit::{Visit, walk},
    parser::{ParseOptions, Parser},
    span::{GetSpan, SourceType},
};

/// The text with each `import(` called by another name; `None` if it has none, or cannot be parsed.
pub fn with_imports_renamed(text: &str, name: &str) -> Option<String> {
    if !has_word(text, "import") {
        return None;
    }
    depth::with_stack_for(text, || renamed(text, name)).flatten()
}

fn renamed(text: &str, name: &str) -> Option<String> {
    let allocator = Allocator::default();
    let options = ParseOptions {
        allow_return_outside_function: true,
        ..ParseOptions::default()
    };
    let parsed = Parser::new(&allocator, text, SourceType::cjs())
        .with_options(options)
        .parse();
    if parsed.panicked {
        return None;
    }
    let mut renamer = Renamer {
        name,
        edits: Edits::default(),
        has_found: false,
    };
    renamer.visit_program(&parsed.program);
    renamer.edits.sort();
    renamer.has_found.then(|| renamer.edits.apply(text, "", "").0)
}

struct Renamer<'n> {
    name: &'n str,
    edits: Edits,
    has_found: bool,
}

impl<'a> Visit<'a> for Renamer<'_> {
    fn visit_import_expression(&mut self, import: &ImportExpression<'a>) {
        self.has_found = true;
        let start = import.span.start;
        self.edits.replace(start, start + 6, self.name.to_owned());
        walk::walk_import_expression(self, import);
    }
}

/// What a call makes code of.
pub(crate) enum Maker {
    /// `Function(…)`
    Function,
    /// `eval(text)`, with the place of its argument
    Eval(oxc::span::Span),
}

/// Whether a callee makes code of its arguments, if it is what it is called.
pub(crate) fn maker(callee: &Expression, arguments: &[Argument]) -> Option<Maker> {
    let Expression::Identifier(name) = callee else {
        return None;
    };
    match (name.name.as_str(), arguments) {
        ("Function", _) => Some(Maker::Function),
        ("eval", [argument]) if !argument.is_spread() => Some(Maker::Eval(argument.span())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::with_imports_renamed;

    #[test]
    fn imports_are_renamed_wherever_they_stand() {
        let renamed = with_imports_renamed("return import(a).then(() => import ('b')) // import(c)", "$i");
        assert_eq!(
            renamed.as_deref(),
            Some("return $i(a).then(() => $i ('b')) // import(c)")
        );
        assert_eq!(with_imports_renamed("'import(x)'", "$i"), None);
        assert_eq!(with_imports_renamed("}{ import(x)", "$i"), None);
    }
}
