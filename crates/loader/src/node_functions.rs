//! Node functions: finds the functions marked `"use node"` or given to `node()`, and for each the *slice* of its module
//! (the code it refers to, and what that refers to) and the variables it captures.

use crate::{links::Binding, prepared::Request, words::Complaint};
use oxc::{
    ast::{AstKind, ast::*},
    ast_visit::{Visit, walk},
    semantic::{ScopeFlags, Scoping},
    span::{GetSpan, Span},
    syntax::{scope::ScopeId, symbol::SymbolId},
};
use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet, HashMap},
};

/// A node function and its slice.
pub(crate) struct NodeFunction {
    /// The function itself.
    pub(crate) span: Span,
    pub(crate) name: String,
    /// The variable of a declaration.
    pub(crate) binding: String,
    pub(crate) is_generator: bool,
    pub(crate) place: Place,
    /// The scope it stands in.
    pub(crate) scope: ScopeId,
    /// Declarations that make up the slice, besides an expression that is the function itself.
    pub(crate) items: BTreeMap<u32, Item>,
    /// Captured variables with where they are declared, in order of declaration.
    pub(crate) captures: BTreeMap<u32, SymbolId>,
    /// Classes of the slice that can be named where the function stands, in order of declaration.
    pub(crate) classes: BTreeMap<u32, SymbolId>,
    /// Requests whose environments the slice needs.
    pub(crate) requests: BTreeSet<usize>,
    /// Requests whose namespace objects the slice needs.
    pub(crate) namespaces: BTreeSet<usize>,
    /// What the slice uses of a CommonJS module's own variables.
    pub(crate) module_variables: BTreeSet<&'static str>,
    /// Names that nothing in the module declares.
    pub(crate) free: BTreeSet<String>,
}

/// How a node function is written.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// `async function f() {…}`: `f` is assigned anew at `insert`, or in the prologue if that is `None`.
    Declaration { insert: Option<u32> },
    /// Wrapped where it stands.
    Expression,
}

/// A declaration kept in a slice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Item {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// A declarator without its `const`.
    pub(crate) is_declarator: bool,
    pub(crate) scope: ScopeId,
}

/// All that was found in a program.
#[derive(Default)]
pub(crate) struct NodeFunctions {
    pub(crate) list: Vec<NodeFunction>,
    /// The node each scope belongs to.
    pub(crate) scopes: HashMap<ScopeId, Span>,
}

/// What is known of a program before its node functions are.
pub(crate) struct Known<'s> {
    pub(crate) scoping: &'s Scoping,
    /// Those of import declarations.
    pub(crate) bindings: &'s HashMap<SymbolId, Binding>,
    pub(crate) requests: &'s [Request],
    pub(crate) is_module: bool,
    /// The name that an anonymous default export gets.
    pub(crate) anonymous_default: &'s str,
    /// The name of what decorated classes call.
    pub(crate) decorators: Option<&'s str>,
}

/// Finds node functions and computes their slices.
pub(crate) fn find(program: &Program, known: Known) -> Result<NodeFunctions, Complaint> {
    let mut survey = Survey::new(known);
    survey.visit_program(program);
    if let Some(complaint) = survey.complaint {
        return Err(complaint);
    }
    let mut list = std::mem::take(&mut survey.found);
    list.sort_by_key(|function| function.span.start);
    for function in &mut list {
        Slicer {
            survey: &survey,
            function,
        }
        .slice()?;
    }
    Ok(NodeFunctions {
        list,
        scopes: survey.scopes,
    })
}

/// What a symbol stands for.
#[derive(Clone, Copy)]
enum Meaning {
    /// A function, a class, or a `const` that is one.
    Code(Item),
    /// A CommonJS import: `const x = require('y')`.
    Required(Item),
}

/// One pass over the program that notes whatever slicing needs.
struct Survey<'s> {
    scoping: &'s Scoping,
    bindings: &'s HashMap<SymbolId, Binding>,
    requests: &'s [Request],
    /// `node` of `const { node } = require('roata')`.
    required_node: Option<SymbolId>,
    /// `roata` of `const roata = require('roata')`.
    required_roata: Option<SymbolId>,
    is_module: bool,
    anonymous_default: &'s str,
    decorators: Option<&'s str>,
    found: Vec<NodeFunction>,
    meanings: HashMap<SymbolId, Meaning>,
    /// References by offset.
    references: BTreeMap<u32, Reference>,
    /// `this` and the like by offset, unless a function of its own encloses them.
    receivers: Vec<Receiver>,
    scopes: HashMap<ScopeId, Span>,
    scope_stack: Vec<ScopeId>,
    last_span: Span,
    /// Starts of the functions that enclose the current node and have a `this` of their own.
    owners: Vec<u32>,
    /// Where a declaration in the innermost statement list would be assigned anew.
    insert: Option<u32>,
    /// The offset of what `typeof` is asked of: that may be undeclared.
    typeof_operand: Option<u32>,
    /// The name that an anonymous function at this offset gets.
    pending_name: Option<(u32, String)>,
    /// The offset of a function that is an argument of `node()`.
    node_argument: Option<u32>,
    /// The offset of a function that is a method, and what it is called.
    method: Option<(u32, &'static str)>,
    complaint: Option<Complaint>,
}

struct Reference {
    end: u32,
    symbol: Option<SymbolId>,
    is_write: bool,
    /// The variable of a CommonJS module that it means.
    module_variable: Option<&'static str>,
    /// Its name, if nothing declares it and it is used.
    free: Option<String>,
}

const MODULE_VARIABLES: [&str; 5] = ["exports", "require", "module", "__filename", "__dirname"];

struct Receiver {
    span: Span,
    what: &'static str,
    /// The start of the function whose `this` it is.
    owner: u32,
}

/// The parts of functions and arrows that matter here.
struct Candidate<'f, 'a> {
    span: Span,
    id: Option<&'f BindingIdentifier<'a>>,
    is_async: bool,
    is_generator: bool,
    is_declaration: bool,
    directives: &'f [Directive<'a>],
}

impl<'s> Survey<'s> {
    fn new(known: Known<'s>) -> Self {
        Self {
            scoping: known.scoping,
            bindings: known.bindings,
            requests: known.requests,
            required_node: None,
            required_roata: None,
            is_module: known.is_module,
            anonymous_default: known.anonymous_default,
            decorators: known.decorators,
            found: Vec::new(),
            meanings: HashMap::new(),
            references: BTreeMap::new(),
            typeof_operand: None,
            receivers: Vec::new(),
            scopes: HashMap::new(),
            scope_stack: Vec::new(),
            last_span: Span::new(0, 0),
            owners: vec![u32::MAX],
            insert: None,
            pending_name: None,
            node_argument: None,
            method: None,
            complaint: None,
        }
    }

    fn scope(&self) -> ScopeId {
        self.scope_stack
            .last()
            .copied()
            .unwrap_or_else(|| self.scoping.root_scope_id())
    }

    fn complain(&mut self, span: Span, message: &str) {
        self.complaint
            .get_or_insert_with(|| Complaint::new(span, message));
    }

    fn consider(&mut self, candidate: &Candidate) {
        let directive = directive_of(candidate.directives);
        let start = candidate.span.start;
        let is_argument = self.node_argument == Some(start);
        if directive.is_none() && !is_argument {
            return;
        }
        let complained = directive.map_or(Span::sized(start, 1), |directive| directive.span);
        if let Some((_, what)) = self.method.filter(|(at, _)| *at == start) {
            self.complain(complained, &format!("A {what} cannot be a node function"));
        } else if !candidate.is_async {
            self.complain(complained, "A node function must be async");
        }
        let pending = self
            .pending_name
            .take()
            .filter(|(at, _)| *at == start)
            .map(|(_, name)| name);
        let binding = candidate
            .id
            .map(|id| id.name.to_string())
            .or(pending)
            .unwrap_or_default();
        let name = if binding == self.anonymous_default {
            "default".to_owned()
        } else {
            binding.clone()
        };
        let in_prologue = self.is_module && self.scope_stack.len() <= 1;
        let place = if candidate.is_declaration {
            Place::Declaration {
                insert: self.insert.filter(|_| !in_prologue),
            }
        } else {
            Place::Expression
        };
        self.found.push(NodeFunction {
            span: candidate.span,
            name,
            binding,
            is_generator: candidate.is_generator,
            place,
            scope: self.scope(),
            items: BTreeMap::new(),
            captures: BTreeMap::new(),
            classes: BTreeMap::new(),
            requests: BTreeSet::new(),
            namespaces: BTreeSet::new(),
            module_variables: BTreeSet::new(),
            free: BTreeSet::new(),
        });
    }

    fn receiver(&mut self, span: Span, what: &'static str) {
        let owner = self.owners.last().copied().unwrap_or(u32::MAX);
        self.receivers.push(Receiver { span, what, owner });
    }

    /// Whether a callee is `node` of `'roata'`, or `roata.node` where `roata` is that module.
    fn is_node_import(&self, callee: &Expression) -> bool {
        match callee {
            Expression::Identifier(identifier) => self.is_roatas(identifier, "node"),
            Expression::StaticMemberExpression(member) if member.property.name == "node" => {
                matches!(&member.object, Expression::Identifier(object) if self.is_roatas(object, "default"))
            }
            _ => false,
        }
    }

    /// Whether an identifier is this export of `'roata'`; for `default`, also the module as a whole.
    fn is_roatas(&self, identifier: &IdentifierReference, export: &str) -> bool {
        let Some(symbol) = self.symbol(identifier) else {
            return false;
        };
        let is_roata = |request: usize| self.requests.get(request).is_some_and(|r| r.specifier == "roata");
        match self.bindings.get(&symbol) {
            Some(Binding::Name { name, request }) => name == export && is_roata(*request),
            Some(Binding::Namespace { request }) => export == "default" && is_roata(*request),
            None if export == "node" => self.required_node == Some(symbol),
            None => self.required_roata == Some(symbol),
        }
    }

    fn symbol(&self, identifier: &IdentifierReference) -> Option<SymbolId> {
        self.scoping
            .get_reference(identifier.reference_id.get()?)
            .symbol_id()
    }

    fn code(&mut self, id: Option<&BindingIdentifier>, span: Span, is_declarator: bool) {
        if let Some(symbol) = id.and_then(|id| id.symbol_id.get()) {
            let scope = self.scoping.symbol_scope_id(symbol);
            let item = Item {
                start: span.start,
                end: span.end,
                is_declarator,
                scope,
            };
            self.meanings.insert(symbol, Meaning::Code(item));
        }
    }

    /// A class declaration that has been edited because it is decorated: `let C = d.decorated(…)`.
    fn is_decorated_class(&self, declarator: &VariableDeclarator) -> bool {
        let Some(Expression::CallExpression(call)) = &declarator.init else {
            return false;
        };
        matches!(&call.callee, Expression::StaticMemberExpression(member)
            if matches!(&member.object, Expression::Identifier(object) if Some(object.name.as_str()) == self.decorators))
    }

    fn declarator(&mut self, declarator: &VariableDeclarator) {
        let Some(init) = &declarator.init else { return };
        let literal = literal_of(init);
        if let BindingPattern::BindingIdentifier(id) = &declarator.id {
            let is_call =
                matches!(init, Expression::CallExpression(call) if self.is_node_import(&call.callee));
            if literal.is_some() || is_call {
                self.code(Some(id), declarator.span, true);
            }
            if let Some(literal) = literal {
                self.pending_name = Some((literal.span().start, id.name.to_string()));
            } else if let (true, Expression::CallExpression(call)) = (is_call, init)
                && let Some(argument) = call.arguments.first()
            {
                self.pending_name = Some((argument.span().start, id.name.to_string()));
            }
        }
        if self.is_module {
            return;
        }
        if let Some(specifier) = required(init) {
            let mut symbols = BoundSymbols(Vec::new());
            symbols.visit_binding_pattern(&declarator.id);
            for symbol in symbols.0 {
                let scope = self.scoping.symbol_scope_id(symbol);
                let Span { start, end, .. } = declarator.span;
                if specifier == "roata" && self.scoping.symbol_name(symbol) == "node" {
                    self.required_node = Some(symbol);
                } else if specifier == "roata"
                    && matches!(declarator.id, BindingPattern::BindingIdentifier(_))
                {
                    self.required_roata = Some(symbol);
                }
                self.meanings.insert(
                    symbol,
                    Meaning::Required(Item {
                        start,
                        end,
                        is_declarator: true,
                        scope,
                    }),
                );
            }
        }
    }
}

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

/// Follows references from one node function.
struct Slicer<'x, 's> {
    survey: &'x Survey<'s>,
    function: &'x mut NodeFunction,
}

impl Slicer<'_, '_> {
    fn slice(&mut self) -> Result<(), Complaint> {
        let span = self.function.span;
        if matches!(self.function.place, Place::Declaration { .. }) {
            let scope = self.function.scope;
            let own = Item {
                start: span.start,
                end: span.end,
                is_declarator: false,
                scope,
            };
            self.function.items.insert(own.start, own);
        }
        let mut pending = vec![span];
        while let Some(region) = pending.pop() {
            self.check_receivers(region)?;
            for (&start, reference) in self.survey.references.range(region.start..region.end) {
                let Some(item) = self.refer(region, Span::new(start, reference.end), reference)? else {
                    continue;
                };
                let is_own_declarator = item.is_declarator && item.scope == self.function.scope;
                if item.start < span.start && span.end <= item.end && !is_own_declarator {
                    let message = "A node function cannot refer to a function that it stands in";
                    return Err(Complaint::new(Span::new(start, reference.end), message));
                }
                if self.function.items.insert(item.start, item).is_none() {
                    pending.push(Span::new(item.start, item.end));
                }
            }
        }
        self.check_shadowing()
    }

    /// What a reference in a kept region adds to the slice.
    fn refer(&mut self, region: Span, span: Span, reference: &Reference) -> Result<Option<Item>, Complaint> {
        self.function.module_variables.extend(reference.module_variable);
        let Some(symbol) = reference.symbol else {
            if reference.module_variable.is_none() {
                self.function.free.extend(reference.free.clone());
            }
            return Ok(None);
        };
        match self.survey.bindings.get(&symbol) {
            Some(Binding::Name { request, .. }) => {
                self.function.requests.insert(*request);
                return Ok(None);
            }
            Some(Binding::Namespace { request }) => {
                self.function.requests.insert(*request);
                self.function.namespaces.insert(*request);
                return Ok(None);
            }
            None => {}
        }
        let declared = self.survey.scoping.symbol_span(symbol);
        if region.start <= declared.start && declared.end <= region.end {
            return Ok(None);
        }
        match self.survey.meanings.get(&symbol) {
            Some(Meaning::Code(item) | Meaning::Required(item)) => {
                if self.is_visible_class(symbol) {
                    self.function.classes.insert(declared.start, symbol);
                }
                Ok(Some(*item))
            }
            None if reference.is_write => {
                let name = self.survey.scoping.symbol_name(symbol);
                let message = format!("A node function cannot assign to '{name}', which it captures");
                Err(Complaint::new(span, &message))
            }
            None => {
                self.function.captures.insert(declared.start, symbol);
                Ok(None)
            }
        }
    }

    /// Whether `symbol` is a class that the place of the function sees under its name.
    fn is_visible_class(&self, symbol: SymbolId) -> bool {
        let scoping = self.survey.scoping;
        let name = scoping.symbol_name(symbol);
        scoping.symbol_flags(symbol).is_class()
            && scoping.find_binding(self.function.scope, name.into()) == Some(symbol)
    }

    fn check_receivers(&self, region: Span) -> Result<(), Complaint> {
        let outer = self.survey.receivers.iter().find(|receiver| {
            region.start <= receiver.span.start
                && receiver.span.end <= region.end
                && !(region.start <= receiver.owner && receiver.owner < region.end)
        });
        match outer {
            None => Ok(()),
            Some(receiver) => {
                let message = format!(
                    "A node function cannot use '{}' of an outer function",
                    receiver.what
                );
                Err(Complaint::new(receiver.span, &message))
            }
        }
    }

    /// Captured variables are read by name where the function stands: that name must mean the same there.
    fn check_shadowing(&self) -> Result<(), Complaint> {
        let scoping = self.survey.scoping;
        for &symbol in self.function.captures.values() {
            let name = scoping.symbol_ident(symbol);
            let seen = scoping
                .scope_ancestors(self.function.scope)
                .find_map(|scope| scoping.get_binding(scope, name));
            if seen != Some(symbol) {
                let message = format!(
                    "'{name}', which a node function captures, is shadowed where the function stands"
                );
                return Err(Complaint::new(scoping.symbol_span(symbol), &message));
            }
        }
        Ok(())
    }
}

fn directive_of<'d, 'a>(directives: &'d [Directive<'a>]) -> Option<&'d Directive<'a>> {
    directives
        .iter()
        .find(|directive| directive.directive == "use node")
}

/// Symbols that a binding pattern declares.
struct BoundSymbols(Vec<SymbolId>);

impl<'a> Visit<'a> for BoundSymbols {
    fn visit_binding_identifier(&mut self, identifier: &BindingIdentifier<'a>) {
        self.0.extend(identifier.symbol_id.get());
    }

    fn visit_expression(&mut self, _: &Expression<'a>) {}
}

/// The function or class literal that an expression is.
fn literal_of<'e, 'a>(expression: &'e Expression<'a>) -> Option<&'e Expression<'a>> {
    let inner = expression.get_inner_expression();
    let is_literal = inner.is_function() || matches!(inner, Expression::ClassExpression(_));
    is_literal.then_some(inner)
}

/// `'x'` of `require('x')` or a property of that.
fn required<'e>(expression: &'e Expression) -> Option<&'e str> {
    match expression {
        Expression::CallExpression(call) => {
            let is_require = matches!(&call.callee, Expression::Identifier(name) if name.name == "require");
            match call.arguments.first().filter(|_| is_require)? {
                Argument::StringLiteral(specifier) => Some(specifier.value.as_str()),
                _ => None,
            }
        }
        Expression::StaticMemberExpression(member) => required(&member.object),
        _ => None,
    }
}
