//! The names that a CommonJS module exports, guessed from its text without running it, so that ES modules can import
//! them by name. Finds what `cjs-module-lexer`, which Node uses, documents that it finds.

use crate::depth;
use oxc::{
    allocator::Allocator,
    ast::ast::*,
    ast_visit::{Visit, walk},
    parser::{ParseOptions, Parser},
    span::{GetSpan, SourceType},
};
use std::collections::HashMap;

/// What a CommonJS text seems to export.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CjsExports {
    /// Names, in order of appearance; `__esModule` is one of them where the text says so.
    pub names: Vec<String>,
    /// Specifiers of modules whose exports are exported as well.
    pub reexports: Vec<String>,
}

/// Looks for exports in a CommonJS text. A text that does not parse has none.
pub fn cjs_exports(source: &str) -> CjsExports {
    depth::with_stack_for(source, || search(source)).unwrap_or_default()
}

fn search(source: &str) -> CjsExports {
    let allocator = Allocator::default();
    let options = ParseOptions {
        allow_return_outside_function: true,
        ..ParseOptions::default()
    };
    let source_type = SourceType::cjs();
    let parsed = Parser::new(&allocator, source, source_type)
        .with_options(options)
        .parse();
    let mut search = Search {
        source,
        found: CjsExports::default(),
        required: HashMap::new(),
    };
    if !parsed.panicked {
        search.visit_program(&parsed.program);
    }
    search.found
}

struct Search<'a> {
    source: &'a str,
    found: CjsExports,
    /// Variables that hold what `require` returned.
    required: HashMap<String, String>,
}

impl<'a> Search<'a> {
    fn name(&mut self, name: &str) {
        if !self.found.names.iter().any(|known| known == name) {
            self.found.names.push(name.to_owned());
        }
    }

    fn reexport(&mut self, specifier: &str) {
        if !self.found.reexports.iter().any(|known| known == specifier) {
            self.found.reexports.push(specifier.to_owned());
        }
    }

    /// `module.exports = …`: what was exported from other modules before is exported no more.
    fn whole(&mut self, value: &Expression<'a>) {
        self.found.reexports.clear();
        if let Expression::ObjectExpression(object) = value {
            self.literal(object);
        } else if let Some(specifier) = leading_require(value) {
            self.reexport(specifier);
        }
    }

    /// `exports['a']`; half a character is no name.
    fn computed(&mut self, object: &Expression<'a>, name: &Expression<'a>) {
        if let Expression::StringLiteral(name) = name
            && !name.lone_surrogates
            && is_exports(object)
        {
            self.name(&name.value);
        }
    }

    /// `module.exports = { a, b: c, 'd': e, ...require('x') }`: as far as the values are plain.
    fn literal(&mut self, object: &ObjectExpression<'a>) {
        for property in &object.properties {
            let goes_on = match property {
                ObjectPropertyKind::SpreadProperty(spread) => self.spread(&spread.argument),
                ObjectPropertyKind::ObjectProperty(property) => self.property(property),
            };
            if !goes_on {
                return;
            }
        }
    }

    fn spread(&mut self, argument: &Expression<'a>) -> bool {
        if let Expression::CallExpression(call) = argument
            && let Some(specifier) = required(call)
        {
            self.reexport(specifier);
            return true;
        }
        matches!(argument, Expression::Identifier(_))
    }

    fn property(&mut self, property: &ObjectProperty<'a>) -> bool {
        let is_plain = property.kind == PropertyKind::Init && !property.computed;
        let Some(name) = property.key.static_name().filter(|_| is_plain) else {
            return false;
        };
        match &property.value {
            Expression::Identifier(_) => {
                self.name(&name);
                true
            }
            Expression::FunctionExpression(function) if property.method => {
                // `async` is what the lexer takes for the name.
                if function.r#async || !function.generator {
                    self.name(if function.r#async { "async" } else { &name });
                }
                false
            }
            value if leading_require(value).is_some() => {
                self.name(&name);
                if let Some(specifier) = leading_require(value) {
                    self.reexport(specifier);
                }
                false
            }
            value => {
                // The lexer reads one word, keywords included, and gives up at whatever follows it.
                let text = value.span().source_text(self.source);
                let word = leading_word(text);
                if !word.is_empty() {
                    self.name(&name);
                }
                word.len() == text.len()
            }
        }
    }

    /// `Object.defineProperty(exports, 'a', …)`.
    fn defined(&mut self, call: &CallExpression<'a>) {
        let [target, name, descriptor, ..] = call.arguments.as_slice() else {
            return;
        };
        let (Some(target), Some(Expression::StringLiteral(name))) =
            (target.as_expression(), name.as_expression())
        else {
            return;
        };
        let Some(Expression::ObjectExpression(descriptor)) = descriptor.as_expression() else {
            return;
        };
        if is_exports(target) && shows_value(descriptor) && !name.lone_surrogates {
            self.name(&name.value);
        }
    }

    /// `Object.keys(_x).forEach(function (key) { … exports[key] = _x[key] … })`, as Babel writes `export *`.
    fn keys_copied(&mut self, call: &CallExpression<'a>) {
        let Expression::StaticMemberExpression(callee) = &call.callee else {
            return;
        };
        let Expression::CallExpression(keys) = &callee.object else {
            return;
        };
        if callee.property.name != "forEach" || !is_member(&keys.callee, "Object", "keys") {
            return;
        }
        let Some(Expression::Identifier(variable)) = keys.arguments.first().and_then(Argument::as_expression)
        else {
            return;
        };
        let body = call.span.source_text(self.source);
        let copies = body.contains("exports[") || body.contains("exports,");
        let skips_default = body.contains("'default'") || body.contains("\"default\"");
        if copies
            && skips_default
            && let Some(specifier) = self.required.get(variable.name.as_str()).cloned()
        {
            self.reexport(&specifier);
        }
    }

    /// `__exportStar(require('x'), exports)` and its likes.
    fn star(&mut self, call: &CallExpression<'a>) {
        let name = match &call.callee {
            Expression::Identifier(identifier) => identifier.name.as_str(),
            Expression::StaticMemberExpression(member) => member.property.name.as_str(),
            _ => return,
        };
        if !matches!(name, "__export" | "__exportStar") {
            return;
        }
        if let Some(Expression::CallExpression(inner)) =
            call.arguments.first().and_then(Argument::as_expression)
            && let Some(specifier) = required(inner)
        {
            self.reexport(specifier);
        }
    }
}

impl<'a> Visit<'a> for Search<'a> {
    fn visit_assignment_expression(&mut self, assignment: &AssignmentExpression<'a>) {
        match &assignment.left {
            _ if assignment.operator != AssignmentOperator::Assign => {}
            AssignmentTarget::StaticMemberExpression(member) => {
                if is_exports(&member.object) {
                    self.name(&member.property.name);
                } else if member.property.name == "exports" && is_identifier(&member.object, "module") {
                    self.whole(&assignment.right);
                }
            }
            AssignmentTarget::ComputedMemberExpression(member) => {
                self.computed(&member.object, &member.expression);
            }
            _ => {}
        }
        walk::walk_assignment_expression(self, assignment);
    }

    /// Node's search looks at the first character of an operator only: `exports.a == 1` counts.
    fn visit_binary_expression(&mut self, comparison: &BinaryExpression<'a>) {
        if matches!(
            comparison.operator,
            BinaryOperator::Equality | BinaryOperator::StrictEquality
        ) {
            match &comparison.left {
                Expression::StaticMemberExpression(member) if is_exports(&member.object) => {
                    self.name(&member.property.name);
                }
                Expression::ComputedMemberExpression(member) => {
                    self.computed(&member.object, &member.expression);
                }
                _ => {}
            }
        }
        walk::walk_binary_expression(self, comparison);
    }

    fn visit_call_expression(&mut self, call: &CallExpression<'a>) {
        if is_member(&call.callee, "Object", "defineProperty") {
            self.defined(call);
        } else {
            self.star(call);
            self.keys_copied(call);
        }
        walk::walk_call_expression(self, call);
    }

    fn visit_variable_declarator(&mut self, declarator: &VariableDeclarator<'a>) {
        if let BindingPattern::BindingIdentifier(id) = &declarator.id
            && let Some(Expression::CallExpression(call)) = &declarator.init
            && let Some(specifier) = required(call).or_else(|| required_inside(call))
        {
            self.required.insert(id.name.to_string(), specifier.to_owned());
        }
        walk::walk_variable_declarator(self, declarator);
    }
}

fn leading_word(text: &str) -> &str {
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return "";
    }
    &text[..text.find(|c| !is_part(c)).unwrap_or(text.len())]
}

/// `'x'` of `require('x')`.
fn required<'c>(call: &'c CallExpression) -> Option<&'c str> {
    if !is_identifier(&call.callee, "require") || call.arguments.len() != 1 {
        return None;
    }
    match call.arguments.first()?.as_expression()? {
        Expression::StringLiteral(specifier) => Some(specifier.value.as_str()),
        _ => None,
    }
}

/// `'x'` of `require('x')`, whatever is done with what that gives.
fn leading_require<'e>(expression: &'e Expression) -> Option<&'e str> {
    match expression {
        Expression::CallExpression(call) => required(call).or_else(|| leading_require(&call.callee)),
        Expression::StaticMemberExpression(member) => leading_require(&member.object),
        Expression::ComputedMemberExpression(member) => leading_require(&member.object),
        _ => None,
    }
}

/// `'x'` of `_interopRequireWildcard(require('x'))`.
fn required_inside<'c>(call: &'c CallExpression) -> Option<&'c str> {
    match call.arguments.first()?.as_expression()? {
        Expression::CallExpression(inner) => required(inner),
        _ => None,
    }
}

fn is_identifier(expression: &Expression, name: &str) -> bool {
    matches!(expression, Expression::Identifier(identifier) if identifier.name == name)
}

fn is_member(expression: &Expression, object: &str, property: &str) -> bool {
    matches!(expression, Expression::StaticMemberExpression(member)
        if member.property.name == property && is_identifier(&member.object, object))
}

/// `exports` or `module.exports`.
fn is_exports(expression: &Expression) -> bool {
    is_identifier(expression, "exports") || is_member(expression, "module", "exports")
}

/// Whether a property descriptor has a value, or ends with a getter that returns a plain expression.
fn shows_value(descriptor: &ObjectExpression) -> bool {
    let mut enumerable = None;
    for (at, property) in descriptor.properties.iter().enumerate() {
        let ObjectPropertyKind::ObjectProperty(property) = property else {
            return false;
        };
        let is_last = at + 1 == descriptor.properties.len();
        match property.key.static_name().as_deref() {
            Some("enumerable") => {
                enumerable = Some(matches!(&property.value, Expression::BooleanLiteral(b) if b.value));
            }
            Some("value") => return enumerable != Some(false),
            Some("get") => return is_last && enumerable != Some(false) && returns_plainly(&property.value),
            _ => return false,
        }
    }
    false
}

/// `function () { return a.b; }`.
fn returns_plainly(getter: &Expression) -> bool {
    let Expression::FunctionExpression(function) = getter else {
        return false;
    };
    let Some([Statement::ReturnStatement(statement)]) =
        function.body.as_ref().map(|body| body.statements.as_slice())
    else {
        return false;
    };
    match &statement.argument {
        Some(Expression::Identifier(_)) => true,
        Some(Expression::StaticMemberExpression(member)) => {
            matches!(member.object, Expression::Identifier(_))
        }
        Some(Expression::ComputedMemberExpression(member)) => {
            matches!(member.object, Expression::Identifier(_)) && !member.expression.span().is_empty()
        }
        _ => false,
    }
}
