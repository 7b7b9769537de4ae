//! The pass itself: what the [`Survey`] notes at each kind of syntax.

use std::cell::Cell;

use oxc::{
    ast::{AstKind, ast::*},
    ast_visit::{Visit, walk},
    semantic::ScopeFlags,
    span::GetSpan,
    syntax::scope::ScopeId,
};

use super::survey::{Candidate, MODULE_VARIABLES, Reference, Survey, directive_of};

impl<'a> Visit<'a> for Survey<'_> {
    fn enter_node(&mut self, kind: AstKind<'a>) {
        self.last_span = kind.span();
    }

    fn enter_scope(&mut self, _: ScopeFlags, scope: &Cell<Option<ScopeId>>) {
        if let Some(scope) = scope.get() {
            self.scopes.insert(scope, self.last_span);
            self.scope_stack.push(scope);
        }
    }

    fn leave_scope(&mut self) {
        self.scope_stack.pop();
    }

    fn visit_program(&mut self, program: &Program<'a>) {
        if let Some(directive) = directive_of(&program.directives) {
            self.complain(directive.span, "'use node' marks a function, not a file");
        }
        walk::walk_program(self, program);
    }

    fn visit_expression_statement(&mut self, statement: &ExpressionStatement<'a>) {
        if let Expression::StringLiteral(text) = &statement.expression
            && text.value == "use node"
        {
            self.complain(text.span, "'use node' must come first in its function");
        }
        walk::walk_expression_statement(self, statement);
    }

    fn visit_property_definition(&mut self, property: &PropertyDefinition<'a>) {
        if let PropertyKey::StringLiteral(text) = &property.key
            && text.value == "use node"
            && property.value.is_none()
        {
            self.complain(text.span, "A class cannot be a node function");
        }
        walk::walk_property_definition(self, property);
    }

    fn visit_statements(&mut self, statements: &oxc::allocator::Vec<'a, Statement<'a>>) {
        let outer = self.insert;
        self.insert = statements.first().map(|statement| statement.span().start);
        walk::walk_statements(self, statements);
        self.insert = outer;
    }

    fn visit_function(&mut self, function: &Function<'a>, flags: ScopeFlags) {
        let is_declaration = function.r#type == FunctionType::FunctionDeclaration;
        if is_declaration {
            self.code(function.id.as_ref(), function.span, false);
        }
        let directives = function
            .body
            .as_ref()
            .map_or(&[][..], |body| body.directives.as_slice());
        self.consider(&Candidate {
            span: function.span,
            id: function.id.as_ref(),
            is_async: function.r#async,
            is_generator: function.generator,
            is_declaration,
            directives,
        });
        self.owners.push(function.span.start);
        walk::walk_function(self, function, flags);
        self.owners.pop();
    }

    fn visit_arrow_function_expression(&mut self, arrow: &ArrowFunctionExpression<'a>) {
        let directives = match &arrow.body {
            ArrowFunctionBody::FunctionBody(body) => body.directives.as_slice(),
            _ => &[],
        };
        self.consider(&Candidate {
            span: arrow.span,
            id: None,
            is_async: arrow.r#async,
            is_generator: false,
            is_declaration: false,
            directives,
        });
        walk::walk_arrow_function_expression(self, arrow);
    }

    fn visit_class(&mut self, class: &Class<'a>) {
        if class.r#type == ClassType::ClassDeclaration {
            self.code(class.id.as_ref(), class.span, false);
        }
        walk::walk_class(self, class);
    }

    fn visit_class_body(&mut self, body: &ClassBody<'a>) {
        self.owners.push(body.span.start);
        walk::walk_class_body(self, body);
        self.owners.pop();
    }

    fn visit_method_definition(&mut self, method: &MethodDefinition<'a>) {
        let what = match method.kind {
            MethodDefinitionKind::Get => "getter",
            MethodDefinitionKind::Set => "setter",
            MethodDefinitionKind::Constructor => "constructor",
            MethodDefinitionKind::Method => "method",
        };
        self.method = Some((method.value.span.start, what));
        walk::walk_method_definition(self, method);
    }

    fn visit_object_property(&mut self, property: &ObjectProperty<'a>) {
        if property.method || property.kind != PropertyKind::Init {
            let what = match property.kind {
                PropertyKind::Get => "getter",
                PropertyKind::Set => "setter",
                PropertyKind::Init => "method",
            };
            self.method = Some((property.value.span().start, what));
        } else if let Some(name) = property.key.static_name() {
            self.pending_name = Some((property.value.span().start, name.to_string()));
        }
        walk::walk_object_property(self, property);
    }

    fn visit_variable_declaration(&mut self, declaration: &VariableDeclaration<'a>) {
        for declarator in &declaration.declarations {
            if declaration.kind == VariableDeclarationKind::Const {
                self.declarator(declarator);
            }
            if self.is_decorated_class(declarator)
                && let BindingPattern::BindingIdentifier(id) = &declarator.id
            {
                self.code(Some(id), declarator.span, true);
            }
            self.visit_variable_declarator(declarator);
        }
    }

    fn visit_export_default_declaration(&mut self, export: &ExportDefaultDeclaration<'a>) {
        if let ExportDefaultDeclarationKind::FunctionDeclaration(function) = &export.declaration
            && function.id.is_none()
        {
            self.pending_name = Some((function.span.start, self.anonymous_default.to_owned()));
        }
        walk::walk_export_default_declaration(self, export);
    }

    fn visit_call_expression(&mut self, call: &CallExpression<'a>) {
        if self.is_node_import(&call.callee)
            && let Some(argument) = call.arguments.first().and_then(Argument::as_expression)
            && argument.is_function()
        {
            self.node_argument = Some(argument.span().start);
        }
        walk::walk_call_expression(self, call);
    }

    fn visit_identifier_reference(&mut self, identifier: &IdentifierReference<'a>) {
        let symbol = self.symbol(identifier);
        if symbol.is_none() && identifier.name == "arguments" {
            return self.receiver(identifier.span, "arguments");
        }
        let reference = identifier
            .reference_id
            .get()
            .map(|id| self.scoping.get_reference(id).flags());
        if reference.is_some_and(|flags| flags.is_type_only()) {
            return;
        }
        self.references.insert(
            identifier.span.start,
            Reference {
                end: identifier.span.end,
                symbol,
                is_write: reference.is_some_and(|flags| flags.is_write()),
                module_variable: MODULE_VARIABLES
                    .into_iter()
                    .find(|name| symbol.is_none() && !self.is_module && *name == identifier.name),
                free: (symbol.is_none() && self.typeof_operand != Some(identifier.span.start))
                    .then(|| identifier.name.to_string()),
            },
        );
    }

    fn visit_unary_expression(&mut self, unary: &UnaryExpression<'a>) {
        if unary.operator == UnaryOperator::Typeof {
            self.typeof_operand = Some(unary.argument.span().start);
        }
        walk::walk_unary_expression(self, unary);
    }

    fn visit_ts_type(&mut self, _: &TSType<'a>) {}

    fn visit_this_expression(&mut self, this: &ThisExpression) {
        self.receiver(this.span, "this");
    }

    fn visit_super(&mut self, it: &Super) {
        self.receiver(it.span, "super");
    }

    fn visit_new_target(&mut self, it: &NewTarget) {
        self.receiver(it.span, "new.target");
    }
}
