//! Reads of `stack` and `message`. The engine writes an error's stack in its own form when the property is first touched,
//! its messages in its own words, and has no hook for either. So the text asks a function of the realm before it reads: `x.stack` becomes `$e(x).stack`, where `$e`
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
//! - `message` is read likewise, with `$m`, which puts the engine's own messages into V8's words; in CommonJS of packages
//!   only where the text is parsed anyway.
//! - `new x.stack()` stays: with a call in it, `new` would mean another thing.

use crate::{
    edits::{Edits, Wrap},
    names::Names,
};
use oxc::{
    ast::ast::*,
    span::{GetSpan, Span},
};

/// A property whose reads are edited.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Property {
    Stack,
    Message,
}

impl Property {
    fn of_name(name: &str) -> Option<Self> {
        match name {
            "stack" => Some(Self::Stack),
            "message" => Some(Self::Message),
            _ => None,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Stack => "stack",
            Self::Message => "message",
        }
    }
}

/// What is known while the editor walks.
pub(crate) struct ErrorReads {
    names: Names,
    is_wanted: bool,
    uses_stack: bool,
    uses_message: bool,
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
    property: Property,
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
            is_wanted: may_read(source, Property::Stack) || may_read(source, Property::Message),
            uses_stack: false,
            uses_message: false,
            written: None,
            callee: u32::MAX,
            this: This::Anything,
        }
    }

    /// Whether the text needs the function of a property.
    pub(crate) fn uses(&self, property: Property) -> bool {
        match property {
            Property::Stack => self.uses_stack,
            Property::Message => self.uses_message,
        }
    }

    /// The name of the function of a property.
    fn function(&mut self, property: Property) -> String {
        match property {
            Property::Stack => self.uses_stack = true,
            Property::Message => self.uses_message = true,
        }
        match property {
            Property::Stack => self.names.readable(),
            Property::Message => self.names.worded(),
        }
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
        let property = Property::of_name(&member.property.name)?;
        if !self.may_edit(member.span, &member.object) {
            return None;
        }
        let object = member.object.span();
        let Some(close) = short_circuit(&member.object, property, name).filter(|_| !member.optional) else {
            return Some(Read::plain(property, object));
        };
        let between = &source[object.end as usize..member.property.span.start as usize];
        let dot = between.find('.').filter(|_| !between.contains('/'))?;
        Some(Read {
            property,
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
        let Expression::StringLiteral(key) = &member.expression else {
            return None;
        };
        let property = Property::of_name(&key.value)?;
        if !self.may_edit(member.span, &member.object) {
            return None;
        }
        let object = member.object.span();
        let Some(close) = short_circuit(&member.object, property, name).filter(|_| !member.optional) else {
            return Some(Read::plain(property, object));
        };
        Some(Read {
            property,
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

    /// The property that an object pattern reads. Who makes a stack readable puts the message into words too.
    pub(crate) fn in_pattern(&self, pattern: &BindingPattern) -> Option<Property> {
        let BindingPattern::ObjectPattern(pattern) = pattern else {
            return None;
        };
        let reads = |property: Property| {
            let is_property = |it: &BindingProperty| it.key.is_specific_static_name(property.name());
            pattern.properties.iter().any(is_property)
        };
        self.first_read(reads)
    }

    /// The property that the target of an assignment reads.
    pub(crate) fn in_target(&self, target: &AssignmentTarget) -> Option<Property> {
        let AssignmentTarget::ObjectAssignmentTarget(target) = target else {
            return None;
        };
        let reads = |property: Property| {
            let is_property = |it: &AssignmentTargetProperty| match it {
                AssignmentTargetProperty::AssignmentTargetPropertyIdentifier(it) => {
                    it.binding.name == property.name()
                }
                AssignmentTargetProperty::AssignmentTargetPropertyProperty(it) => {
                    it.name.is_specific_static_name(property.name())
                }
            };
            target.properties.iter().any(is_property)
        };
        self.first_read(reads)
    }

    fn first_read(&self, reads: impl Fn(Property) -> bool) -> Option<Property> {
        let both = [Property::Stack, Property::Message];
        both.into_iter()
            .find(|property| self.is_wanted && reads(*property))
    }

    /// Puts what precedes the object of a read.
    pub(crate) fn before(&mut self, edits: &mut Edits, read: &Read) {
        let function = self.function(read.property);
        edits.insert(read.object.start, format!("{function}("));
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
    ) -> Option<(Property, &'p FormalParameter<'a>)> {
        let (last, others) = params.items.split_last()?;
        let is_plain = |item: &FormalParameter| {
            item.initializer.is_none() && matches!(item.pattern, BindingPattern::BindingIdentifier(_))
        };
        let property = self.in_pattern(&last.pattern)?;
        let is_movable =
            last.initializer.is_none() && params.rest.is_none() && !is_typed && others.iter().all(is_plain);
        is_movable.then_some((property, last))
    }

    /// Moves the pattern of the last parameter behind `body`, which is where the body's own text begins; `head` is what
    /// stands between the parameters and the body, and `open` what its text begins with.
    pub(crate) fn edit_parameter(
        &mut self,
        edits: &mut Edits,
        (property, parameter): (Property, &FormalParameter),
        body: u32,
        head: &str,
        open: &str,
    ) {
        let function = self.function(property);
        let caught = self.names.caught();
        let pattern = parameter.pattern.span();
        let types = parameter.type_annotation.as_ref();
        let end = types.map_or(pattern.end, |types| types.span.end);
        edits.insert(pattern.start, format!("{caught}){head} {{ var "));
        edits.replace(end, body, format!(" = {function}({caught});{open}"));
    }

    /// Gives a `catch` a name for what it catches, and moves the pattern into its block.
    pub(crate) fn edit_catch(
        &mut self,
        edits: &mut Edits,
        (property, parameter): (Property, &CatchParameter),
        body: Span,
    ) {
        let function = self.function(property);
        let caught = self.names.caught();
        let pattern = parameter.pattern.span();
        let types = parameter.type_annotation.as_ref();
        let end = types.map_or(pattern.end, |types| types.span.end);
        edits.insert(pattern.start, format!("{caught}) {{ let "));
        let text = format!(" = {function}({caught});");
        edits.replace(end, body.start + 1, text);
    }
}

impl Read {
    /// `$e(object)` and nothing else.
    pub(crate) fn plain(property: Property, object: Span) -> Self {
        Self {
            property,
            object,
            close: String::new(),
            optional: None,
        }
    }
}

/// Whether the text may read a property: not in a sentence, as the word does in comments.
pub(crate) fn may_read(source: &str, property: Property) -> bool {
    let bytes = source.as_bytes();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || *byte >= 0x80;
    source.match_indices(property.name()).any(|(at, word)| {
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
fn short_circuit<'a>(
    object: &Expression<'a>,
    property: Property,
    name: NameOf<'_, 'a>,
) -> Option<Option<String>> {
    let base = plain_text(optional_base(object)?, name);
    let property = property.name();
    Some(base.map(|base| format!(" ?? ({base} == null ? void 0 : null.{property})")))
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
