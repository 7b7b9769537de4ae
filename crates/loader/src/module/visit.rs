//! What the editor does at each kind of node.

use super::{Editor, exports::is_type_declaration, is_only_type};
use crate::{awaits::Operator, edits::Wrap, error_reads::Read};
use oxc::{
    allocator::Vec as ArenaVec,
    ast::ast::*,
    ast_visit::{Visit, walk},
    semantic::ScopeFlags,
    span::{GetSpan, Span},
};

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
            editor.awaits.enter_function(editor.edits, function);
            if let Some(body) = &function.body {
                editor
                    .awaits
                    .note_body(editor.edits, function.span.start, body.span);
            }
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
            editor
                .awaits
                .note_body(editor.edits, arrow.span.start, arrow.body.span());
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
        if !statement.r#await {
            return walk::walk_for_of_statement(self, statement);
        }
        if self.is_driven() {
            return self.edit_driven_loop(statement, statement.span.start, "");
        }
        self.visit_for_statement_left(&statement.left);
        self.edit_operand(Operator::Iterate, statement.span.start, &statement.right);
        let body = self.awaits.enter_loop(self.edits, statement.body.span());
        self.visit_statement(&statement.body);
        self.awaits.leave_loop(self.edits, &body);
    }

    fn visit_labeled_statement(&mut self, statement: &LabeledStatement<'a>) {
        match labelled_loop(statement).filter(|_| self.is_driven()) {
            Some((labels, inner)) => self.edit_driven_loop(inner, statement.span.start, &labels),
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
        if !self.edit_maker(&call.callee, &call.arguments, false) && !self.edit_callee(&call.callee) {
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
        if !self.edit_maker(&expression.callee, &expression.arguments, true) {
            let outer = self.reads.enter_callee(&expression.callee);
            self.visit_expression(&expression.callee);
            self.reads.leave_callee(outer);
        }
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
        // V8 does not know `import.defer`.
        if import.phase == Some(ImportPhase::Defer) {
            return self.fail(import.span, "Unexpected identifier 'defer'");
        }
        self.uses_dynamic_import = true;
        let start = import.span.start;
        let (end, method) = match import.phase {
            Some(_) => (
                start + callee_length(&self.input.source[start as usize..]),
                "source",
            ),
            None => (start + 6, "import"),
        };
        self.edits
            .replace(start, end, format!("{}.{method}", self.input.names.module()));
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

/// How long `import.source` is that begins a text.
fn callee_length(text: &str) -> u32 {
    u32::try_from(text.find('(').unwrap_or(0)).unwrap_or(0)
}
