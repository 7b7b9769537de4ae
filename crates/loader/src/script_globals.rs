//! What a script makes properties of the global object: functions and `var`s of its top level. For contexts whose globals are an object's properties
//! (`node:vm`) its `var`s become assignments to what is declared beforehand, because the engine keeps variables that scripts declare to itself.

use crate::{depth, edits::Edits};
use oxc::{
    allocator::Allocator,
    ast::ast::*,
    ast_visit::{Visit, walk},
    parser::Parser,
    span::{GetSpan, SourceType},
    syntax::scope::ScopeFlags,
};

/// A script's globals, each in order of appearance.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ScriptGlobals {
    /// Functions.
    pub functions: Vec<String>,
    /// Variables declared by `var`.
    pub variables: Vec<String>,
    /// The text with assignments in the place of `var`s; lines are the same.
    pub text: String,
}

/// Looks for a script's globals. A text that does not parse has none, and stays as it is.
pub fn script_globals(source: &str) -> ScriptGlobals {
    let unparsed = || ScriptGlobals {
        text: source.to_owned(),
        ..ScriptGlobals::default()
    };
    depth::with_stack_for(source, || search(source))
        .flatten()
        .unwrap_or_else(unparsed)
}

fn search(source: &str) -> Option<ScriptGlobals> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, SourceType::script()).parse();
    if parsed.panicked || parsed.diagnostics.errors().next().is_some() {
        return None;
    }
    let mut search = Search::default();
    for statement in &parsed.program.body {
        if let Statement::FunctionDeclaration(function) = statement {
            add(&mut search.found.functions, function.id.as_ref());
        }
    }
    search.visit_program(&parsed.program);
    search.edits.sort();
    let (text, _) = search.edits.apply(source, "", "");
    Some(ScriptGlobals { text, ..search.found })
}

#[derive(Default)]
struct Search {
    found: ScriptGlobals,
    edits: Edits,
    /// Where the head of a loop declares its variables: they are assigned there as they stand.
    in_head: Option<u32>,
}

fn add(names: &mut Vec<String>, name: Option<&BindingIdentifier<'_>>) {
    let Some(name) = name else { return };
    if !names.iter().any(|known| known == name.name.as_str()) {
        names.push(name.name.to_string());
    }
}

impl<'a> Visit<'a> for Search {
    fn visit_variable_declaration(&mut self, declaration: &VariableDeclaration<'a>) {
        if declaration.kind == VariableDeclarationKind::Var {
            let (start, end) = (declaration.span.start, declaration.declarations.last());
            for declarator in &declaration.declarations {
                for name in declarator.id.get_binding_identifiers() {
                    add(&mut self.found.variables, Some(name));
                }
            }
            if self.in_head == Some(start) {
                self.edits.replace(start, start + 3, "");
            } else if let Some(last) = end {
                // A declaration has no value, an assignment would.
                self.edits.replace(start, start + 3, "void (");
                self.edits.insert(last.span.end, ")");
            }
        }
        walk::walk_variable_declaration(self, declaration);
    }

    fn visit_for_statement_init(&mut self, init: &ForStatementInit<'a>) {
        self.in_head = Some(init.span().start);
        walk::walk_for_statement_init(self, init);
    }

    fn visit_for_statement_left(&mut self, left: &ForStatementLeft<'a>) {
        self.in_head = Some(left.span().start);
        walk::walk_for_statement_left(self, left);
    }

    // What is declared in functions and classes is theirs.
    fn visit_function(&mut self, _: &Function<'a>, _: ScopeFlags) {}
    fn visit_arrow_function_expression(&mut self, _: &ArrowFunctionExpression<'a>) {}
    fn visit_class(&mut self, _: &Class<'a>) {}
}

#[cfg(test)]
mod tests {
    use super::script_globals;

    #[test]
    fn vars_and_functions_of_the_top_level() {
        let source = "var a = 1, { b, c: [d, ...e] } = x; let f; const g = 1; function h() { var no; } \
                      for (var i of []) { var j; } if (1) { var k; let no2; } (() => { var no3; })(); class L { static { var no4; } } var a;";
        let globals = script_globals(source);
        assert_eq!(globals.functions, ["h"]);
        assert_eq!(globals.variables, ["a", "b", "d", "e", "i", "j", "k"]);
        assert_eq!(script_globals("var }").text, "var }");
    }

    #[test]
    fn vars_become_assignments() {
        for (source, text) in [
            ("var a = 1, b;", "void ( a = 1, b);"),
            (
                "for (var i = 0; i < 1; i++) var j\nvar k",
                "for ( i = 0; i < 1; i++) void ( j)\nvoid ( k)",
            ),
            ("for (var { p } of q);", "for ( { p } of q);"),
            (
                "'use strict'; () => { var x = 1 }; let y = 2",
                "'use strict'; () => { var x = 1 }; let y = 2",
            ),
        ] {
            assert_eq!(script_globals(source).text, text);
        }
    }
}
