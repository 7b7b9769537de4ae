//! Names of functions in stacks. The engine has a function's own name only; V8 adds whose method it is, and calls a function that has none by what it was
//! assigned to.

use crate::depth;
use oxc::{
    allocator::Allocator,
    ast::ast::*,
    ast_visit::{Visit, walk},
    parser::Parser,
    span::{GetSpan, SourceType, Span},
    syntax::scope::ScopeFlags,
};

/// What a text says of a function's name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum StackName {
    /// Nothing but what the engine knows, too.
    #[default]
    Own,
    /// The constructor of a class.
    Constructor,
    /// A getter or setter, or something else whose object V8 leaves out: the whole name.
    Whole(String),
    /// A method, or a function that is the value of a property: of objects of this class, by this name.
    Method {
        /// The class, or `Object`.
        of: String,
        /// The property.
        name: String,
    },
}

/// The functions of a text, in order of appearance.
pub(crate) struct StackNames(Vec<Named>);

struct Named {
    /// Parameters and body.
    span: Span,
    name: StackName,
    /// The function around it.
    outer: Option<usize>,
}

/// Longer texts are mostly made by tools, with names that nobody knows, and take too long to parse for a stack.
const LONGEST: usize = 4 << 20;

impl StackNames {
    /// Those of a text; none of one that cannot be parsed, or is too long.
    pub(crate) fn of(text: &str, is_typescript: bool) -> Self {
        if text.len() > LONGEST {
            return Self(Vec::new());
        }
        let survey = || {
            let allocator = Allocator::default();
            let kind = if is_typescript {
                SourceType::ts()
            } else {
                SourceType::unambiguous()
            };
            let parsed = Parser::new(&allocator, text, kind).parse();
            let mut survey = Survey {
                text,
                found: Vec::new(),
                around: None,
                next: StackName::Own,
                owners: Vec::new(),
            };
            survey.visit_program(&parsed.program);
            survey.found
        };
        Self(depth::with_stack_for(text, survey).unwrap_or_default())
    }

    /// That of the innermost function whose parameters or body a byte is in.
    pub(crate) fn at(&self, offset: u32) -> &StackName {
        let begun = self.0.partition_point(|function| function.span.start <= offset);
        let mut index = begun.checked_sub(1);
        while let Some(function) = index.map(|index| &self.0[index]) {
            if offset < function.span.end {
                return &function.name;
            }
            index = function.outer;
        }
        &StackName::Own
    }
}

struct Survey<'s> {
    text: &'s str,
    found: Vec<Named>,
    /// The function that is visited.
    around: Option<usize>,
    /// For the function that is visited next.
    next: StackName,
    /// What `this` is an object of, around here.
    owners: Vec<Option<String>>,
}

impl<'s> Survey<'s> {
    fn owner(&self) -> Option<String> {
        self.owners.last().cloned().flatten()
    }

    fn method(&self, of: Option<String>, key: &PropertyKey<'_>) -> StackName {
        let name = match key {
            PropertyKey::StaticIdentifier(name) => name.name.to_string(),
            PropertyKey::PrivateIdentifier(name) => return StackName::Whole(format!("#{}", name.name)),
            PropertyKey::StaticMemberExpression(member) if member.object.is_specific_id("Symbol") => {
                return StackName::Whole(format!("[Symbol.{}]", member.property.name));
            }
            _ => return StackName::Own,
        };
        of.map_or(StackName::Own, |of| StackName::Method { of, name })
    }

    fn accessor(word: &str, key: &PropertyKey<'_>) -> StackName {
        let name = key.static_name();
        name.map_or(StackName::Own, |name| StackName::Whole(format!("{word} {name}")))
    }

    /// What a function is called that is assigned to a property.
    fn assigned(&self, target: &AssignmentTarget<'_>) -> StackName {
        let AssignmentTarget::StaticMemberExpression(member) = target else {
            return StackName::Own;
        };
        let name = member.property.name.to_string();
        let of = match &member.object {
            Expression::ThisExpression(_) => self.owner(),
            Expression::StaticMemberExpression(object) if object.property.name == "prototype" => {
                Some(self.text_of(object.object.span()))
            }
            object if is_plain(object) => return StackName::Whole(self.text_of(member.span)),
            _ => None,
        };
        of.map_or(StackName::Own, |of| StackName::Method { of, name })
    }

    fn text_of(&self, span: Span) -> String {
        span.source_text(self.text).to_owned()
    }

    /// Notes a function; `inside` visits what is in it.
    fn function(&mut self, span: Span, owner: Option<Option<String>>, inside: impl FnOnce(&mut Self)) {
        let name = std::mem::take(&mut self.next);
        let outer = self.around.replace(self.found.len());
        self.found.push(Named { span, name, outer });
        let is_new = owner.is_some();
        self.owners.extend(owner);
        inside(self);
        if is_new {
            self.owners.pop();
        }
        self.around = outer;
    }
}

/// A name, or properties of one.
fn is_plain(expression: &Expression<'_>) -> bool {
    match expression {
        Expression::Identifier(_) => true,
        Expression::StaticMemberExpression(member) => is_plain(&member.object),
        _ => false,
    }
}

fn is_function(expression: &Expression<'_>) -> bool {
    matches!(
        expression,
        Expression::FunctionExpression(_) | Expression::ArrowFunctionExpression(_)
    )
}

impl<'a> Visit<'a> for Survey<'_> {
    fn visit_function(&mut self, function: &Function<'a>, flags: ScopeFlags) {
        let owner = match &self.next {
            StackName::Method { of, .. } => Some(of.clone()),
            StackName::Own => function.id.as_ref().map(|id| id.name.to_string()),
            _ => self.owner(),
        };
        let span = Span::new(function.params.span.start, function.span.end);
        self.function(span, Some(owner), |survey| {
            walk::walk_function(survey, function, flags);
        });
    }

    fn visit_arrow_function_expression(&mut self, arrow: &ArrowFunctionExpression<'a>) {
        self.function(arrow.span, None, |survey| {
            walk::walk_arrow_function_expression(survey, arrow);
        });
    }

    fn visit_class(&mut self, class: &Class<'a>) {
        self.next = StackName::Own;
        self.owners.push(class.id.as_ref().map(|id| id.name.to_string()));
        walk::walk_class(self, class);
        self.owners.pop();
    }

    fn visit_method_definition(&mut self, method: &MethodDefinition<'a>) {
        self.visit_property_key(&method.key);
        self.next = match method.kind {
            MethodDefinitionKind::Constructor => StackName::Constructor,
            MethodDefinitionKind::Get => Self::accessor("get", &method.key),
            MethodDefinitionKind::Set => Self::accessor("set", &method.key),
            MethodDefinitionKind::Method => self.method(self.owner(), &method.key),
        };
        self.visit_function(&method.value, ScopeFlags::empty());
    }

    fn visit_property_definition(&mut self, property: &PropertyDefinition<'a>) {
        if property.value.as_ref().is_some_and(is_function) {
            self.next = self.method(self.owner(), &property.key);
        }
        walk::walk_property_definition(self, property);
    }

    fn visit_object_property(&mut self, property: &ObjectProperty<'a>) {
        self.visit_property_key(&property.key);
        if is_function(&property.value) {
            self.next = match property.kind {
                PropertyKind::Get => Self::accessor("get", &property.key),
                PropertyKind::Set => Self::accessor("set", &property.key),
                PropertyKind::Init => self.method(Some("Object".to_owned()), &property.key),
            };
        }
        self.visit_expression(&property.value);
    }

    fn visit_assignment_expression(&mut self, assignment: &AssignmentExpression<'a>) {
        self.visit_assignment_target(&assignment.left);
        if is_function(&assignment.right) {
            self.next = self.assigned(&assignment.left);
        }
        self.visit_expression(&assignment.right);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The name of the function that `HERE` is in.
    fn name(text: &str) -> StackName {
        StackNames::of(text, false)
            .at(u32::try_from(text.find("HERE").unwrap()).unwrap())
            .clone()
    }

    fn method(of: &str, name: &str) -> StackName {
        StackName::Method {
            of: of.to_owned(),
            name: name.to_owned(),
        }
    }

    fn whole(name: &str) -> StackName {
        StackName::Whole(name.to_owned())
    }

    #[test]
    fn methods_are_their_classes() {
        assert_eq!(name("class A { m() { HERE } }"), method("A", "m"));
        assert_eq!(name("class A { static async m(a = HERE) {} }"), method("A", "m"));
        assert_eq!(name("class A { m = () => HERE }"), method("A", "m"));
        assert_eq!(
            name("const o = { m: function () { HERE } }"),
            method("Object", "m")
        );
        assert_eq!(name("class A { constructor() { HERE } }"), StackName::Constructor);
        assert_eq!(name("(class { m() { HERE } })"), StackName::Own);
        assert_eq!(name("class A { m() { [].map((x) => HERE) } }"), StackName::Own);
        assert_eq!(
            name("class A { m() { { HERE } } } class B { m() {} }"),
            method("A", "m")
        );
    }

    #[test]
    fn of_some_the_object_is_left_out() {
        assert_eq!(name("class A { get x() { HERE } }"), whole("get x"));
        assert_eq!(name("({ set x(v) { HERE } })"), whole("set x"));
        assert_eq!(name("class A { #p() { HERE } }"), whole("#p"));
        assert_eq!(
            name("class A { *[Symbol.iterator]() { HERE } }"),
            whole("[Symbol.iterator]")
        );
    }

    #[test]
    fn assigned_functions_are_called_by_their_property() {
        assert_eq!(name("exports.a = () => HERE"), whole("exports.a"));
        assert_eq!(
            name("module.exports.a = async function () { HERE }"),
            whole("module.exports.a")
        );
        assert_eq!(name("A.prototype.m = function () { HERE }"), method("A", "m"));
        assert_eq!(name("function A() { this.x = () => HERE }"), method("A", "x"));
        assert_eq!(
            name("class A { constructor() { this.x = () => HERE } }"),
            method("A", "x")
        );
        assert_eq!(name("f().x = () => HERE"), StackName::Own);
    }

    #[test]
    fn plain_functions_have_the_engines_name() {
        assert_eq!(name("function f() { HERE }"), StackName::Own);
        assert_eq!(name("HERE; class A { m() {} }"), StackName::Own);
        assert_eq!(name("class A { m() {} } HERE ) syntax error"), StackName::Own);
    }
}
