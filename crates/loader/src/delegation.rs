//! Async generators whose own bodies contain `yield*`. The engine takes one promise job too many at every step of such a
//! delegation, so the body becomes a plain generator that the runtime drives (`internal/async_generators`). With `g` for
//! that module,
//! - `async function* f(a) { … }` is `async function* f(a) { return yield* g.begin(this, ({ *f() { … } }).f); }`: the
//!   parameters, and whatever the function is to others, stay the engine's. Variables of the body that have the name of a
//!   parameter begin with its value, so they are parameters of the inner function too.
//! - `await p` is `(yield (p))`, `return p` is `return (yield (p))`, `yield p` is `yield g.give(p)`, and `yield* p` is
//!   `yield* g.delegate(p)`.
//! - `for await (const x of p) { … }` is `{ const i = g.iteration(); try { do { for (const x of i.isBegun ? i : i.begin(p)) { … }
//!   } while (yield* i.step()); } catch (c) { throw i.failed(c); } finally { if (i.isOpen) yield* i.close(); } }`: the first
//!   round only begins the iteration, each later one has one value.
//! - `arguments` has another name. `super` finds what it should through the prototype of the object around the method,
//!   whose traps are arrow functions of the original one.
//!
//! The driver carries the frame of AsyncLocalStorage itself. Left as they are: functions that have `arguments` as a shorthand
//! property. The top level of a module is driven too (`internal/esm_evaluation`), so its `for await` loops are written likewise.

use crate::{edits::Edits, names::Names, prologue::quote};
use oxc::{
    ast::ast::*,
    ast_visit::{Visit, walk},
    semantic::ScopeFlags,
};

/// How the body of an async generator is put into a plain one.
pub(crate) struct Delegation {
    /// The edit that will begin the inner function.
    edit: usize,
    after_directives: bool,
    /// The function's name, for stacks.
    name: String,
    /// Names that are both parameters and variables of the body.
    variables: Vec<String>,
    uses_arguments: bool,
    uses_super: bool,
    /// Where the body's closing brace is.
    end: u32,
}

impl Delegation {
    /// Whether a function is to be edited so, and how. `key` is the name of a method.
    pub(crate) fn find(edits: &mut Edits, function: &Function, key: Option<String>) -> Option<Self> {
        let body = function
            .body
            .as_ref()
            .filter(|_| function.r#async && function.generator)?;
        let mut search = OwnBody::default();
        search.visit_function_body(body);
        if !search.has_delegate || search.is_too_much {
            return None;
        }
        let mut parameters = Declared::default();
        parameters.visit_formal_parameters(&function.params);
        search
            .variables
            .list
            .retain(|name| parameters.list.contains(name));
        search.variables.list.sort();
        search.variables.list.dedup();
        let directive = body.directives.last();
        let offset = directive.map_or(body.span.start + 1, |directive| directive.span.end);
        let own_name = function.id.as_ref().map(|id| id.name.to_string());
        Some(Self {
            edit: edits.reserve(offset),
            after_directives: directive.is_some(),
            name: own_name.or(key).unwrap_or_default(),
            variables: search.variables.list,
            uses_arguments: search.uses_arguments,
            uses_super: search.uses_super,
            end: body.span.end - 1,
        })
    }

    /// Puts the body, which has been edited, into the inner function.
    pub(crate) fn finish(&self, edits: &mut Edits, names: &Names) {
        let guard = if self.after_directives { ";" } else { "" };
        let generators = names.generators();
        let home = match self.uses_super {
            true => format!(
                "__proto__: {generators}.home((key) => super[key], (key, value) => {{ super[key] = value; }}), "
            ),
            false => String::new(),
        };
        let name = quote(&self.name);
        let parameters = self.variables_and(&names.own_arguments());
        edits.fill(
            self.edit,
            format!("{guard} return yield* {generators}.begin(this, ({{ {home}*{name}({parameters}) {{ "),
        );
        let mut values = self.variables_and("arguments");
        if !values.is_empty() {
            values.insert_str(0, ", ");
        }
        edits.insert(self.end, format!(" }} }})[{name}]{values}); "));
    }

    fn variables_and(&self, arguments: &str) -> String {
        let arguments = self.uses_arguments.then_some(arguments);
        let all: Vec<_> = self
            .variables
            .iter()
            .map(String::as_str)
            .chain(arguments)
            .collect();
        all.join(", ")
    }
}

/// What is put around the parts of a `for await` loop that is driven.
pub(crate) struct DrivenLoop {
    /// In the place of `for await (` and the labels before it.
    pub(crate) head: String,
    /// Before and after what is iterated.
    pub(crate) iterated: (String, String),
    pub(crate) tail: String,
}

/// `labels` are those of the loop, each with its colon.
pub(crate) fn driven_loop(names: &Names, labels: &str, iterated: &Expression) -> DrivenLoop {
    let (iterate, iteration, caught) = (names.iterate(), names.iteration(), names.caught());
    DrivenLoop {
        head: format!("{{ const {iteration} = {iterate}(); try {{ do {{ {labels}for ("),
        iterated: (
            format!("{iteration}.isBegun ? {iteration} : {iteration}.begin("),
            format!(", {})", quote(&shown(iterated))),
        ),
        tail: format!(
            " }} while (yield* {iteration}.step()); }} catch ({caught}) {{ throw {iteration}.failed({caught}); }} finally {{ if ({iteration}.isOpen) yield* {iteration}.close(); }} }}"
        ),
    }
}

/// How V8 speaks of an expression that cannot be iterated.
fn shown(expression: &Expression) -> String {
    match expression.get_inner_expression() {
        Expression::Identifier(identifier) => identifier.name.to_string(),
        Expression::ThisExpression(_) => "this".to_owned(),
        Expression::NumericLiteral(number) => number.value.to_string(),
        Expression::BooleanLiteral(boolean) => boolean.value.to_string(),
        Expression::ObjectExpression(object) if object.properties.is_empty() => "{}".to_owned(),
        Expression::StaticMemberExpression(member) => {
            format!("{}.{}", shown_callee(&member.object), member.property.name)
        }
        Expression::ComputedMemberExpression(member) => match &member.expression {
            Expression::StringLiteral(key) => format!("{}.{}", shown_callee(&member.object), key.value),
            key => format!("{}[{}]", shown_callee(&member.object), shown(key)),
        },
        Expression::CallExpression(call) => {
            format!(
                "{}(...) is not a function or its return value",
                shown_callee(&call.callee)
            )
        }
        Expression::NewExpression(_) => {
            "(intermediate value) is not a function or its return value".to_owned()
        }
        _ => "(intermediate value)".to_owned(),
    }
}

fn shown_callee(callee: &Expression) -> String {
    match callee.get_inner_expression() {
        Expression::CallExpression(call) => format!("{}(...)", shown_callee(&call.callee)),
        _ => shown(callee),
    }
}

/// What a function's body has that is its own, not that of functions in it.
#[derive(Default)]
struct OwnBody {
    has_delegate: bool,
    is_too_much: bool,
    uses_arguments: bool,
    uses_super: bool,
    variables: Declared,
    /// How many arrow functions enclose the current node.
    arrows: u32,
}

impl<'a> Visit<'a> for OwnBody {
    fn visit_function(&mut self, _: &Function<'a>, _: ScopeFlags) {}

    fn visit_arrow_function_expression(&mut self, arrow: &ArrowFunctionExpression<'a>) {
        self.arrows += 1;
        walk::walk_arrow_function_expression(self, arrow);
        self.arrows -= 1;
    }

    /// Elements of classes have a `super` and `arguments` of their own; their keys and what they extend have not.
    fn visit_class_body(&mut self, body: &ClassBody<'a>) {
        for key in body.body.iter().filter_map(ClassElement::property_key) {
            self.visit_property_key(key);
        }
    }

    fn visit_yield_expression(&mut self, expression: &YieldExpression<'a>) {
        self.has_delegate |= expression.delegate;
        walk::walk_yield_expression(self, expression);
    }

    fn visit_variable_declaration(&mut self, declaration: &VariableDeclaration<'a>) {
        if declaration.kind == VariableDeclarationKind::Var && self.arrows == 0 {
            for declarator in &declaration.declarations {
                self.variables.visit_binding_pattern(&declarator.id);
            }
        }
        walk::walk_variable_declaration(self, declaration);
    }

    fn visit_identifier_reference(&mut self, identifier: &IdentifierReference<'a>) {
        self.uses_arguments |= identifier.name == "arguments";
    }

    fn visit_object_property(&mut self, property: &ObjectProperty<'a>) {
        let is_arguments = property.key.is_specific_static_name("arguments");
        self.is_too_much |= property.shorthand && is_arguments;
        walk::walk_object_property(self, property);
    }

    fn visit_super(&mut self, _: &Super) {
        self.uses_super = true;
    }
}

/// Names that patterns declare.
#[derive(Default)]
struct Declared {
    list: Vec<String>,
}

impl<'a> Visit<'a> for Declared {
    fn visit_binding_identifier(&mut self, identifier: &BindingIdentifier<'a>) {
        self.list.push(identifier.name.to_string());
    }

    // Default values declare nothing here.
    fn visit_expression(&mut self, _: &Expression<'a>) {}
}
