//! Standard decorators and auto-accessors, which the engine lacks, edited in place: the class stays where it is, and a
//! module of the runtime (`internal/decorators`, here `d`) does what decorators do. The result is parsed anew.
//!
//! `@a class C extends B { … }` becomes `let C = d.decorated("C", [a], (B), (k, h) => { let C; return {["C"]: class
//! extends h { static { C = k.apply(this); } … }}["C"]; });`. Here `k` stands for the class in the making. The inner `C` is
//! what the class's own text means by that name: the class that the decorators gave in its place, if they did. How
//! elements are edited is told in `decorated_elements`.
//!
//! Decorators thus are evaluated in their order, as far as possible at their place, and lines stay what they were.
//! What cannot be had that way: `await` and `yield` in the decorators or computed names of elements are refused.

use crate::{decorated_elements::Elements, edits::Edits, names::Names, prologue::quote, words::Complaint};
use oxc::{
    ast::ast::*,
    ast_visit::{Visit, walk},
    semantic::ScopeFlags,
    span::{GetSpan, Span},
};

/// Which classes are edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decorators {
    /// Those with standard decorators or auto-accessors.
    Standard,
    /// TypeScript's own decorators are not for this module: only auto-accessors without any.
    Legacy,
}

/// Adds the edits of a program's classes; `false` if there are none.
pub(crate) fn edit(
    program: &Program,
    kind: Decorators,
    names: &Names,
    edits: &mut Edits,
) -> Result<bool, Complaint> {
    let mut editor = Editor {
        source: program.source_text,
        names,
        kind,
        edits,
        classes: 0,
        has_edited: false,
        pending_name: None,
        exported: None,
        complaint: None,
    };
    editor.visit_program(program);
    editor.complaint.map_or(Ok(editor.has_edited), Err)
}

/// Walks a program and edits its classes.
pub(crate) struct Editor<'e, 'a> {
    pub(crate) source: &'a str,
    pub(crate) names: &'e Names,
    kind: Decorators,
    pub(crate) edits: &'e mut Edits,
    classes: u32,
    has_edited: bool,
    /// The name that an anonymous class at this offset gets.
    pending_name: Option<(u32, String)>,
    /// The export declaration that the next class is part of.
    exported: Option<Export>,
    complaint: Option<Complaint>,
}

#[derive(Clone, Copy)]
struct Export {
    start: u32,
    is_default: bool,
}

/// What to call the parts of an edited class.
pub(crate) struct ClassNames {
    /// The class in the making.
    pub(crate) making: String,
    /// What it extends.
    heritage: String,
    /// What its hidden private names begin with.
    pub(crate) hidden: String,
}

impl<'a> Editor<'_, 'a> {
    fn class_names(&mut self) -> ClassNames {
        let (prefix, number) = (self.names.prefix(), self.classes);
        self.classes += 1;
        ClassNames {
            making: format!("{prefix}_k{number}"),
            heritage: format!("{prefix}_h{number}"),
            hidden: format!("#{prefix}_p{number}_"),
        }
    }

    pub(crate) fn complain(&mut self, span: Span, message: &str) {
        self.complaint
            .get_or_insert_with(|| Complaint::new(span, message));
    }

    /// Edits a class that is made by `d.decorated`.
    fn decorated(&mut self, class: &Class<'a>, name: &str) {
        let export = self.exported.take();
        let names = self.class_names();
        let is_declaration = class.r#type == ClassType::ClassDeclaration && class.id.is_some();
        let start = export.map_or(class.span.start, |export| export.start);
        let start = class
            .decorators
            .first()
            .map_or(start, |first| first.span.start.min(start));
        let begin = match export {
            _ if is_declaration => format!("let {name} = "),
            Some(_) => "export default ".to_owned(),
            None => String::new(),
        };
        let head = format!("{begin}{}.decorated({}, [", self.names.decorators(), quote(name));
        let before_heritage = self.decorator_list(&class.decorators, start, head);
        let (opening, closing) = wrapping(class, name, &names);
        let body = class.body.span;
        let preamble = Elements::preamble(class, &names, replaced_name(class));
        match &class.heritage {
            Some(heritage) => {
                let expression = &heritage.expression;
                self.edits.replace(
                    before_heritage.0,
                    expression.span().start,
                    before_heritage.1 + "], (",
                );
                self.visit_expression(expression);
                let (k, h) = (&names.making, &names.heritage);
                let text = format!("), ({k}, {h}) => {opening} extends {h} {{{preamble}");
                self.edits.replace(expression.span().end, body.start + 1, text);
            }
            None => {
                let text = format!(
                    "{}], undefined, ({}) => {opening} {{{preamble}",
                    before_heritage.1, names.making
                );
                self.edits.replace(before_heritage.0, body.start + 1, text);
            }
        }
        Elements::new(self, &names).edit(class);
        let end = match export {
            Some(Export { is_default: true, .. }) if is_declaration => {
                format!("; export {{ {name} as default }};")
            }
            Some(Export {
                is_default: false, ..
            }) => format!("; export {{ {name} }};"),
            Some(_) => ";".to_owned(),
            None if is_declaration => ";".to_owned(),
            None => String::new(),
        };
        self.edits.insert(body.end, format!("{closing}){end}"));
    }

    /// Edits decorators into the elements of an array that `head` begins, which stands for what is at `start`. Gives
    /// what comes next: from where on text is to be replaced, and what has to stand there first.
    pub(crate) fn decorator_list(
        &mut self,
        decorators: &[Decorator<'a>],
        start: u32,
        head: String,
    ) -> (u32, String) {
        let (mut from, mut text) = (start, head);
        for decorator in decorators {
            from = self.decorator(decorator, from, text);
            text = ", ".to_owned();
        }
        (
            from,
            if decorators.is_empty() {
                text
            } else {
                String::new()
            },
        )
    }

    /// A property is called as a method of its object.
    fn decorator(&mut self, decorator: &Decorator<'a>, from: u32, before: String) -> u32 {
        let expression = &decorator.expression;
        let (object, read) = match expression {
            Expression::StaticMemberExpression(member) => {
                (&member.object, format!(".{}", member.property.name))
            }
            Expression::PrivateFieldExpression(member) => {
                (&member.object, format!(".#{}", member.field.name))
            }
            _ => {
                self.edits.replace(from, expression.span().start, before);
                self.visit_expression(expression);
                return expression.span().end;
            }
        };
        let bound = format!("{before}{}.bound(", self.names.decorators());
        self.edits.replace(from, object.span().start, bound);
        self.visit_expression(object);
        let o = self.names.module();
        self.edits.replace(
            object.span().end,
            decorator.span.end,
            format!(", ({o}) => {o}{read})"),
        );
        decorator.span.end
    }

    /// The name that an anonymous class at `offset` gets from where it stands.
    fn inferred_name(&mut self, offset: u32) -> String {
        let pending = self.pending_name.take().filter(|(at, _)| *at == offset);
        match (pending, self.exported) {
            (Some((_, name)), _) => name,
            (None, Some(Export { is_default: true, .. })) => "default".to_owned(),
            _ => String::new(),
        }
    }
}

/// What stands around a class in its function: it must have its name before anything of it is evaluated.
fn wrapping(class: &Class, name: &str, names: &ClassNames) -> (String, String) {
    let named = quote(name);
    match &class.id {
        Some(id) if replaced_name(class).is_none() => (format!("class {}", id.name), String::new()),
        Some(id) => (
            format!("{{ let {}; return {{[{named}]: class", id.name),
            format!("}}[{named}]; }}"),
        ),
        None => {
            debug_assert!(!names.making.is_empty());
            (format!("({{[{named}]: class"), format!("}}[{named}])"))
        }
    }
}

/// The name that is to stand for what decorators gave instead of the class.
fn replaced_name<'c>(class: &'c Class) -> Option<&'c str> {
    let id = class.id.as_ref().filter(|_| !class.decorators.is_empty())?;
    Some(id.name.as_str())
}

/// Whether anything of a class is decorated, or needs what decorated classes have.
fn is_decorated(class: &Class) -> bool {
    let of_element = |element: &ClassElement| match element {
        ClassElement::MethodDefinition(method) => !method.decorators.is_empty(),
        ClassElement::PropertyDefinition(property) => !property.decorators.is_empty(),
        ClassElement::AccessorProperty(accessor) => !accessor.decorators.is_empty() || accessor.computed,
        _ => false,
    };
    !class.decorators.is_empty() || class.body.body.iter().any(of_element)
}

fn has_accessors(class: &Class) -> bool {
    let is_accessor = |element: &ClassElement| matches!(element, ClassElement::AccessorProperty(_));
    class.body.body.iter().any(is_accessor)
}

impl<'a> Visit<'a> for Editor<'_, 'a> {
    fn visit_class(&mut self, class: &Class<'a>) {
        let decorated = is_decorated(class);
        if class.declare
            || !decorated && !has_accessors(class)
            || decorated && self.kind == Decorators::Legacy
        {
            self.exported = None;
            return walk::walk_class(self, class);
        }
        self.has_edited = true;
        if !decorated {
            self.exported = None;
            if let Some(heritage) = &class.heritage {
                self.visit_expression(&heritage.expression);
            }
            let names = self.class_names();
            return Elements::new(self, &names).edit(class);
        }
        let name = match &class.id {
            Some(id) => id.name.to_string(),
            None => self.inferred_name(class.span.start),
        };
        self.decorated(class, &name);
    }

    fn visit_export_declaration(&mut self, export: &ExportDeclaration<'a>) {
        if let Declaration::ClassDeclaration(_) = &export.declaration {
            let start = export.span.start;
            self.exported = Some(Export {
                start,
                is_default: false,
            });
        }
        walk::walk_export_declaration(self, export);
        self.exported = None;
    }

    fn visit_export_default_declaration(&mut self, export: &ExportDefaultDeclaration<'a>) {
        if let ExportDefaultDeclarationKind::ClassDeclaration(_) = &export.declaration {
            let start = export.span.start;
            self.exported = Some(Export {
                start,
                is_default: true,
            });
        } else {
            self.pending_name = Some((export.declaration.span().start, "default".to_owned()));
        }
        walk::walk_export_default_declaration(self, export);
        self.exported = None;
    }

    fn visit_variable_declarator(&mut self, declarator: &VariableDeclarator<'a>) {
        if let (BindingPattern::BindingIdentifier(id), Some(init)) = (&declarator.id, &declarator.init) {
            self.pending_name = Some((init.span().start, id.name.to_string()));
        }
        walk::walk_variable_declarator(self, declarator);
    }

    fn visit_assignment_expression(&mut self, assignment: &AssignmentExpression<'a>) {
        if let AssignmentTarget::AssignmentTargetIdentifier(id) = &assignment.left {
            self.pending_name = Some((assignment.right.span().start, id.name.to_string()));
        }
        walk::walk_assignment_expression(self, assignment);
    }

    fn visit_assignment_pattern(&mut self, pattern: &AssignmentPattern<'a>) {
        if let BindingPattern::BindingIdentifier(id) = &pattern.left {
            self.pending_name = Some((pattern.right.span().start, id.name.to_string()));
        }
        walk::walk_assignment_pattern(self, pattern);
    }

    fn visit_object_property(&mut self, property: &ObjectProperty<'a>) {
        if let Some(name) = property.key.static_name() {
            self.pending_name = Some((property.value.span().start, name.to_string()));
        }
        walk::walk_object_property(self, property);
    }

    fn visit_formal_parameter(&mut self, parameter: &FormalParameter<'a>) {
        if let Some(decorator) = parameter
            .decorators
            .first()
            .filter(|_| self.kind == Decorators::Standard)
        {
            let message = "Decorators of parameters need 'experimentalDecorators' in tsconfig.json";
            self.complain(decorator.span, message);
        }
        walk::walk_formal_parameter(self, parameter);
    }

    fn visit_function(&mut self, function: &Function<'a>, flags: ScopeFlags) {
        if !function.declare {
            walk::walk_function(self, function, flags);
        }
    }

    fn visit_ts_type(&mut self, _: &TSType<'a>) {}
}
