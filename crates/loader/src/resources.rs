//! `using` declarations, which the engine cannot parse, edited in place. With `r` for `internal/resources` and `u` for the list of a
//! scope's resources:
//! - `{ using x = e; … }` is `{ const u = r(); try { const x = u.add(e); … } catch (t) { u.fail(t); } finally { u.end(); } }`, and so
//!   is a body. With `await using`, whose resources are added by `addAsync`, `finally` first waits for one after the other:
//!   `for (let w; w = u.next();) try { await w.value; } catch (t) { u.note(t); }`.
//! - `for (using x of e) s` is `for (const v of e) { …; const x = u.add(v); s }`, and `for (using x = e; …; …) s` a block with the
//!   declaration, followed by the loop with its labels.
//! - The top level of a module is wrapped like a block, but by the prologue: exports are registered and the module is instantiated
//!   in there, so that its bindings are what they would be without.

use crate::{edits::Edits, names::Names};
use oxc::{
    ast::ast::*,
    ast_visit::{Visit, walk},
    span::GetSpan,
};

/// What the edited text calls, and what the module around it is to dispose of.
pub(crate) struct Resources {
    /// The name of what makes a list of resources.
    pub(crate) maker: String,
    /// What is put before and after the module's own text, if its top level has resources.
    pub(crate) around: Option<(String, String)>,
    /// The module waits for the disposal.
    pub(crate) is_awaited: bool,
}

/// Edits all `using` declarations; `None` if there are none.
pub(crate) fn edit(
    program: &Program,
    is_module: bool,
    names: &Names,
    edits: &mut Edits,
) -> Option<Resources> {
    let mut editor = Editor {
        edits,
        names,
        has_edited: false,
    };
    let top = kind_of(&program.body);
    if let (Some(kind), [first, .., _] | [first]) = (top, program.body.as_slice())
        && !is_module
    {
        let end = program.body.last().unwrap_or(first).span().end;
        editor.wrap(kind, first.span().start, end, |editor| {
            editor.visit_program(program)
        });
    } else {
        editor.visit_program(program);
    }
    let has_edited = editor.has_edited;
    has_edited.then(|| Resources {
        maker: names.resources(),
        around: top
            .filter(|_| is_module)
            .map(|kind| (opening(names), closing(names, kind, "yield"))),
        is_awaited: is_module && top == Some(Kind::Async),
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sync,
    Async,
}

fn opening(names: &Names) -> String {
    format!(
        "const {} = {}(); try {{ ",
        names.resource_list(),
        names.resources()
    )
}

fn closing(names: &Names, kind: Kind, wait: &str) -> String {
    let (list, thrown, step) = (names.resource_list(), names.caught(), names.disposal());
    let waiting = match kind {
        Kind::Sync => String::new(),
        Kind::Async => format!(
            "for (let {step}; {step} = {list}.next();) try {{ {wait} {step}.value; }} catch ({thrown}) {{ {list}.note({thrown}); }} "
        ),
    };
    format!(" }} catch ({thrown}) {{ {list}.fail({thrown}); }} finally {{ {waiting}{list}.end(); }}")
}

/// Of what kind the resources of a list of statements are, if it has any.
fn kind_of(statements: &[Statement]) -> Option<Kind> {
    let kinds = statements.iter().filter_map(|statement| match statement {
        Statement::VariableDeclaration(declaration) => kind_of_declaration(declaration),
        _ => None,
    });
    kinds.reduce(|all, kind| if kind == Kind::Async { kind } else { all })
}

fn kind_of_declaration(declaration: &VariableDeclaration) -> Option<Kind> {
    match declaration.kind {
        VariableDeclarationKind::Using => Some(Kind::Sync),
        VariableDeclarationKind::AwaitUsing => Some(Kind::Async),
        _ => None,
    }
}

fn adding(names: &Names, kind: Kind) -> String {
    let method = if kind == Kind::Async { "addAsync" } else { "add" };
    format!("{}.{method}(", names.resource_list())
}

struct Editor<'e> {
    edits: &'e mut Edits,
    names: &'e Names,
    has_edited: bool,
}

impl Editor<'_> {
    /// Visits statements that lie between `start` and `end`, of which some declare resources.
    fn wrap(&mut self, kind: Kind, start: u32, end: u32, visit: impl FnOnce(&mut Self)) {
        self.edits.insert(start, opening(self.names));
        visit(self);
        self.edits.insert(end, closing(self.names, kind, "await"));
    }

    fn scope(&mut self, statements: &[Statement], start: u32, end: u32, visit: impl FnOnce(&mut Self)) {
        match kind_of(statements) {
            Some(kind) => self.wrap(kind, start, end, visit),
            None => visit(self),
        }
    }

    /// `for (using x = e; …; …)`, which begins at `start` with its labels.
    fn edit_loop(&mut self, statement: &ForStatement, start: u32, labels: &str) {
        let Some(ForStatementInit::VariableDeclaration(declaration)) = &statement.init else {
            return;
        };
        let Some(kind) = kind_of_declaration(declaration) else {
            return;
        };
        self.edits.replace(
            start,
            declaration.span.start,
            format!("{{ {}", opening(self.names)),
        );
        self.visit_variable_declaration(declaration);
        self.edits
            .insert(declaration.span.end, format!("; {labels}for ("));
        for part in [&statement.test, &statement.update].into_iter().flatten() {
            self.visit_expression(part);
        }
        self.visit_statement(&statement.body);
        let tail = format!("{} }}", closing(self.names, kind, "await"));
        self.edits.insert(statement.span.end, tail);
    }
}

impl<'a> Visit<'a> for Editor<'_> {
    fn visit_block_statement(&mut self, block: &BlockStatement<'a>) {
        let (start, end) = (block.span.start + 1, block.span.end - 1);
        self.scope(&block.body, start, end, |editor| {
            walk::walk_block_statement(editor, block)
        });
    }

    fn visit_function_body(&mut self, body: &FunctionBody<'a>) {
        let (start, end) = (body.span.start + 1, body.span.end - 1);
        let start = body
            .statements
            .first()
            .filter(|_| !body.directives.is_empty())
            .map_or(start, |first| first.span().start);
        self.scope(&body.statements, start, end, |editor| {
            walk::walk_function_body(editor, body)
        });
    }

    fn visit_static_block(&mut self, block: &StaticBlock<'a>) {
        let start = block
            .body
            .first()
            .map_or(block.span.end, |first| first.span().start);
        self.scope(&block.body, start, block.span.end - 1, |editor| {
            walk::walk_static_block(editor, block)
        });
    }

    fn visit_variable_declaration(&mut self, declaration: &VariableDeclaration<'a>) {
        if let (Some(kind), Some(first)) =
            (kind_of_declaration(declaration), declaration.declarations.first())
        {
            self.has_edited = true;
            self.edits
                .replace(declaration.span.start, first.span.start, "const ");
            for declarator in &declaration.declarations {
                let Some(init) = &declarator.init else { continue };
                self.edits.insert(init.span().start, adding(self.names, kind));
                self.visit_expression(init);
                self.edits.insert(init.span().end, ")");
            }
            return;
        }
        walk::walk_variable_declaration(self, declaration);
    }

    fn visit_for_statement(&mut self, statement: &ForStatement<'a>) {
        match has_resources(statement) {
            true => self.edit_loop(statement, statement.span.start, ""),
            false => walk::walk_for_statement(self, statement),
        }
    }

    fn visit_labeled_statement(&mut self, statement: &LabeledStatement<'a>) {
        match labelled_loop(statement) {
            Some((labels, inner)) => self.edit_loop(inner, statement.span.start, &labels),
            None => walk::walk_labeled_statement(self, statement),
        }
    }

    fn visit_for_of_statement(&mut self, statement: &ForOfStatement<'a>) {
        let ForStatementLeft::VariableDeclaration(declaration) = &statement.left else {
            return walk::walk_for_of_statement(self, statement);
        };
        let name = declaration
            .declarations
            .first()
            .and_then(|first| first.id.get_identifier_name());
        let Some((kind, name)) = kind_of_declaration(declaration).zip(name) else {
            return walk::walk_for_of_statement(self, statement);
        };
        self.has_edited = true;
        let (names, body) = (self.names, statement.body.span());
        let value = names.resource();
        self.edits.replace(
            declaration.span.start,
            declaration.span.end,
            format!("const {value}"),
        );
        self.visit_expression(&statement.right);
        let added = format!("const {} = {}{value}); ", name, adding(names, kind));
        self.edits
            .insert(body.start, format!("{{ {}{added}", opening(names)));
        self.visit_statement(&statement.body);
        self.edits
            .insert(body.end, format!("{} }}", closing(names, kind, "await")));
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
