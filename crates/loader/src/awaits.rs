//! AsyncLocalStorage across `await`. The engine has no hook for the continuation of an `await`, so the text itself
//! carries the frame: it is saved when the function goes to sleep and made current again when it wakes. Frame here means
//! `$roata.context.frame`, of which the text knows no more than that it can be read and assigned.
//!
//! With `x` for the context, `s` for what was saved and `a` for the value on its way:
//! - `await p` is `(a = p, s = x.frame, a = await (x.used ? x.hold(a) : a), x.frame = s, s = x, a)`: the frame is that of
//!   the moment after `p` was computed, and `hold` lets a foreign thenable's `then` run in it too. `s` is `x` while nothing
//!   is awaited, so
//! - `catch` and `finally` begin with `if (s !== x) { x.frame = s; s = x; }`: after a rejection the frame is restored,
//!   after a `throw` it stays as it was then. The body of a `for await` loop gets such a `finally` if it waits, because the
//!   engine closes the iterator before any other.
//! - `return p` of an async function, which may be a thenable as well, is `return x.adopt(p)`.
//! - `for await (e of p)` is `for await (e of x.watch(p))`, and in async generators `yield p` is `yield x.settle(p)`, `return p`
//!   is `return a = x.settle(p)`, `yield* p` is `yield* x.watch(p)`: these give the engine promises that it awaits, to which
//!   a first reaction has been added that restores the frame. That costs a job when AsyncLocalStorage is used; for plain
//!   awaits it would be too much.
//!
//! Async generators that delegate are edited in another way: see [`crate::delegation`].
//!
//! `s` and `a` are variables of each function that waits. No `await` is added and none moved.

use crate::{
    delegation::Delegation,
    edits::{Edits, NotedBody, Wrap},
    names::Names,
};
use oxc::{
    ast::ast::{
        ArrowFunctionBody, ArrowFunctionExpression, Expression, Function, FunctionBody, ObjectPropertyKind,
    },
    span::{GetSpan, Span},
};

/// The edits of functions that wait, made while the editor walks through them.
pub(crate) struct Awaits {
    names: Names,
    functions: Vec<Waiting>,
    is_used: bool,
    /// Whether the text has functions that are driven.
    has_driven: bool,
    /// The name of the function that comes next, if it has none of its own.
    next_name: Option<String>,
}

/// A function around the current node.
#[derive(Default)]
struct Waiting {
    is_async: bool,
    is_generator: bool,
    is_arrow: bool,
    /// The current node is in its body.
    is_in_body: bool,
    /// The body is driven.
    delegation: Option<Delegation>,
    /// How often it waits, so far.
    waits: u32,
    /// The edit that will declare its variables.
    declaration: Option<Declaration>,
}

struct Declaration {
    edit: usize,
    kind: Body,
}

enum Body {
    /// In braces, after directives or not.
    Block { after_directives: bool },
    /// An arrow function's expression.
    Expression { arrow: Span, end: u32 },
}

/// What waits for an operand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Await,
    /// `return` of an async function.
    Return,
    /// `return` of an async generator.
    WaitingReturn,
    Yield,
    /// The iterable of `for await` or `yield*`.
    Iterate,
    /// `await` and `return` in a driven function.
    Suspend,
    /// `yield` there.
    Give,
    /// `yield*` there.
    Delegate,
}

impl Operator {
    /// The context's method that is given the operand.
    fn method(self) -> Option<&'static str> {
        match self {
            Self::Await | Self::Suspend => None,
            Self::Return => Some("adopt"),
            Self::WaitingReturn | Self::Yield => Some("settle"),
            Self::Iterate => Some("watch"),
            Self::Give => Some("give"),
            Self::Delegate => Some("delegate"),
        }
    }

    fn is_driven(self) -> bool {
        matches!(self, Self::Suspend | Self::Give | Self::Delegate)
    }
}

/// The body of a `for await` loop being edited.
pub(crate) struct LoopBody {
    edit: usize,
    end: u32,
    waits: u32,
}

impl Awaits {
    pub(crate) fn new(names: &Names) -> Self {
        Self {
            names: names.clone(),
            functions: vec![Waiting::default()],
            is_used: false,
            has_driven: false,
            next_name: None,
        }
    }

    /// Whether the text needs the context.
    pub(crate) fn is_used(&self) -> bool {
        self.is_used
    }

    pub(crate) fn enter_function(&mut self, edits: &mut Edits, function: &Function) {
        let name = self.next_name.take();
        let delegation = Delegation::find(edits, function, name);
        let declaration = function
            .body
            .as_ref()
            .filter(|_| function.r#async && delegation.is_none());
        let declaration = declaration.map(|body| declaration_in(edits, body));
        self.has_driven |= delegation.is_some();
        self.functions.push(Waiting {
            is_async: function.r#async,
            is_generator: function.generator,
            delegation,
            declaration,
            ..Waiting::default()
        });
    }

    pub(crate) fn enter_arrow(&mut self, edits: &mut Edits, arrow: &ArrowFunctionExpression) {
        let declaration = arrow.r#async.then(|| match &arrow.body {
            ArrowFunctionBody::FunctionBody(body) => declaration_in(edits, body),
            expression => Declaration {
                edit: edits.reserve(expression.span().start),
                kind: Body::Expression {
                    arrow: arrow.span,
                    end: expression.span().end,
                },
            },
        });
        self.functions.push(Waiting {
            is_async: arrow.r#async,
            is_arrow: true,
            declaration,
            ..Waiting::default()
        });
    }

    pub(crate) fn leave(&mut self, edits: &mut Edits) {
        let Some(function) = self.functions.pop() else {
            return;
        };
        if let Some(delegation) = &function.delegation {
            return delegation.finish(edits, &self.names);
        }
        let Some(Declaration { edit, kind }) = function.declaration.filter(|_| function.waits > 0) else {
            return;
        };
        let declaration = self.declaration();
        match kind {
            Body::Block { after_directives } => {
                let guard = if after_directives { ";" } else { "" };
                edits.fill(edit, format!("{guard} {declaration}"));
            }
            Body::Expression { arrow, end } => {
                edits.fill(edit, format!("{{ {declaration}return ("));
                edits.wrap(end, "); }".to_owned(), Wrap::Tail { start: arrow.start });
            }
        }
    }

    fn declaration(&self) -> String {
        let (value, saved) = (self.names.awaited(), self.names.saved());
        format!("let {value}, {saved} = {}; ", self.names.context())
    }

    /// Notes the innermost function, which begins at `function`, for stacks.
    pub(crate) fn note_body(&self, edits: &mut Edits, function: u32, body: Span) {
        if self.functions.iter().any(|function| function.is_async) {
            let innermost = self.functions.last();
            edits.note_body(NotedBody {
                function,
                start: body.start,
                end: body.end,
                is_async: innermost.is_some_and(|innermost| innermost.is_async && !innermost.is_generator),
            });
        }
    }

    /// What follows is the body of the innermost function.
    pub(crate) fn enter_body(&mut self) {
        if let Some(function) = self.functions.last_mut() {
            function.is_in_body = true;
        }
    }

    /// The next function has this name, unless it has one of its own.
    pub(crate) fn expect_name(&mut self, name: Option<String>) {
        self.next_name = name;
    }

    /// Whether the text has functions that are driven.
    pub(crate) fn has_driven(&self) -> bool {
        self.has_driven
    }

    /// Whether the innermost function is driven.
    pub(crate) fn is_driven(&self) -> bool {
        let function = self.functions.last();
        function.is_some_and(|function| function.delegation.is_some() && function.is_in_body)
    }

    /// Whether `arguments` are those of the function around the one that the current node will be in.
    pub(crate) fn renames_arguments(&self) -> bool {
        let function = self.functions.iter().rev().find(|function| !function.is_arrow);
        function.is_some_and(|function| function.delegation.is_some() && function.is_in_body)
    }

    /// Whether the innermost function may `await`.
    pub(crate) fn is_async(&self) -> bool {
        self.functions.last().is_some_and(|function| function.is_async)
    }

    /// How often the innermost function waits before the current node.
    pub(crate) fn waits(&self) -> u32 {
        self.functions.last().map_or(0, |function| function.waits)
    }

    /// How a `return` of this operand is edited, if it is.
    pub(crate) fn return_of(&self, operand: &Expression) -> Option<Operator> {
        if self.is_driven() {
            return Some(Operator::Suspend);
        }
        let function = self.functions.last().filter(|function| function.is_async)?;
        match function.is_generator {
            true => Some(Operator::WaitingReturn),
            false => may_be_thenable(operand).then_some(Operator::Return),
        }
    }

    fn count(&mut self, operator: Operator) {
        if operator.is_driven() {
            return;
        }
        self.is_used = true;
        if let Some(function) = self.functions.last_mut() {
            let needs_variables = matches!(operator, Operator::Await | Operator::WaitingReturn);
            function.waits += u32::from(needs_variables);
        }
    }

    /// What stands before the operand.
    pub(crate) fn before(&self, operator: Operator, operand: &Expression) -> String {
        // An assignment would give an anonymous function a name.
        let open = if needs_parentheses(operand) { "(0, " } else { "" };
        // The engine would make a tail call of it, in strict code, and then not wait.
        let assigned = match operator {
            Operator::WaitingReturn => format!("{} = ", self.names.awaited()),
            _ => String::new(),
        };
        match operator.method() {
            Some(method) if operator.is_driven() => format!("{}.{method}({open}", self.names.generators()),
            Some(method) => format!("{assigned}{}.{method}({open}", self.names.context()),
            None if operator.is_driven() => format!("(yield ({open}"),
            None => format!("({} = {open}", self.names.awaited()),
        }
    }

    /// Puts what follows the operand after it.
    pub(crate) fn after(&mut self, edits: &mut Edits, operator: Operator, start: u32, operand: &Expression) {
        self.count(operator);
        let close = if needs_parentheses(operand) { ")" } else { "" };
        let text = match operator.method() {
            Some(_) => format!("{close})"),
            None if operator.is_driven() => format!("{close}))"),
            None => format!("{close}, {}", self.waiting()),
        };
        edits.wrap(operand.span().end, text, Wrap::Tail { start });
    }

    fn waiting(&self) -> String {
        let (x, a, s) = (self.names.context(), self.names.awaited(), self.names.saved());
        format!(
            "{s} = {x}.frame, {a} = await ({x}.used ? {x}.hold({a}) : {a}), {x}.frame = {s}, {s} = {x}, {a})"
        )
    }

    /// `yield` without an operand.
    pub(crate) fn bare_yield(&mut self) -> String {
        if self.is_driven() {
            return format!("yield {}.give()", self.names.generators());
        }
        self.count(Operator::Yield);
        format!("yield {}.settle()", self.names.context())
    }

    /// What `catch` and `finally` begin with.
    pub(crate) fn restoring(&self) -> String {
        let (context, saved) = (self.names.context(), self.names.saved());
        format!(" if ({saved} !== {context}) {{ {context}.frame = {saved}; {saved} = {context}; }}")
    }

    pub(crate) fn enter_loop(&self, edits: &mut Edits, body: Span) -> LoopBody {
        LoopBody {
            edit: edits.reserve(body.start),
            end: body.end,
            waits: self.waits(),
        }
    }

    pub(crate) fn leave_loop(&self, edits: &mut Edits, body: &LoopBody) {
        if self.waits() > body.waits {
            edits.fill(body.edit, "{ try { ".to_owned());
            edits.insert(body.end, format!(" }} finally {{{} }} }}", self.restoring()));
        }
    }
}

fn declaration_in(edits: &mut Edits, body: &FunctionBody) -> Declaration {
    let directive = body.directives.last();
    let offset = directive.map_or(body.span.start + 1, |directive| directive.span.end);
    Declaration {
        edit: edits.reserve(offset),
        kind: Body::Block {
            after_directives: directive.is_some(),
        },
    }
}

/// Whether what an expression gives could have a `then`, as far as its form tells.
fn may_be_thenable(expression: &Expression) -> bool {
    match expression.get_inner_expression() {
        Expression::CallExpression(_)
        | Expression::NewExpression(_)
        | Expression::Identifier(_)
        | Expression::ThisExpression(_)
        | Expression::StaticMemberExpression(_)
        | Expression::ComputedMemberExpression(_)
        | Expression::PrivateFieldExpression(_)
        | Expression::ChainExpression(_)
        | Expression::ConditionalExpression(_)
        | Expression::LogicalExpression(_)
        | Expression::AssignmentExpression(_)
        | Expression::SequenceExpression(_)
        | Expression::TaggedTemplateExpression(_) => true,
        Expression::ObjectExpression(object) => object.properties.iter().any(|property| match property {
            ObjectPropertyKind::ObjectProperty(property) => {
                property.computed || property.key.is_specific_static_name("then")
            }
            ObjectPropertyKind::SpreadProperty(_) => true,
        }),
        _ => false,
    }
}

/// Sequences, and what an assignment would name.
fn needs_parentheses(operand: &Expression) -> bool {
    let inner = operand.get_inner_expression();
    inner.is_function()
        || matches!(
            inner,
            Expression::ClassExpression(_) | Expression::SequenceExpression(_)
        )
}
