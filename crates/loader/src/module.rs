//! ES modules, edited in place into the body of a generator function. See the crate's documentation for what the
//! text means; the order of edits here follows the source from top to bottom.

use crate::{
    awaits::{Awaits, Operator},
    commonjs::COMMONJS_PARAMETERS,
    delegation,
    edits::{Edits, Wrap},
    error_reads::{ErrorReads, Property, Read},
    links::{Binding, Links, export_name, phase_message},
    names::{Names, Uses},
    node_functions::{self, Known, NodeFunction, NodeFunctions, Place},
    position::Lines,
    prepared::{Exports, ImportEntry, ImportedName, Request, Shape},
    prologue::{prologue, property},
    slices,
    syntax_error::SyntaxError,
};
use oxc::{
    allocator::Vec as ArenaVec,
    ast::ast::*,
    ast_visit::{Visit, walk},
    semantic::{ScopeFlags, Scoping},
    span::{GetSpan, Span},
    syntax::symbol::SymbolId,
};

/// Everything known about a module once its edits are made.
pub(crate) struct EditedModule {
    pub(crate) requests: Vec<Request>,
    pub(crate) imports: Vec<ImportEntry>,
    pub(crate) exports: Exports,
    /// Requests whose namespace object is a parameter.
    pub(crate) namespaces: Vec<usize>,
    pub(crate) has_top_level_await: bool,
    pub(crate) uses_import_meta: bool,
    pub(crate) uses_dynamic_import: bool,
    pub(crate) uses: Uses,
    pub(crate) shape: Shape,
    pub(crate) prefix: String,
    pub(crate) suffix: &'static str,
    pub(crate) nodes: NodeFunctions,
}

/// What the editor needs to know about the source.
pub(crate) struct ModuleInput<'s, 'a> {
    pub(crate) source: &'a str,
    pub(crate) path: &'s str,
    pub(crate) program: &'s Program<'a>,
    /// Not needed for CommonJS without node functions.
    pub(crate) scoping: Option<&'s Scoping>,
    pub(crate) names: &'s Names,
    pub(crate) lines: &'s Lines<'a>,
    /// Drop imports that no value refers to, as TypeScript does.
    pub(crate) elide_unused_imports: bool,
    /// Otherwise CommonJS.
    pub(crate) is_module: bool,
    /// Whether to look for node functions; needs `scoping`.
    pub(crate) may_have_nodes: bool,
    /// The name by which the text calls what decorates classes, if it does.
    pub(crate) decorators: Option<&'s str>,
}

/// Adds the edits of a module to `edits`.
pub(crate) fn edit_module<'s, 'a>(
    input: ModuleInput<'s, 'a>,
    edits: &mut Edits,
) -> Result<EditedModule, Box<SyntaxError>> {
    let mut links = Links::new(&input);
    if input.is_module {
        for statement in &input.program.body {
            links.collect(statement)?;
        }
    }
    let nodes = find_nodes(&input, &links)?;
    let mut editor = Editor::new(&input, &mut links, edits, nodes);
    editor.visit_program(input.program);
    editor.finish()
}

fn find_nodes(input: &ModuleInput, links: &Links) -> Result<NodeFunctions, Box<SyntaxError>> {
    let Some(scoping) = input.scoping.filter(|_| input.may_have_nodes) else {
        return Ok(NodeFunctions::default());
    };
    let known = Known {
        scoping,
        bindings: &links.bindings,
        requests: &links.requests,
        is_module: input.is_module,
        anonymous_default: &input.names.default_export(),
        decorators: input.decorators,
    };
    node_functions::find(input.program, known)
        .map_err(|complaint| links.error(complaint.span, &complaint.message))
}

/// Walks the module and edits it.
struct Editor<'e, 'i, 's, 'a> {
    input: &'i ModuleInput<'s, 'a>,
    links: &'e mut Links<'i, 's, 'a>,
    edits: &'e mut Edits,
    /// How many functions enclose the current node.
    depth: u32,
    /// How many of them have `arguments` of their own.
    functions: u32,
    /// Where the last statement of a statement list that is an expression began: text put there that begins with a
    /// parenthesis would go on the line before, so it gets a semicolon.
    statement_start: u32,
    anonymous_default: bool,
    needs_async: bool,
    awaits: Awaits,
    reads: ErrorReads,
    nodes: NodeFunctions,
    has_top_level_await: bool,
    uses_import_meta: bool,
    uses_dynamic_import: bool,
    error: Option<Box<SyntaxError>>,
}

impl<'e, 'i, 's, 'a> Editor<'e, 'i, 's, 'a> {
    fn new(
        input: &'i ModuleInput<'s, 'a>,
        links: &'e mut Links<'i, 's, 'a>,
        edits: &'e mut Edits,
        nodes: NodeFunctions,
    ) -> Self {
        let needs_async = input.is_module && needs_async(input);
        Self {
            input,
            links,
            edits,
            depth: 0,
            functions: 0,
            statement_start: u32::MAX,
            anonymous_default: false,
            needs_async,
            awaits: Awaits::new(input.names, needs_async),
            reads: ErrorReads::new(input.names, input.source),
            nodes,
            has_top_level_await: false,
            uses_import_meta: false,
            uses_dynamic_import: false,
            error: None,
        }
    }

    fn finish(self) -> Result<EditedModule, Box<SyntaxError>> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let shape = self.shape();
        let (prefix, suffix) = self.wrapping(shape);
        Ok(EditedModule {
            requests: std::mem::take(&mut self.links.requests),
            imports: std::mem::take(&mut self.links.imports),
            exports: std::mem::take(&mut self.links.exports),
            namespaces: std::mem::take(&mut self.links.namespaces),
            has_top_level_await: self.has_top_level_await,
            uses_import_meta: self.uses_import_meta,
            uses_dynamic_import: self.uses_dynamic_import,
            uses: self.uses(),
            shape,
            prefix,
            suffix,
            nodes: self.nodes,
        })
    }

    fn shape(&self) -> Shape {
        match (self.input.is_module, self.needs_async) {
            (true, false) => Shape::Generator,
            (true, true) => Shape::Async,
            (false, _) if self.needs_record() => Shape::WrappedCommonJs,
            (false, _) => Shape::CommonJs,
        }
    }

    fn needs_record(&self) -> bool {
        let Uses {
            context,
            readable,
            worded,
            generators,
        } = self.uses();
        let input = self.input.decorators.is_some() || !self.nodes.list.is_empty();
        input || self.uses_dynamic_import || context || readable || worded || generators
    }

    fn uses(&self) -> Uses {
        Uses {
            context: self.awaits.is_used(),
            readable: self.reads.uses(Property::Stack),
            worded: self.reads.uses(Property::Message),
            generators: self.awaits.has_driven(),
        }
    }

    /// What comes before and after the text. The newline keeps a comment on the last line from swallowing the end.
    fn wrapping(&self, shape: Shape) -> (String, &'static str) {
        let names = self.input.names;
        let context = names.declarations(self.uses());
        match shape {
            Shape::CommonJs => (format!("(function {COMMONJS_PARAMETERS} {{ "), "\n})"),
            Shape::WrappedCommonJs => (
                format!(
                    "(function ({}) {{ {context}return function {COMMONJS_PARAMETERS} {{ ",
                    names.module()
                ),
                "\n} })",
            ),
            _ => {
                let nodes = self.awaits.top_declaration() + &self.reassignments(None);
                (
                    prologue(names, self.links, shape, self.anonymous_default, &context, &nodes),
                    "\n})",
                )
            }
        }
    }

    /// Assignments of declared node functions to their wrappers, of those that go to this place.
    fn reassignments(&self, at: Option<u32>) -> String {
        let Some(scoping) = self.input.scoping else {
            return String::new();
        };
        let nodes = self.nodes.list.iter().enumerate();
        let here = nodes.filter(|(_, node)| node.place == Place::Declaration { insert: at });
        here.map(|(index, node)| slices::reassignment(self.input.names, scoping, index, node))
            .collect()
    }

    /// Visits a function; if it is a node function that is an expression, puts it into its wrapper.
    fn wrapped(&mut self, span: Span, visit: impl FnOnce(&mut Self)) {
        let is_this = |node: &NodeFunction| node.span == span && node.place == Place::Expression;
        let index = self.nodes.list.iter().position(is_this);
        let texts = index.zip(self.input.scoping).map(|(index, scoping)| {
            let (start, end) = slices::wrapper(self.input.names, scoping, index, &self.nodes.list[index]);
            (index, start, end)
        });
        let Some((index, start, end)) = texts else {
            return visit(self);
        };
        self.edits.wrap(span.start, start, Wrap::Start(index));
        visit(self);
        self.edits.wrap(span.end, end, Wrap::End(index));
    }

    fn edit_returned(&mut self, operand: &Expression<'a>) {
        let Some(operator) = self.awaits.return_of(operand) else {
            return self.visit_expression(operand);
        };
        self.edit_operand(operator, operand.span().start, operand);
    }

    /// Edits the operand of something that waits and begins at `start`, whose keyword stays.
    fn edit_operand(&mut self, operator: Operator, start: u32, operand: &Expression<'a>) {
        let before = self.awaits.before(operator, operand);
        self.edits.insert(operand.span().start, before);
        self.visit_expression(operand);
        self.awaits.after(self.edits, operator, start, operand);
    }

    /// A `for await` loop in a function whose body is driven.
    fn edit_driven_loop(&mut self, statement: &ForOfStatement<'a>, labels: &str) {
        let left = delegation::left_text(self.input.source, &statement.left);
        let texts = delegation::driven_loop(self.input.names, labels, &left);
        let (right, body) = (statement.right.span(), statement.body.span());
        self.edits.replace(statement.span.start, right.start, texts.head);
        self.visit_expression(&statement.right);
        self.edits.replace(right.end, body.start, texts.body);
        self.visit_statement(&statement.body);
        self.edits.insert(body.end, texts.tail);
    }

    /// Lets a `catch` or `finally` begin with restoring the frame, if what it follows waits.
    fn restore_at(&mut self, block: Span, waits_before: u32) {
        if self.awaits.waits() > waits_before {
            self.edits.insert(block.start + 1, self.awaits.restoring());
        }
    }

    /// Edits something of which `stack` is read.
    fn edit_read(&mut self, read: &Read, object: &Expression<'a>) {
        self.reads.before(self.edits, read);
        self.visit_expression(object);
        ErrorReads::after(self.edits, read);
    }

    /// Moves a parameter of which `stack` is read into the body.
    fn move_parameter(&mut self, function: &Function<'a>) {
        let is_typed = function.return_type.is_some();
        let (Some(body), false, false) = (&function.body, function.r#async, function.generator) else {
            return;
        };
        if let Some(parameter) = self.reads.movable(&function.params, is_typed) {
            let body = body.span.start + 1;
            self.reads.edit_parameter(self.edits, parameter, body, "", "");
        }
    }

    fn move_arrow_parameter(&mut self, arrow: &ArrowFunctionExpression<'a>) -> bool {
        let is_typed = arrow.return_type.is_some() || arrow.r#async;
        let Some(parameter) = self.reads.movable(&arrow.params, is_typed) else {
            return false;
        };
        let body = arrow.body.span().start;
        let (body, open) = match arrow.body.as_expression() {
            Some(_) => (body, " return ("),
            None => (body + 1, ""),
        };
        self.reads
            .edit_parameter(self.edits, parameter, body, " =>", open);
        true
    }

    fn fail(&mut self, span: Span, message: &str) {
        if self.error.is_none() {
            self.error = Some(self.links.error(span, message));
        }
    }

    fn binding(&self, identifier: &IdentifierReference<'a>) -> Option<&Binding> {
        let reference = identifier.reference_id.get()?;
        let symbol = self.input.scoping?.get_reference(reference).symbol_id()?;
        self.links.bindings.get(&symbol)
    }

    /// What stands for an imported identifier in the text.
    fn access(&self, identifier: &IdentifierReference<'a>) -> Option<String> {
        let names = self.input.names;
        let text = match self.binding(identifier)? {
            Binding::Name { request, name } => property(&names.environment(*request), name),
            Binding::Namespace { .. } if self.is_written(identifier) => {
                format!("{}.constant", names.module())
            }
            Binding::Namespace { request } => names.namespace(*request),
        };
        Some(text)
    }

    /// What stands for any identifier.
    fn name_of(&self, identifier: &IdentifierReference<'a>) -> String {
        self.access(identifier)
            .unwrap_or_else(|| identifier.name.to_string())
    }

    fn is_written(&self, identifier: &IdentifierReference<'a>) -> bool {
        let reference = identifier.reference_id.get().zip(self.input.scoping);
        reference.is_some_and(|(id, scoping)| scoping.get_reference(id).is_write())
    }

    /// A semicolon, if text that begins with a parenthesis at `offset` would be taken for a call's arguments.
    fn guard(&self, offset: u32) -> &'static str {
        if offset == self.statement_start { ";" } else { "" }
    }

    /// An imported function is called without `this`, though it is read from an object.
    fn edit_callee(&mut self, callee: &Expression<'a>) -> bool {
        let start = callee.span().start;
        let Expression::Identifier(identifier) = callee.get_inner_expression() else {
            return false;
        };
        if !matches!(self.binding(identifier), Some(Binding::Name { .. })) {
            return false;
        }
        let Some(access) = self.access(identifier) else {
            return false;
        };
        let guard = if start == identifier.span.start {
            self.guard(start)
        } else {
            ""
        };
        self.edits.replace(
            identifier.span.start,
            identifier.span.end,
            format!("{guard}(0,{access})"),
        );
        true
    }

    fn edit_export_declaration(&mut self, export: &ExportDeclaration<'a>) {
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

    fn edit_export_list(&mut self, export: &ExportNamedDeclaration<'a>) {
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

    fn edit_export_default(&mut self, export: &ExportDefaultDeclaration<'a>) {
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

impl<'a> Visit<'a> for Editor<'_, '_, '_, 'a> {
    fn visit_program(&mut self, program: &Program<'a>) {
        if let Some(hashbang) = &program.hashbang {
            self.edits
                .replace(hashbang.span.start, hashbang.span.start + 2, "//");
        }
        self.visit_statements(&program.body);
    }

    fn visit_statements(&mut self, statements: &ArenaVec<'a, Statement<'a>>) {
        if let Some(first) = statements.first()
            && !self.nodes.list.is_empty()
        {
            let nodes = self.reassignments(Some(first.span().start));
            if !nodes.is_empty() {
                self.edits.insert(first.span().start, nodes);
            }
        }
        for statement in statements {
            if let Statement::ExpressionStatement(expression) = statement {
                self.statement_start = expression.span.start;
            }
            self.visit_statement(statement);
        }
    }

    fn visit_module_declaration(&mut self, declaration: &ModuleDeclaration<'a>) {
        if !self.input.is_module {
            if let ModuleDeclaration::TSExportAssignment(export) = declaration {
                return self.visit_expression(&export.expression);
            }
            if is_type_declaration(declaration) {
                let span = declaration.span();
                return self.edits.blank_after(span.start, span.end, ";");
            }
            let is_import = matches!(declaration, ModuleDeclaration::ImportDeclaration(_));
            let message = if is_import {
                "Cannot use import statement outside a module"
            } else {
                "Unexpected token 'export'"
            };
            return self.fail(Span::sized(declaration.span().start, 6), message);
        }
        match declaration {
            ModuleDeclaration::ExportDeclaration(export) => self.edit_export_declaration(export),
            ModuleDeclaration::ExportNamedDeclaration(export) => self.edit_export_list(export),
            ModuleDeclaration::ExportDefaultDeclaration(export) => self.edit_export_default(export),
            ModuleDeclaration::ImportDeclaration(_)
            | ModuleDeclaration::ExportAllDeclaration(_)
            | ModuleDeclaration::ExportFromDeclaration(_) => {
                let span = declaration.span();
                // The semicolon ends what stands before it, as the keyword did.
                self.edits.blank_after(span.start, span.end, ";");
            }
            ModuleDeclaration::TSExportAssignment(_) | ModuleDeclaration::TSNamespaceExportDeclaration(_) => {
            }
        }
    }

    fn visit_function(&mut self, function: &Function<'a>, flags: ScopeFlags) {
        if is_only_type(function) {
            return;
        }
        self.depth += 1;
        self.functions += 1;
        let this = self.reads.enter_function();
        self.wrapped(function.span, |editor| {
            editor
                .awaits
                .enter_function(editor.edits, editor.input.source, function);
            editor.move_parameter(function);
            walk::walk_function(editor, function, flags);
            editor.awaits.leave(editor.edits);
        });
        self.reads.restore_this(this);
        self.functions -= 1;
        self.depth -= 1;
    }

    fn visit_function_body(&mut self, body: &FunctionBody<'a>) {
        self.awaits.enter_body();
        walk::walk_function_body(self, body);
    }

    fn visit_arrow_function_expression(&mut self, arrow: &ArrowFunctionExpression<'a>) {
        self.depth += 1;
        self.wrapped(arrow.span, |editor| {
            editor.awaits.enter_arrow(editor.edits, arrow);
            match arrow.body.as_expression() {
                Some(returned) => {
                    let is_moved = editor.move_arrow_parameter(arrow);
                    editor.visit_formal_parameters(&arrow.params);
                    editor.edit_returned(returned);
                    if is_moved {
                        let start = arrow.span.start;
                        let end = returned.span().end;
                        editor.edits.wrap(end, "); }".to_owned(), Wrap::Tail { start });
                    }
                }
                None => {
                    editor.move_arrow_parameter(arrow);
                    walk::walk_arrow_function_expression(editor, arrow);
                }
            }
            editor.awaits.leave(editor.edits);
        });
        self.depth -= 1;
    }

    fn visit_return_statement(&mut self, statement: &ReturnStatement<'a>) {
        if self.depth == 0 && self.input.is_module {
            let span = Span::new(statement.span.start, statement.span.start + 6);
            self.fail(span, "Illegal return statement");
        }
        if let Some(operand) = &statement.argument {
            self.edit_returned(operand);
        }
    }

    fn visit_for_of_statement(&mut self, statement: &ForOfStatement<'a>) {
        if statement.r#await && self.depth == 0 {
            self.has_top_level_await = true;
        }
        if !statement.r#await {
            return walk::walk_for_of_statement(self, statement);
        }
        if self.awaits.is_driven() {
            return self.edit_driven_loop(statement, "");
        }
        self.visit_for_statement_left(&statement.left);
        self.edit_operand(Operator::Iterate, statement.span.start, &statement.right);
        let body = self.awaits.enter_loop(self.edits, statement.body.span());
        self.visit_statement(&statement.body);
        self.awaits.leave_loop(self.edits, &body);
    }

    fn visit_labeled_statement(&mut self, statement: &LabeledStatement<'a>) {
        match labelled_loop(statement).filter(|_| self.awaits.is_driven()) {
            Some((labels, inner)) => {
                self.edits.blank(statement.span.start, inner.span.start);
                self.edit_driven_loop(inner, &labels);
            }
            None => walk::walk_labeled_statement(self, statement),
        }
    }

    fn visit_try_statement(&mut self, statement: &TryStatement<'a>) {
        if !self.awaits.is_async() {
            return walk::walk_try_statement(self, statement);
        }
        let waits = self.awaits.waits();
        self.visit_block_statement(&statement.block);
        if let Some(handler) = &statement.handler {
            self.restore_at(handler.body.span, waits);
            self.visit_catch_clause(handler);
        }
        if let Some(finalizer) = &statement.finalizer {
            self.restore_at(finalizer.span, waits);
            self.visit_block_statement(finalizer);
        }
    }

    fn visit_yield_expression(&mut self, expression: &YieldExpression<'a>) {
        if !self.awaits.is_async() {
            return walk::walk_yield_expression(self, expression);
        }
        let start = expression.span.start;
        let (on_delegate, on_yield) = match self.awaits.is_driven() {
            true => (Operator::Delegate, Operator::Give),
            false => (Operator::Iterate, Operator::Yield),
        };
        match &expression.argument {
            Some(operand) if expression.delegate => self.edit_operand(on_delegate, start, operand),
            Some(operand) => self.edit_operand(on_yield, start, operand),
            None => {
                let text = self.awaits.bare_yield();
                self.edits.replace(start, expression.span.end, text);
            }
        }
    }

    fn visit_variable_declaration(&mut self, declaration: &VariableDeclaration<'a>) {
        if declaration.kind == VariableDeclarationKind::AwaitUsing && self.depth == 0 {
            self.has_top_level_await = true;
        }
        if !declaration.declare {
            walk::walk_variable_declaration(self, declaration);
        }
    }

    fn visit_class(&mut self, class: &Class<'a>) {
        if !class.declare {
            let this = self.reads.enter_class(class);
            walk::walk_class(self, class);
            self.reads.restore_this(this);
        }
    }

    fn visit_method_definition(&mut self, method: &MethodDefinition<'a>) {
        if method.value.body.is_some() {
            self.visit_decorators(&method.decorators);
            self.visit_property_key(&method.key);
            self.reads.expect_method();
            self.awaits.expect_name(method.key.static_name().map(Into::into));
            self.visit_function(&method.value, ScopeFlags::Function);
        }
    }

    fn visit_property_definition(&mut self, property: &PropertyDefinition<'a>) {
        let is_abstract = property.r#type == PropertyDefinitionType::TSAbstractPropertyDefinition;
        if !property.declare && !is_abstract {
            walk::walk_property_definition(self, property);
        }
    }

    fn visit_await_expression(&mut self, expression: &AwaitExpression<'a>) {
        let start = expression.span.start;
        let guard = self.guard(start);
        self.has_top_level_await |= self.depth == 0;
        if self.awaits.is_async() {
            let operand = &expression.argument;
            let operator = match self.awaits.is_driven() {
                true => Operator::Suspend,
                false => Operator::Await,
            };
            let before = self.awaits.before(operator, operand);
            self.edits.replace(start, start + 5, format!("{guard}{before}"));
            self.visit_expression(operand);
            return self.awaits.after(self.edits, operator, start, operand);
        }
        self.edits.replace(start, start + 5, format!("{guard}(yield ("));
        walk::walk_await_expression(self, expression);
        self.edits.insert(expression.argument.span().end, "))");
    }

    fn visit_identifier_reference(&mut self, identifier: &IdentifierReference<'a>) {
        let Span { start, end, .. } = identifier.span;
        if let Some(access) = self.access(identifier) {
            self.edits.replace(start, end, access);
        } else if identifier.name == "arguments" && self.awaits.renames_arguments() {
            self.edits.replace(start, end, self.input.names.own_arguments());
        } else if identifier.name == "arguments" && self.functions == 0 && self.input.is_module {
            // A module has no `arguments`, but the function around its text does.
            self.edits.replace(start, end, self.input.names.no_arguments());
        }
    }

    fn visit_object_property(&mut self, property: &ObjectProperty<'a>) {
        if property.shorthand
            && let Expression::Identifier(identifier) = &property.value
        {
            if let Some(access) = self.access(identifier) {
                self.edits.insert(property.span.end, format!(": {access}"));
            }
            return;
        }
        if property.value.is_function() {
            self.awaits
                .expect_name(property.key.static_name().map(Into::into));
        }
        walk::walk_object_property(self, property);
    }

    fn visit_assignment_target_property_identifier(&mut self, it: &AssignmentTargetPropertyIdentifier<'a>) {
        if let Some(access) = self.access(&it.binding) {
            self.edits.insert(it.binding.span.end, format!(": {access}"));
        }
        if let Some(init) = &it.init {
            self.visit_expression(init);
        }
    }

    fn visit_call_expression(&mut self, call: &CallExpression<'a>) {
        if !self.edit_callee(&call.callee) {
            self.visit_expression(&call.callee);
        }
        self.visit_arguments(&call.arguments);
    }

    fn visit_tagged_template_expression(&mut self, tagged: &TaggedTemplateExpression<'a>) {
        if !self.edit_callee(&tagged.tag) {
            self.visit_expression(&tagged.tag);
        }
        self.visit_template_literal(&tagged.quasi);
    }

    fn visit_static_member_expression(&mut self, member: &StaticMemberExpression<'a>) {
        let name = |identifier: &_| self.name_of(identifier);
        match self.reads.of_static(self.input.source, member, &name) {
            Some(read) => self.edit_read(&read, &member.object),
            None => walk::walk_static_member_expression(self, member),
        }
    }

    fn visit_computed_member_expression(&mut self, member: &ComputedMemberExpression<'a>) {
        let name = |identifier: &_| self.name_of(identifier);
        match self.reads.of_computed(member, &name) {
            Some(read) => self.edit_read(&read, &member.object),
            None => walk::walk_computed_member_expression(self, member),
        }
    }

    fn visit_new_expression(&mut self, expression: &NewExpression<'a>) {
        let outer = self.reads.enter_callee(&expression.callee);
        self.visit_expression(&expression.callee);
        self.reads.leave_callee(outer);
        self.visit_arguments(&expression.arguments);
    }

    fn visit_unary_expression(&mut self, expression: &UnaryExpression<'a>) {
        if expression.operator == UnaryOperator::Delete {
            self.reads
                .is_written(expression.argument.get_inner_expression().span());
        }
        walk::walk_unary_expression(self, expression);
    }

    fn visit_assignment_expression(&mut self, assignment: &AssignmentExpression<'a>) {
        if assignment.operator == AssignmentOperator::Assign {
            self.reads.is_written(assignment.left.span());
        }
        self.visit_assignment_target(&assignment.left);
        if let Some(property) = self.reads.in_target(&assignment.left) {
            let right = &assignment.right;
            return self.edit_read(&Read::plain(property, right.span()), right);
        }
        self.visit_expression(&assignment.right);
    }

    fn visit_variable_declarator(&mut self, declarator: &VariableDeclarator<'a>) {
        self.visit_binding_pattern(&declarator.id);
        let Some(init) = &declarator.init else { return };
        if let Some(property) = self.reads.in_pattern(&declarator.id) {
            return self.edit_read(&Read::plain(property, init.span()), init);
        }
        if let BindingPattern::BindingIdentifier(id) = &declarator.id
            && init.is_function()
        {
            self.awaits.expect_name(Some(id.name.to_string()));
        }
        self.visit_expression(init);
    }

    fn visit_catch_clause(&mut self, clause: &CatchClause<'a>) {
        if let Some(parameter) = &clause.param
            && let Some(property) = self.reads.in_pattern(&parameter.pattern)
        {
            self.reads
                .edit_catch(self.edits, (property, parameter), clause.body.span);
        }
        walk::walk_catch_clause(self, clause);
    }

    fn visit_import_expression(&mut self, import: &ImportExpression<'a>) {
        if let Some(phase) = import.phase {
            return self.fail(import.span, phase_message(phase));
        }
        self.uses_dynamic_import = true;
        let start = import.span.start;
        self.edits
            .replace(start, start + 6, format!("{}.import", self.input.names.module()));
        walk::walk_import_expression(self, import);
    }

    fn visit_import_meta(&mut self, meta: &ImportMeta) {
        if !self.input.is_module {
            return self.fail(meta.span, "Cannot use 'import.meta' outside a module");
        }
        self.uses_import_meta = true;
        self.edits.replace(
            meta.span.start,
            meta.span.end,
            format!("{}.meta", self.input.names.module()),
        );
    }

    // Types are none of this editor's business: they are blanked.
    fn visit_ts_type(&mut self, _: &TSType<'a>) {}
    fn visit_ts_type_annotation(&mut self, _: &TSTypeAnnotation<'a>) {}
    fn visit_ts_type_parameter_declaration(&mut self, _: &TSTypeParameterDeclaration<'a>) {}
    fn visit_ts_type_parameter_instantiation(&mut self, _: &TSTypeParameterInstantiation<'a>) {}
    fn visit_ts_class_implements(&mut self, _: &TSClassImplements<'a>) {}
    fn visit_ts_interface_declaration(&mut self, _: &TSInterfaceDeclaration<'a>) {}
    fn visit_ts_type_alias_declaration(&mut self, _: &TSTypeAliasDeclaration<'a>) {}
    fn visit_ts_enum_declaration(&mut self, _: &TSEnumDeclaration<'a>) {}
    fn visit_ts_namespace_declaration(&mut self, _: &TSNamespaceDeclaration<'a>) {}
    fn visit_ts_external_module_declaration(&mut self, _: &TSExternalModuleDeclaration<'a>) {}
    fn visit_ts_global_declaration(&mut self, _: &TSGlobalDeclaration<'a>) {}
    fn visit_ts_import_equals_declaration(&mut self, _: &TSImportEqualsDeclaration<'a>) {}
    fn visit_ts_index_signature(&mut self, _: &TSIndexSignature<'a>) {}
    fn visit_ts_this_parameter(&mut self, _: &TSThisParameter<'a>) {}
}

/// A `for await` loop and the labels before it.
fn labelled_loop<'x, 'a>(statement: &'x LabeledStatement<'a>) -> Option<(String, &'x ForOfStatement<'a>)> {
    let (inner_labels, inner) = match &statement.body {
        Statement::LabeledStatement(inner) => labelled_loop(inner)?,
        Statement::ForOfStatement(inner) if inner.r#await => (String::new(), &**inner),
        _ => return None,
    };
    Some((format!("{}: {inner_labels}", statement.label.name), inner))
}

/// An import or export of nothing but types.
fn is_type_declaration(declaration: &ModuleDeclaration) -> bool {
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

/// An overload, or a function that is only declared.
fn is_only_type(function: &Function) -> bool {
    function.declare || function.body.is_none()
}

/// Whether the module's top level waits in a way that a generator cannot.
fn needs_async(input: &ModuleInput) -> bool {
    let mut search = AsyncForms { found: false };
    if input.source.contains("await") {
        search.visit_program(input.program);
    }
    search.found
}

/// Looks for `for await` and `await using` outside functions.
struct AsyncForms {
    found: bool,
}

impl<'a> Visit<'a> for AsyncForms {
    fn visit_function(&mut self, _: &Function<'a>, _: ScopeFlags) {}
    fn visit_class(&mut self, _: &Class<'a>) {}
    fn visit_expression(&mut self, _: &Expression<'a>) {}

    fn visit_for_of_statement(&mut self, statement: &ForOfStatement<'a>) {
        self.found |= statement.r#await;
        walk::walk_for_of_statement(self, statement);
    }

    fn visit_variable_declaration(&mut self, declaration: &VariableDeclaration<'a>) {
        self.found |= declaration.kind == VariableDeclarationKind::AwaitUsing;
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
