//! The elements of classes that `decorators` edits, with `k` for the class in the making:
//! - `@a @b static m() {}` is `static [k.element("method", true, [a, b], "m")]() {}`: what is computed for its name evaluates the
//!   decorators and gives the name. The first static block, `k.apply`, comes when all names are computed.
//! - `@a x = v` is `[k.element("field", …, "x")] = k.init(INDEX, this, v); #p = k.after(INDEX, this);`, with a hidden private name
//!   for what has to be done between two fields.
//! - `@a #m() {}` is `[k.element("method", …, "#m", ACCESS)]() {} get #m() { return k.method(INDEX); }`: the runtime takes the
//!   method from under the symbol that the first part is given for its name. ACCESS are functions that use the private name.
//! - `accessor x = v` is `get x() { return this.#p; } set x(value) { this.#p = value; } #p = v;`, the first name computed as above if it is
//!   decorated.

use crate::{
    decorators::{ClassNames, Editor},
    prologue::quote,
};
use oxc::{
    ast::ast::*,
    ast_visit::{Visit, walk},
    semantic::ScopeFlags,
    span::{GetSpan, Span},
};

/// Edits the elements of one class.
pub(crate) struct Elements<'x, 'e, 'a> {
    editor: &'x mut Editor<'e, 'a>,
    names: &'x ClassNames,
    /// How many elements `k` has noted.
    noted: u32,
    /// How many private names have been made up.
    hidden: u32,
}

/// What fields and accessors have in common.
struct Slot<'x, 'a> {
    span: Span,
    decorators: &'x [Decorator<'a>],
    key: &'x PropertyKey<'a>,
    is_computed: bool,
    is_static: bool,
    value: Option<&'x Expression<'a>>,
}

impl<'x, 'e, 'a> Elements<'x, 'e, 'a> {
    pub(crate) fn new(editor: &'x mut Editor<'e, 'a>, names: &'x ClassNames) -> Self {
        Self {
            editor,
            names,
            noted: 0,
            hidden: 0,
        }
    }

    /// What the body of a decorated class begins with. `name` is what is to stand for the class that decorators give.
    pub(crate) fn preamble(class: &Class, names: &ClassNames, name: Option<&str>) -> String {
        let ClassNames {
            making: k, hidden, ..
        } = names;
        let assign = name.map_or_else(String::new, |name| format!("{name} = "));
        let begin = if class.body.body.iter().any(initializes_instances) {
            format!(" {hidden}begin = {k}.begin(this);")
        } else {
            String::new()
        };
        format!(" static {{ {assign}{k}.apply(this); }}{begin}")
    }

    pub(crate) fn edit(mut self, class: &Class<'a>) {
        for element in &class.body.body {
            self.refuse_suspension(element);
            match element {
                ClassElement::MethodDefinition(method) if method.r#type.is_abstract() => {
                    self.drop(method.span)
                }
                ClassElement::PropertyDefinition(property) if property.r#type.is_abstract() => {
                    self.drop(property.span)
                }
                ClassElement::AccessorProperty(accessor) if accessor.r#type.is_abstract() => {
                    self.drop(accessor.span)
                }
                ClassElement::MethodDefinition(method) if !method.decorators.is_empty() => {
                    self.method(method)
                }
                ClassElement::PropertyDefinition(property) if !property.decorators.is_empty() => {
                    self.field(&Slot {
                        span: property.span,
                        decorators: &property.decorators,
                        key: &property.key,
                        is_computed: property.computed,
                        is_static: property.r#static,
                        value: property.value.as_ref(),
                    })
                }
                ClassElement::AccessorProperty(accessor) => self.accessor(&Slot {
                    span: accessor.span,
                    decorators: &accessor.decorators,
                    key: &accessor.key,
                    is_computed: accessor.computed,
                    is_static: accessor.r#static,
                    value: accessor.value.as_ref(),
                }),
                other => self.editor.visit_class_element(other),
            }
        }
    }

    fn drop(&mut self, span: Span) {
        self.editor.edits.blank_after(span.start, span.end, ";");
    }

    fn method(&mut self, method: &MethodDefinition<'a>) {
        if method.value.body.is_none() {
            return self.drop(method.span);
        }
        let (kind, word) = match method.kind {
            MethodDefinitionKind::Get => ("getter", "get "),
            MethodDefinitionKind::Set => ("setter", "set "),
            _ => ("method", ""),
        };
        let function = &method.value;
        let asynchronous = if function.r#async { "async " } else { "" };
        let star = if function.generator { "*" } else { "" };
        let modifiers = format!("{}{word}{asynchronous}{star}", static_word(method.r#static));
        let slot = Slot {
            span: method.span,
            decorators: &method.decorators,
            key: &method.key,
            is_computed: method.computed,
            is_static: method.r#static,
            value: None,
        };
        let index = self.noted;
        let key_end = self.key(&slot, kind, &modifiers, "");
        self.editor.edits.replace(
            key_end.0,
            function.params.span.start.min(start_of_types(function)),
            key_end.1,
        );
        self.editor.visit_function(function, ScopeFlags::Function);
        if let PropertyKey::PrivateIdentifier(name) = &method.key {
            let text = self.redirection(kind, &name.name, index, method.r#static);
            self.editor.edits.insert(method.span.end, text);
        }
    }

    /// The private element that a program sees, instead of the one that was decorated.
    fn redirection(&self, kind: &str, name: &str, index: u32, is_static: bool) -> String {
        let (k, word) = (&self.names.making, static_word(is_static));
        let get = |body: &str| format!(" {word}get #{name}() {{ return {k}.{body}; }}");
        let set = format!(" {word}set #{name}(value) {{ {k}.set({index}, this, value); }}");
        match kind {
            "method" => get(&format!("method({index})")),
            "getter" => get(&format!("get({index}, this)")),
            "setter" => set,
            _ => get(&format!("get({index}, this)")) + &set,
        }
    }

    /// Edits decorators, modifiers and name into a computed name. Gives from where on text is to be replaced, and what has to
    /// stand there first.
    fn key(&mut self, slot: &Slot<'_, 'a>, kind: &str, modifiers: &str, after: &str) -> (u32, String) {
        self.noted += 1;
        let k = &self.names.making;
        let head = format!("{modifiers}[{k}.element({}, {}, [", quote(kind), slot.is_static);
        let (from, before) = self.editor.decorator_list(slot.decorators, slot.span.start, head);
        let key = slot.key.span();
        let quoted = |name: &str| format!("{before}], {}", quote(name));
        let (end, text) = match slot.key {
            PropertyKey::StaticIdentifier(name) => {
                self.editor.edits.replace(from, key.end, quoted(&name.name));
                (key.end, String::new())
            }
            PropertyKey::PrivateIdentifier(name) => {
                let hidden = quoted(&format!("#{}", name.name)) + &access(kind, &name.name);
                self.editor.edits.replace(from, key.end, hidden);
                (key.end, String::new())
            }
            expression => {
                let open = if slot.is_computed { "], (" } else { "], " };
                self.editor
                    .edits
                    .replace(from, key.start, format!("{before}{open}"));
                self.editor.visit_property_key(expression);
                match slot.is_computed {
                    true => (self.after_bracket(key.end), ")".to_owned()),
                    false => (key.end, String::new()),
                }
            }
        };
        if end > key.end {
            self.editor
                .edits
                .replace(key.end, end, format!("{text})]{after}"));
            return (end, String::new());
        }
        (end, format!("{text})]{after}"))
    }

    /// The offset behind the next `]`, before which only blanks and comments stand.
    fn after_bracket(&self, offset: u32) -> u32 {
        let source = self.editor.source;
        let mut at = offset as usize;
        while at < source.len() {
            let rest = &source[at..];
            at += match rest.as_bytes()[0] {
                b']' => return u32::try_from(at + 1).unwrap_or(offset),
                b'/' if rest.starts_with("//") => rest.find(['\n', '\r']).unwrap_or(rest.len()),
                b'/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
                _ => rest.chars().next().map_or(1, char::len_utf8),
            };
        }
        offset
    }

    fn field(&mut self, slot: &Slot<'_, 'a>) {
        let index = self.noted;
        let word = static_word(slot.is_static);
        let (end, text) = match slot.key {
            PropertyKey::PrivateIdentifier(name) => {
                self.key(slot, "field", "static ", &format!("() {{}} {word}#{}", name.name))
            }
            _ => self.key(slot, "field", word, ""),
        };
        self.initial(slot, index, end, &format!("{text} = "));
    }

    fn accessor(&mut self, slot: &Slot<'_, 'a>) {
        let word = static_word(slot.is_static);
        let hidden = self.hidden_name();
        let (get, set) = (
            format!("() {{ return this.{hidden}; }}"),
            format!("(value) {{ this.{hidden} = value; }}"),
        );
        if slot.decorators.is_empty() && !slot.is_computed {
            let key = slot.key.span().source_text(self.editor.source);
            let text = format!("{word}get {key}{get} {word}set {key}{set} {word}{hidden}");
            self.editor
                .edits
                .replace(slot.span.start, slot.key.span().end, text);
            return self.plain_initial(slot);
        }
        let index = self.noted;
        let mut after = format!("{get} {word}set [{}.key({index})]{set}", self.names.making);
        if let PropertyKey::PrivateIdentifier(name) = slot.key {
            after += &self.redirection("accessor", &name.name, index, slot.is_static);
        }
        after += &format!(" {word}{hidden}");
        let (end, text) = self.key(slot, "accessor", &format!("{word}get "), &after);
        self.initial(slot, index, end, &format!("{text} = "));
    }

    /// `= k.init(INDEX, this, v); ` and what comes after.
    fn initial(&mut self, slot: &Slot<'_, 'a>, index: u32, from: u32, before: &str) {
        let k = &self.names.making;
        let after = match slot.is_static {
            true => format!("static {{ {k}.after({index}, this); }}"),
            false => format!("{} = {k}.after({index}, this);", self.hidden_name()),
        };
        let name = match slot.key {
            PropertyKey::PrivateIdentifier(name) => quote(&format!("#{}", name.name)),
            _ => format!("{k}.key({index})"),
        };
        let open = format!("{before}{k}.init({index}, this");
        match slot.value {
            Some(value) => self.value(
                value,
                from,
                &format!("{open}, "),
                &name,
                slot.span.end,
                &format!("); {after}"),
            ),
            None => self
                .editor
                .edits
                .replace(from, slot.span.end, format!("{open}); {after}")),
        }
    }

    fn plain_initial(&mut self, slot: &Slot<'_, 'a>) {
        let from = slot.key.span().end;
        match slot.value {
            Some(value) => {
                let name = slot.key.static_name().unwrap_or_default();
                self.value(value, from, " = ", &quote(&name), slot.span.end, ";");
            }
            None => self.editor.edits.replace(from, slot.span.end, ";"),
        }
    }

    /// A value that stands elsewhere than it did: if it would have got a name, it gets it from a property.
    fn value(&mut self, value: &Expression<'a>, from: u32, before: &str, name: &str, end: u32, after: &str) {
        let (open, close) = match value.is_anonymous_function_definition() {
            true => (format!("{{[{name}]: "), format!("}}[{name}]")),
            false => (String::new(), String::new()),
        };
        self.editor
            .edits
            .replace(from, value.span().start, format!("{before}{open}"));
        self.editor.visit_expression(value);
        self.editor
            .edits
            .replace(value.span().end, end, format!("{close}{after}"));
    }

    fn hidden_name(&mut self) -> String {
        self.hidden += 1;
        format!("{}{}", self.names.hidden, self.hidden)
    }

    /// Decorators and computed names are evaluated in a function of the text: it cannot wait.
    fn refuse_suspension(&mut self, element: &ClassElement<'a>) {
        let mut search = Suspension { found: None };
        for decorator in decorators_of(element) {
            search.visit_decorator(decorator);
        }
        if let Some(key) = element.property_key().filter(|_| element.computed()) {
            search.visit_property_key(key);
        }
        if let Some(span) = search.found {
            let message = "'await' and 'yield' are not supported in decorators and computed names of a decorated class's elements";
            self.editor.complain(span, message);
        }
    }
}

fn decorators_of<'x, 'a>(element: &'x ClassElement<'a>) -> &'x [Decorator<'a>] {
    match element {
        ClassElement::MethodDefinition(method) => &method.decorators,
        ClassElement::PropertyDefinition(property) => &property.decorators,
        ClassElement::AccessorProperty(accessor) => &accessor.decorators,
        _ => &[],
    }
}

/// Whether an element's decorators may give initialisers that run before any field is defined.
fn initializes_instances(element: &ClassElement) -> bool {
    let is_method = matches!(element, ClassElement::MethodDefinition(_));
    is_method && !element.r#static() && !decorators_of(element).is_empty()
}

fn static_word(is_static: bool) -> &'static str {
    if is_static { "static " } else { "" }
}

/// Functions that ask for, read and write a private element, as far as its kind allows.
fn access(kind: &str, name: &str) -> String {
    let (has, get) = (format!(", (o) => #{name} in o"), format!(", (o) => o.#{name}"));
    let set = format!(", (o, value) => {{ o.#{name} = value; }}");
    match kind {
        "method" | "getter" => has + &get,
        "setter" => has + ", undefined" + &set,
        _ => has + &get + &set,
    }
}

fn start_of_types(function: &Function) -> u32 {
    function
        .type_parameters
        .as_ref()
        .map_or(u32::MAX, |types| types.span.start)
}

/// Looks for `await` and `yield` outside functions.
struct Suspension {
    found: Option<Span>,
}

impl<'a> Visit<'a> for Suspension {
    fn visit_function(&mut self, _: &Function<'a>, _: ScopeFlags) {}
    fn visit_arrow_function_expression(&mut self, _: &ArrowFunctionExpression<'a>) {}

    fn visit_await_expression(&mut self, expression: &AwaitExpression<'a>) {
        self.found.get_or_insert(expression.span);
        walk::walk_await_expression(self, expression);
    }

    fn visit_yield_expression(&mut self, expression: &YieldExpression<'a>) {
        self.found.get_or_insert(expression.span);
        walk::walk_yield_expression(self, expression);
    }
}
