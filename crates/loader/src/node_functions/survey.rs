//! What one pass over a program notes for finding node functions and slicing: declarations, references, receivers.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use oxc::{
    ast::ast::*,
    ast_visit::Visit,
    semantic::Scoping,
    span::{GetSpan, Span},
    syntax::{scope::ScopeId, symbol::SymbolId},
};

use super::{Item, Known, NodeFunction, Place};
use crate::{links::Binding, prepared::Request, words::Complaint};

/// What a symbol stands for.
#[derive(Clone, Copy)]
pub(super) enum Meaning {
    /// A function, a class, or a `const` that is one.
    Code(Item),
    /// A CommonJS import: `const x = require('y')`.
    Required(Item),
}

/// One pass over the program that notes whatever slicing needs.
pub(super) struct Survey<'s> {
    pub(super) scoping: &'s Scoping,
    pub(super) bindings: &'s HashMap<SymbolId, Binding>,
    pub(super) requests: &'s [Request],
    /// `node` of `const { node } = require('roata')`.
    pub(super) required_node: Option<SymbolId>,
    /// `roata` of `const roata = require('roata')`.
    pub(super) required_roata: Option<SymbolId>,
    pub(super) is_module: bool,
    pub(super) anonymous_default: &'s str,
    pub(super) decorators: Option<&'s str>,
    pub(super) found: Vec<NodeFunction>,
    pub(super) meanings: HashMap<SymbolId, Meaning>,
    /// References by offset.
    pub(super) references: BTreeMap<u32, Reference>,
    /// `this` and the like by offset, unless a function of its own encloses them.
    pub(super) receivers: Vec<Receiver>,
    pub(super) scopes: HashMap<ScopeId, Span>,
    pub(super) scope_stack: Vec<ScopeId>,
    pub(super) last_span: Span,
    /// Starts of the functions that enclose the current node and have a `this` of their own.
    pub(super) owners: Vec<u32>,
    /// Where a declaration in the innermost statement list would be assigned anew.
    pub(super) insert: Option<u32>,
    /// The offset of what `typeof` is asked of: that may be undeclared.
    pub(super) typeof_operand: Option<u32>,
    /// The name that an anonymous function at this offset gets.
    pub(super) pending_name: Option<(u32, String)>,
    /// The offset of a function that is an argument of `node()`.
    pub(super) node_argument: Option<u32>,
    /// The offset of a function that is a method, and what it is called.
    pub(super) method: Option<(u32, &'static str)>,
    pub(super) complaint: Option<Complaint>,
}

pub(super) struct Reference {
    pub(super) end: u32,
    pub(super) symbol: Option<SymbolId>,
    pub(super) is_write: bool,
    /// The variable of a CommonJS module that it means.
    pub(super) module_variable: Option<&'static str>,
    /// Its name, if nothing declares it and it is used.
    pub(super) free: Option<String>,
}

pub(super) const MODULE_VARIABLES: [&str; 5] = ["exports", "require", "module", "__filename", "__dirname"];

pub(super) struct Receiver {
    pub(super) span: Span,
    pub(super) what: &'static str,
    /// The start of the function whose `this` it is.
    pub(super) owner: u32,
}

/// The parts of functions and arrows that matter here.
pub(super) struct Candidate<'f, 'a> {
    pub(super) span: Span,
    pub(super) id: Option<&'f BindingIdentifier<'a>>,
    pub(super) is_async: bool,
    pub(super) is_generator: bool,
    pub(super) is_declaration: bool,
    pub(super) directives: &'f [Directive<'a>],
}

impl<'s> Survey<'s> {
    pub(super) fn new(known: Known<'s>) -> Self {
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

    pub(super) fn scope(&self) -> ScopeId {
        self.scope_stack
            .last()
            .copied()
            .unwrap_or_else(|| self.scoping.root_scope_id())
    }

    pub(super) fn complain(&mut self, span: Span, message: &str) {
        self.complaint
            .get_or_insert_with(|| Complaint::new(span, message));
    }

    pub(super) fn consider(&mut self, candidate: &Candidate) {
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

    pub(super) fn receiver(&mut self, span: Span, what: &'static str) {
        let owner = self.owners.last().copied().unwrap_or(u32::MAX);
        self.receivers.push(Receiver { span, what, owner });
    }

    /// Whether a callee is `node` of `'roata'`, or `roata.node` where `roata` is that module.
    pub(super) fn is_node_import(&self, callee: &Expression) -> bool {
        match callee {
            Expression::Identifier(identifier) => self.is_roatas(identifier, "node"),
            Expression::StaticMemberExpression(member) if member.property.name == "node" => {
                matches!(&member.object, Expression::Identifier(object) if self.is_roatas(object, "default"))
            }
            _ => false,
        }
    }

    /// Whether an identifier is this export of `'roata'`; for `default`, also the module as a whole.
    pub(super) fn is_roatas(&self, identifier: &IdentifierReference, export: &str) -> bool {
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

    pub(super) fn symbol(&self, identifier: &IdentifierReference) -> Option<SymbolId> {
        self.scoping
            .get_reference(identifier.reference_id.get()?)
            .symbol_id()
    }

    pub(super) fn code(&mut self, id: Option<&BindingIdentifier>, span: Span, is_declarator: bool) {
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
    pub(super) fn is_decorated_class(&self, declarator: &VariableDeclarator) -> bool {
        let Some(Expression::CallExpression(call)) = &declarator.init else {
            return false;
        };
        matches!(&call.callee, Expression::StaticMemberExpression(member)
            if matches!(&member.object, Expression::Identifier(object) if Some(object.name.as_str()) == self.decorators))
    }

    pub(super) fn declarator(&mut self, declarator: &VariableDeclarator) {
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

pub(super) fn directive_of<'d, 'a>(directives: &'d [Directive<'a>]) -> Option<&'d Directive<'a>> {
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
