//! `for (using x = …; …; …)`, which `oxc` leaves as it is: `for (using x = a; b; c) d` becomes
//! `{ using x = a; for (; b; c) d }`, and the block is `oxc`'s to transform. Labels go along with the loop.

use crate::edits::Edits;
use oxc::{
    ast::ast::*,
    ast_visit::{Visit, walk},
    span::GetSpan,
};

/// Edits such loops; whether there are any.
pub(crate) fn edit(program: &Program, edits: &mut Edits) -> bool {
    let mut loops = UsingLoops {
        edits,
        has_edited: false,
    };
    loops.visit_program(program);
    loops.has_edited
}

struct UsingLoops<'e> {
    edits: &'e mut Edits,
    has_edited: bool,
}

impl UsingLoops<'_> {
    /// `start` is where the first of the labels is.
    fn edit_loop(&mut self, statement: &ForStatement, start: u32, labels: &str) {
        let Some(init) = statement.init.as_ref().map(GetSpan::span) else {
            return;
        };
        self.has_edited = true;
        self.edits.replace(start, init.start, "{ ");
        self.edits.insert(init.end, format!("; {labels}for ("));
        self.edits.insert(statement.span.end, " }");
    }
}

impl<'a> Visit<'a> for UsingLoops<'_> {
    fn visit_for_statement(&mut self, statement: &ForStatement<'a>) {
        if has_resources(statement) {
            self.edit_loop(statement, statement.span.start, "");
        }
        walk::walk_for_statement(self, statement);
    }

    fn visit_labeled_statement(&mut self, statement: &LabeledStatement<'a>) {
        match labelled_loop(statement) {
            Some((labels, inner)) => {
                self.edit_loop(inner, statement.span.start, &labels);
                walk::walk_for_statement(self, inner);
            }
            None => walk::walk_labeled_statement(self, statement),
        }
    }
}

fn has_resources(statement: &ForStatement) -> bool {
    matches!(&statement.init, Some(ForStatementInit::VariableDeclaration(it)) if it.kind.is_using())
}

fn labelled_loop<'x, 'a>(statement: &'x LabeledStatement<'a>) -> Option<(String, &'x ForStatement<'a>)> {
    let (inner_labels, inner) = match &statement.body {
        Statement::LabeledStatement(inner) => labelled_loop(inner)?,
        Statement::ForStatement(inner) if has_resources(inner) => (String::new(), &**inner),
        _ => return None,
    };
    Some((format!("{}: {inner_labels}", statement.label.name), inner))
}
