//! Reads of `stack`. The engine writes an error's stack in its own form when the property is first touched, and has no
//! hook for it. So the text asks a function of the realm before it reads: `x.stack` becomes `$e(x).stack`, where `$e`
//! gives its argument back and has seen to it that an error's stack is in Node's form.
//!
//! - As `$e(x)` is the same object, this holds for calls, compound assignments and targets too. Plain assignments and
//!   `delete` read nothing and stay.
//! - `x?.stack` becomes `$e(x)?.stack`. In `a?.b.stack` the chain may end before the read, which `$e(a?.b)` would hide:
//!   `$e(a?.b ?? (a == null ? void 0 : null.stack))?.stack`. Where `a` cannot be written twice, it stays as it is.
//! - `{ stack } = x` becomes `{ stack } = $e(x)`, and `catch ({ stack }) {` becomes `catch ($c) { let { stack } = $e($c);`.
//! - A pattern that is the last parameter moves into the body: `({ stack }) => stack` becomes
//!   `($c) => { var { stack } = $e($c); return (stack); }`; not in async functions and generators, which run their bodies otherwise.
//! - `this.stack` in a class that extends nothing stays: that is no error, but often a parser, whose hot methods would grow.
//! - `new x.stack()` stays: with a call in it, `new` would mean another thing.

use crate::{
    edits::{Edits, Wrap},
    names::Names,
};
use oxc::{
    ast::ast::*,
    span::{GetSpan, Span},
};

/// The property whose reads are edited.
pub(crate) const PROPERTY: &str = "stack";

/// What is known while the editor walks.
pub(crate) struct ErrorReads {
    names: Names,
    is_wanted: bool,
    is_used: bool,
    /// A member expression that is written or deleted, not read.
    written: Option<Span>,
    /// Where the callee of the innermost `new` begins.
    callee: u32,
    this: This,
}

/// What `this` may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum This {
    Anything,
    /// An object of a class that extends nothing: also in the method that comes next, but in no other function.
    PlainObject {
        is_method_next: bool,
    },
}

/// A read whose object gets into a call.
pub(crate) struct Read {
    object: Span,
    /// Put between the object and the parenthesis.
    close: String,
    /// Makes the access optional: this text, here.
    optional: Option<(u32, &'static str)>,
}

impl ErrorReads {
    pub(crate) fn new(names: &Names, source: &str) -> Self {
        Self {
            names: names.clone(),
            is_wanted: may_read(source),
            is_used: false,
            written: None,
            callee: u32::MAX,
            this: This::Anything,
        }
    }

    /// Whether the text needs the function.
    pub(crate) fn is_used(&self) -> bool {
        self.is_used
    }

    /// What follows is an assignment to this, or deletes it.
    pub(crate) fn is_written(&mut self, target: Span) {
        self.written = Some(target);
    }

    /// Begins the callee of a `new`; gives what [`Self::leave_callee`] needs.
    pub(crate) fn enter_callee(&mut self, callee: &Expression) -> u32 {
        std::mem::replace(&mut self.callee, callee.span().start)
    }

    pub(crate) fn leave_callee(&mut self, outer: u32) {
        self.callee = outer;
    }

    /// Begins a class; gives what [`Self::restore_this`] needs.
    pub(crate) fn enter_class(&mut self, class: &Class) -> This {
        let this = match class.heritage {
            Some(_) => This::Anything,
            None => This::PlainObject {
                is_method_next: false,
            },
        };
        std::mem::replace(&mut self.this, this)
    }

    /// The next function is a method of the class.
    pub(crate) fn expect_method(&mut self) {
        if let This::PlainObject { is_method_next } = &mut self.this {
            *is_method_next = true;
        }
    }

    /// Begins a function that has its own `this`; gives what [`Self::restore_this`] needs.
    pub(crate) fn enter_function(&mut self) -> This {
        let of_class = This::PlainObject {
            is_method_next: false,
        };
        let this = match self.this {
            This::PlainObject { is_method_next: true } => of_class,
            _ => This::Anything,
        };
        let outer = std::mem::replace(&mut self.this, this);
        if outer == This::Anything { outer } else { of_class }
    }

    pub(crate) fn restore_this(&mut self, this: This) {
        self.this = this;
    }

    /// `object.stack`, if it is to be edited.
    pub(crate) fn of_static<'a>(
        &self,
        source: &str,
        member: &StaticMemberExpression<'a>,
        name: NameOf<'_, 'a>,
    ) -> Option<Read> {
        if member.property.name != PROPERTY || !self.may_edit(member.span, &member.object) {
            return None;
        }
        let object = member.object.span();
        let Some(close) = short_circuit(&member.object, name).filter(|_| !member.optional) else {
            return Some(Read::plain(object));
        };
        let between = &source[object.end as usize..member.property.span.start as usize];
        let dot = between.find('.').filter(|_| !between.contains('/'))?;
        Some(Read {
            object,
            close: close?,
            optional: Some((object.end + u32::try_from(dot).ok()?, "?")),
        })
    }

    /// `object['stack']`, likewise.
    pub(crate) fn of_computed<'a>(
        &self,
        member: &ComputedMemberExpression<'a>,
        name: NameOf<'_, 'a>,
    ) -> Option<Read> {
        let is_property = matches!(&member.expression, Expression::StringLiteral(it) if it.value == PROPERTY);
        if !is_property || !self.may_edit(member.span, &member.object) {
            return None;
        }
        let object = member.object.span();
        let Some(close) = short_circuit(&member.object, name).filter(|_| !member.optional) else {
            return Some(Read::plain(object));
        };
        Some(Read {
            object,
            close: close?,
            optional: Some((object.end, "?.")),
        })
    }

    fn may_edit(&self, member: Span, object: &Expression) -> bool {
        self.is_wanted
            && self.written != Some(member)
            && self.callee != member.start
            && match object {
                Expression::Super(_) => false,
                Expression::ThisExpression(_) => self.this == This::Anything,
                _ => true,
            }
    }

    /// Whether an object pattern reads the property.
    pub(crate) fn is_in_pattern(&self, pattern: &BindingPattern) -> bool {
        let BindingPattern::ObjectPattern(pattern) = pattern else {
            return false;
        };
        let is_property = |property: &BindingProperty| property.key.is_specific_static_name(PROPERTY);
        self.is_wanted && pattern.properties.iter().any(is_property)
    }

    /// Whether the target of an assignment reads the property.
    pub(crate) fn is_in_target(&self, target: &AssignmentTarget) -> bool {
        let AssignmentTarget::ObjectAssignmentTarget(target) = target else {
            return false;
        };
        let is_property = |property: &AssignmentTargetProperty| match property {
            AssignmentTargetProperty::AssignmentTargetPropertyIdentifier(it) => it.binding.name == PROPERTY,
            AssignmentTargetProperty::AssignmentTargetPropertyProperty(it) => {
                it.name.is_specific_static_name(PROPERTY)
            }
        };
        self.is_wanted && target.properties.iter().any(is_property)
    }

    /// Puts what precedes the object of a read.
    pub(crate) fn before(&mut self, edits: &mut Edits, object: Span) {
        self.is_used = true;
        edits.insert(object.start, format!("{}(", self.names.readable()));
    }

    /// Puts what follows it.
    pub(crate) fn after(edits: &mut Edits, read: &Read) {
        // A node function may be the object: what is around it begins before it.
        let start = read.object.start.saturating_sub(1);
        edits.wrap(read.object.end, format!("{})", read.close), Wrap::Tail { start });
        if let Some((offset, text)) = read.optional {
            edits.insert(offset, text);
        }
    }

    /// The pattern among parameters that reads the property, if it can be moved into the body.
    pub(crate) fn movable<'p, 'a>(
        &self,
        params: &'p FormalParameters<'a>,
        is_typed: bool,
    ) -> Option<&'p FormalParameter<'a>> {
        let (last, others) = params.items.split_last()?;
        let is_plain = |item: &FormalParameter| {
            item.initializer.is_none() && matches!(item.pattern, BindingPattern::BindingIdentifier(_))
        };
        let is_movable = self.is_in_pattern(&last.pattern)
            && last.initializer.is_none()
            && params.rest.is_none()
            && !is_typed
            && others.iter().all(is_plain);
        is_movable.then_some(last)
    }

    /// Moves the pattern of the last parameter behind `body`, which is where the body's own text begins; `head` is what
    /// stands between the parameters and the body, and `open` what its text begins with.
    pub(crate) fn edit_parameter(
        &mut self,
        edits: &mut Edits,
        parameter: &FormalParameter,
        body: u32,
        head: &str,
        open: &str,
    ) {
        self.is_used = true;
        let caught = self.names.caught();
        let pattern = parameter.pattern.span();
        let types = parameter.type_annotation.as_ref();
        let end = types.map_or(pattern.end, |types| types.span.end);
        edits.insert(pattern.start, format!("{caught}){head} {{ var "));
        edits.replace(
            end,
            body,
            format!(" = {}({caught});{open}", self.names.readable()),
        );
    }

    /// Gives a `catch` a name for what it catches, and moves the pattern into its block.
    pub(crate) fn edit_catch(&mut self, edits: &mut Edits, parameter: &CatchParameter, body: Span) {
        self.is_used = true;
        let caught = self.names.caught();
        let pattern = parameter.pattern.span();
        let types = parameter.type_annotation.as_ref();
        let end = types.map_or(pattern.end, |types| types.span.end);
        edits.insert(pattern.start, format!("{caught}) {{ let "));
        let text = format!(" = {}({caught});", self.names.readable());
        edits.replace(end, body.start + 1, text);
    }
}

impl Read {
    /// `$e(object)` and nothing else.
    pub(crate) fn plain(object: Span) -> Self {
        Self {
            object,
            close: String::new(),
            optional: None,
        }
    }

    pub(crate) fn object(&self) -> Span {
        self.object
    }
}

/// Whether the text may read the property: not in a sentence, as the word does in comments.
pub(crate) fn may_read(source: &str) -> bool {
    let bytes = source.as_bytes();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || *byte >= 0x80;
    source.match_indices(PROPERTY).any(|(at, word)| {
        if bytes.get(at + word.len()).is_some_and(is_part) {
            return false;
        }
        let before = bytes[..at].iter().rposition(|byte| !byte.is_ascii_whitespace());
        let Some(before) = before.map(|index| bytes[index]) else {
            return false;
        };
        matches!(before, b'.' | b'{' | b',' | b'/' | b'\'' | b'"')
    })
}

/// How the text names what an identifier refers to.
pub(crate) type NameOf<'x, 'a> = &'x dyn Fn(&IdentifierReference<'a>) -> String;

/// If the chain may end within `object`: what makes the object of a read that comes after it, or `None` where that cannot
/// be told.
fn short_circuit<'a>(object: &Expression<'a>, name: NameOf<'_, 'a>) -> Option<Option<String>> {
    let base = plain_text(optional_base(object)?, name);
    Some(base.map(|base| format!(" ?? ({base} == null ? void 0 : null.{PROPERTY})")))
}

/// What stands before the last `?.` of the chain that `expression` is in.
fn optional_base<'x, 'a>(expression: &'x Expression<'a>) -> Option<&'x Expression<'a>> {
    let (object, optional) = match expression {
        Expression::StaticMemberExpression(it) => (&it.object, it.optional),
        Expression::ComputedMemberExpression(it) => (&it.object, it.optional),
        Expression::PrivateFieldExpression(it) => (&it.object, it.optional),
        Expression::CallExpression(it) => (&it.callee, it.optional),
        Expression::TSNonNullExpression(it) => (&it.expression, false),
        _ => return None,
    };
    if optional {
        Some(object)
    } else {
        optional_base(object)
    }
}

/// The text of names and their properties, which can be computed twice.
fn plain_text<'a>(expression: &Expression<'a>, name: NameOf<'_, 'a>) -> Option<String> {
    match expression {
        Expression::Identifier(identifier) => Some(name(identifier)),
        Expression::ThisExpression(_) => Some("this".to_owned()),
        Expression::TSNonNullExpression(it) => plain_text(&it.expression, name),
        Expression::StaticMemberExpression(it) => {
            let dot = if it.optional { "?." } else { "." };
            Some(format!(
                "{}{dot}{}",
                plain_text(&it.object, name)?,
                it.property.name
            ))
        }
        _ => None,
    }
}
