//! AsyncLocalStorage across `await`. The engine has no hook for the continuation of an `await`, so the text itself
//! carries the frame: it is saved when the function goes to sleep and made current again when it wakes. Frame here means
//! `$roata.context.frame`, of which the text knows no more than that it can be read and assigned.
//!
//! With `x` for the context, `s` for what was saved and `a` for the value on its way:
//! - `await p` is `(a = p, s = x.frame, a = await (s === undefined ? a : x.hold(a)), x.frame = s, s = x, a)`: the frame is
//!   that of the moment after `p` was computed, and `hold` lets a foreign thenable's `then` run in it too. `s` is `x` while nothing is awaited, so
//! - `catch` and `finally` begin with `if (s !== x) { x.frame = s; s = x; }`: after a rejection the frame is restored,
//!   after a `throw` it stays as it was then.
//! - `for await (e of it) body` is `{ let i = x; try { for await (e of i = x.watch(it)) { x.frame = i.frame; i.awake = true; body } }
//!   finally { x.frame = i.frame; } }`: `watch` notes the frame whenever the loop is about to wait.
//! - `return p` of an async function, which may be a thenable as well, is `return x.hold(p)`.
//! - An async generator wakes in the frame of the call of `next`, which is current then. Only where it may wake by an
//!   exception or a return is `yield` edited, and `return`, which waits there too. (When `next` is called again before the
//!   last call is answered, the engine itself wakes it, in the frame of whatever job ran before.)
//!
//! `s` and `a` are variables of each function that waits. No `await` is added and none moved.

use crate::{
    edits::{Edits, Wrap},
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
}

/// A function around the current node.
#[derive(Default)]
struct Waiting {
    is_async: bool,
    is_generator: bool,
    /// How often it waits, so far.
    waits: u32,
    /// How many `try` statements and `for await` loops of its own enclose the current node.
    tries: u32,
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

/// The text after the operand, by what is done with it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Await,
    Yield,
    Delegate,
    /// Of an async generator: it waits.
    WaitingReturn,
    /// Of an async function.
    Return,
}

/// A `for await` loop being edited.
pub(crate) struct Loop {
    body_edit: usize,
    waits: u32,
}

impl Awaits {
    /// `is_waiting` if the top level is that of an async function.
    pub(crate) fn new(names: &Names, is_waiting: bool) -> Self {
        let top = Waiting {
            is_async: is_waiting,
            ..Waiting::default()
        };
        Self {
            names: names.clone(),
            functions: vec![top],
            is_used: false,
        }
    }

    /// Whether the text needs the context.
    pub(crate) fn is_used(&self) -> bool {
        self.is_used
    }

    /// What the prologue has to declare for the top level itself.
    pub(crate) fn top_declaration(&self) -> String {
        match self.functions.first() {
            Some(top) if top.waits > 0 => self.declaration(),
            _ => String::new(),
        }
    }

    pub(crate) fn enter_function(&mut self, edits: &mut Edits, function: &Function) {
        let declaration = function.body.as_ref().filter(|_| function.r#async);
        let declaration = declaration.map(|body| declaration_in(edits, body));
        self.functions.push(Waiting {
            is_async: function.r#async,
            is_generator: function.generator,
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
            declaration,
            ..Waiting::default()
        });
    }

    pub(crate) fn leave(&mut self, edits: &mut Edits) {
        let Some(function) = self.functions.pop() else {
            return;
        };
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

    fn current(&mut self) -> Option<&mut Waiting> {
        self.functions.last_mut().filter(|function| function.is_async)
    }

    /// Whether the innermost function may `await`.
    pub(crate) fn is_async(&self) -> bool {
        self.functions.last().is_some_and(|function| function.is_async)
    }

    /// How often the innermost function waits before the current node.
    pub(crate) fn waits(&self) -> u32 {
        self.functions.last().map_or(0, |function| function.waits)
    }

    /// Whether this is an async generator where what comes out of a `yield` may be caught.
    pub(crate) fn may_catch(&self) -> bool {
        let catches = |function: &Waiting| function.is_async && function.is_generator && function.tries > 0;
        self.functions.last().is_some_and(catches)
    }

    /// How a `return` of this operand is edited, if it is.
    pub(crate) fn return_of(&self, operand: &Expression) -> Option<Operator> {
        let function = self.functions.last().filter(|function| function.is_async)?;
        match function.is_generator {
            true => (function.tries > 0).then_some(Operator::WaitingReturn),
            false => may_be_thenable(operand).then_some(Operator::Return),
        }
    }

    /// Whether this is an async generator.
    pub(crate) fn is_async_generator(&self) -> bool {
        self.functions
            .last()
            .is_some_and(|function| function.is_async && function.is_generator)
    }

    fn count(&mut self, operator: Operator) {
        self.is_used = true;
        if let Some(function) = self.current() {
            function.waits += u32::from(operator != Operator::Return);
        }
    }

    /// What stands before the operand.
    pub(crate) fn before(&self, operator: Operator, operand: &Expression) -> String {
        // An assignment would give an anonymous function a name.
        let open = if needs_parentheses(operand) { "(0, " } else { "" };
        if operator == Operator::Return {
            return format!("{}.hold({open}", self.names.context());
        }
        format!("({} = {open}", self.names.awaited())
    }

    /// Puts what follows the operand after it.
    pub(crate) fn after(&mut self, edits: &mut Edits, operator: Operator, start: u32, operand: &Expression) {
        self.count(operator);
        let close = if needs_parentheses(operand) { ")" } else { "" };
        let comma = if operator == Operator::Return { "" } else { ", " };
        let text = format!("{close}{comma}{}", self.waiting(operator, true));
        edits.wrap(operand.span().end, text, Wrap::Tail { start });
    }

    /// `yield` without an operand.
    pub(crate) fn bare_yield(&mut self) -> String {
        self.count(Operator::Yield);
        format!("({}", self.waiting(Operator::Yield, false))
    }

    fn waiting(&self, operator: Operator, has_operand: bool) -> String {
        let (context, value, saved) = (self.names.context(), self.names.awaited(), self.names.saved());
        let operand = if has_operand {
            format!(" {value}")
        } else {
            String::new()
        };
        let keep = format!("{saved} = {context}.frame");
        match operator {
            Operator::Await => {
                let held = format!("{saved} === undefined ? {value} : {context}.hold({value})");
                format!(
                    "{keep}, {value} = await ({held}), {context}.frame = {saved}, {saved} = {context}, {value})"
                )
            }
            Operator::Delegate => {
                format!(
                    "{keep}, {value} = yield*{operand}, {context}.frame = {saved}, {saved} = {context}, {value})"
                )
            }
            Operator::Yield => format!("{keep}, {value} = yield{operand}, {saved} = {context}, {value})"),
            Operator::WaitingReturn => format!("{keep}, {value})"),
            Operator::Return => ")".to_owned(),
        }
    }

    pub(crate) fn enter_try(&mut self) {
        if let Some(function) = self.current() {
            function.tries += 1;
        }
    }

    pub(crate) fn leave_try(&mut self) {
        if let Some(function) = self.current() {
            function.tries -= 1;
        }
    }

    /// What `catch` and `finally` begin with.
    pub(crate) fn restoring(&self) -> String {
        let (context, saved) = (self.names.context(), self.names.saved());
        format!(" if ({saved} !== {context}) {{ {context}.frame = {saved}; {saved} = {context}; }}")
    }

    /// Begins a `for await` loop. `start` is where its labels begin.
    pub(crate) fn enter_loop(&mut self, edits: &mut Edits, start: u32, iterable: Span, body: Span) -> Loop {
        let (context, iterator) = (self.names.context(), self.names.iterator());
        edits.insert(start, format!("{{ let {iterator} = {context}; try {{ "));
        edits.insert(iterable.start, format!("{iterator} = {context}.watch("));
        self.enter_try();
        Loop {
            body_edit: edits.reserve(body.start),
            waits: self.waits(),
        }
    }

    /// Between the iterable and the body.
    pub(crate) fn after_iterable(&self, edits: &mut Edits, iterable: Span) {
        edits.insert(iterable.end, ")");
    }

    pub(crate) fn leave_loop(&mut self, edits: &mut Edits, begun: &Loop, body: Span) {
        self.leave_try();
        let (context, iterator) = (self.names.context(), self.names.iterator());
        let restore = format!("{context}.frame = {iterator}.frame;");
        // A rejection in the body ends the iterator before anything else can restore the frame.
        let (open, close) = if self.waits() > begun.waits {
            (" try {", format!(" }} finally {{{} }}", self.restoring()))
        } else {
            ("", String::new())
        };
        edits.fill(
            begun.body_edit,
            format!("{{ {restore} {iterator}.awake = true;{open} "),
        );
        edits.insert(body.end, format!("{close} }} }} finally {{ {restore} }} }}"));
        self.count(Operator::Await);
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
