//! ES modules, edited in place into the body of a generator function. See the crate's documentation for what the
//! text means. Here is what the editor knows and how it edits; `visit` has what it does at each kind of node, `exports` the
//! editing of exports. The order of edits follows the source from top to bottom.

use crate::{
    awaits::{Awaits, Operator},
    commonjs::COMMONJS_PARAMETERS,
    delegation,
    edits::{Edits, Wrap},
    error_reads::{ErrorReads, Property, Read},
    links::{Binding, Links},
    made_code::{self, Maker},
    names::{Names, Uses},
    node_functions::{self, Known, NodeFunction, NodeFunctions, Place},
    position::Lines,
    prepared::{Exports, ImportEntry, Request, Shape},
    prologue::{Prologue, property},
    resources::Resources,
    slices,
    syntax_error::SyntaxError,
    words::has_word,
};
use oxc::{
    ast::ast::*,
    ast_visit::Visit,
    semantic::Scoping,
    span::{GetSpan, Span},
};

mod exports;
mod visit;

/// Everything known about a module once its edits are made.
pub(crate) struct EditedModule {
    pub(crate) requests: Vec<Request>,
    pub(crate) imports: Vec<ImportEntry>,
    pub(crate) exports: Exports,
    /// Requests whose namespace object is a parameter.
    pub(crate) namespaces: Vec<usize>,
    pub(crate) has_top_level_await: bool,
    pub(crate) uses_import_meta: bool,
    pub(crate) uses_dynamic_import: bool,
    pub(crate) uses: Uses,
    pub(crate) shape: Shape,
    pub(crate) prefix: String,
    pub(crate) suffix: String,
    pub(crate) nodes: NodeFunctions,
}

/// What the editor needs to know about the source.
pub(crate) struct ModuleInput<'s, 'a> {
    pub(crate) source: &'a str,
    pub(crate) path: &'s str,
    pub(crate) program: &'s Program<'a>,
    /// Not needed for CommonJS without node functions.
    pub(crate) scoping: Option<&'s Scoping>,
    pub(crate) names: &'s Names,
    pub(crate) lines: &'s Lines<'a>,
    /// Drop imports that no value refers to, as TypeScript does.
    pub(crate) elide_unused_imports: bool,
    /// Otherwise CommonJS.
    pub(crate) is_module: bool,
    /// Whether to look for node functions; needs `scoping`.
    pub(crate) may_have_nodes: bool,
    /// The name by which the text calls what decorates classes, if it does.
    pub(crate) decorators: Option<&'s str>,
    /// What its `using` declarations have become.
    pub(crate) resources: Option<&'s Resources>,
    /// Definitions that the text needs.
    pub(crate) helpers: &'s str,
}

/// Adds the edits of a module to `edits`.
pub(crate) fn edit_module<'s, 'a>(
    input: ModuleInput<'s, 'a>,
    edits: &mut Edits,
) -> Result<EditedModule, Box<SyntaxError>> {
    let mut links = Links::new(&input);
    if input.is_module {
        for statement in &input.program.body {
            links.collect(statement)?;
        }
    }
    let nodes = find_nodes(&input, &links)?;
    let mut editor = Editor::new(&input, &mut links, edits, nodes);
    editor.visit_program(input.program);
    editor.finish()
}

fn find_nodes(input: &ModuleInput, links: &Links) -> Result<NodeFunctions, Box<SyntaxError>> {
    let Some(scoping) = input.scoping.filter(|_| input.may_have_nodes) else {
        return Ok(NodeFunctions::default());
    };
    let known = Known {
        scoping,
        bindings: &links.bindings,
        requests: &links.requests,
        is_module: input.is_module,
        anonymous_default: &input.names.default_export(),
        decorators: input.decorators,
    };
    node_functions::find(input.program, known)
        .map_err(|complaint| links.error(complaint.span, &complaint.message))
}

/// Walks the module and edits it.
struct Editor<'e, 'i, 's, 'a> {
    input: &'i ModuleInput<'s, 'a>,
    links: &'e mut Links<'i, 's, 'a>,
    edits: &'e mut Edits,
    /// How many functions enclose the current node.
    depth: u32,
    /// How many of them have `arguments` of their own.
    functions: u32,
    /// Where the last statement of a statement list that is an expression began: text put there that begins with a
    /// parenthesis would go on the line before, so it gets a semicolon.
    statement_start: u32,
    anonymous_default: bool,
    uses_iterations: bool,
    awaits: Awaits,
    reads: ErrorReads,
    nodes: NodeFunctions,
    has_top_level_await: bool,
    uses_import_meta: bool,
    uses_dynamic_import: bool,
    /// It has calls of `Function` or `eval` that may make imports.
    makes_code: bool,
    error: Option<Box<SyntaxError>>,
}

impl<'e, 'i, 's, 'a> Editor<'e, 'i, 's, 'a> {
    fn new(
        input: &'i ModuleInput<'s, 'a>,
        links: &'e mut Links<'i, 's, 'a>,
        edits: &'e mut Edits,
        nodes: NodeFunctions,
    ) -> Self {
        Self {
            input,
            links,
            edits,
            depth: 0,
            functions: 0,
            statement_start: u32::MAX,
            anonymous_default: false,
            uses_iterations: false,
            awaits: Awaits::new(input.names),
            reads: ErrorReads::new(input.names, input.source),
            nodes,
            has_top_level_await: input.resources.is_some_and(|resources| resources.is_awaited),
            uses_import_meta: false,
            uses_dynamic_import: false,
            makes_code: false,
            error: None,
        }
    }

    fn finish(self) -> Result<EditedModule, Box<SyntaxError>> {
        if let Some(error) = self.error {
            return Err(error);
        }
        let shape = self.shape();
        let (prefix, suffix) = self.wrapping(shape);
        Ok(EditedModule {
            requests: std::mem::take(&mut self.links.requests),
            imports: std::mem::take(&mut self.links.imports),
            exports: std::mem::take(&mut self.links.exports),
            namespaces: std::mem::take(&mut self.links.namespaces),
            has_top_level_await: self.has_top_level_await,
            uses_import_meta: self.uses_import_meta,
            uses_dynamic_import: self.uses_dynamic_import,
            uses: self.uses(),
            shape,
            prefix,
            suffix,
            nodes: self.nodes,
        })
    }

    fn shape(&self) -> Shape {
        match self.input.is_module {
            true => Shape::Generator,
            false if self.needs_record() => Shape::WrappedCommonJs,
            false => Shape::CommonJs,
        }
    }

    fn needs_record(&self) -> bool {
        let Uses {
            context,
            readable,
            worded,
            generators,
            iterations,
        } = self.uses();
        let input =
            self.input.decorators.is_some() || self.input.resources.is_some() || !self.nodes.list.is_empty();
        input
            || self.uses_dynamic_import
            || self.makes_code
            || context
            || readable
            || worded
            || generators
            || iterations
    }

    fn uses(&self) -> Uses {
        Uses {
            context: self.awaits.is_used(),
            readable: self.reads.uses(Property::Stack),
            worded: self.reads.uses(Property::Message),
            generators: self.awaits.has_driven(),
            iterations: self.uses_iterations,
        }
    }

    /// What comes before and after the text. The newline keeps a comment on the last line from swallowing the end.
    fn wrapping(&self, shape: Shape) -> (String, String) {
        let names = self.input.names;
        let context = names.declarations(self.uses());
        match shape {
            Shape::CommonJs => (format!("(function {COMMONJS_PARAMETERS} {{ "), "\n})".to_owned()),
            Shape::WrappedCommonJs => (
                format!(
                    "(function ({}) {{ {context}return function {COMMONJS_PARAMETERS} {{ ",
                    names.module()
                ),
                "\n} })".to_owned(),
            ),
            Shape::Generator => {
                let around = self
                    .input
                    .resources
                    .and_then(|resources| resources.around.clone());
                let (opening, closing) = around.unwrap_or_default();
                let prologue = Prologue {
                    names,
                    links: self.links,
                    anonymous_default: self.anonymous_default,
                    definitions: &(context + self.input.helpers + &opening),
                    nodes: &self.reassignments(None),
                };
                (prologue.text(), format!("\n{closing}}})"))
            }
        }
    }

    /// Assignments of declared node functions to their wrappers, of those that go to this place.
    fn reassignments(&self, at: Option<u32>) -> String {
        let Some(scoping) = self.input.scoping else {
            return String::new();
        };
        let nodes = self.nodes.list.iter().enumerate();
        let here = nodes.filter(|(_, node)| node.place == Place::Declaration { insert: at });
        here.map(|(index, node)| slices::reassignment(self.input.names, scoping, index, node))
            .collect()
    }

    /// Visits a function; if it is a node function that is an expression, puts it into its wrapper.
    fn wrapped(&mut self, span: Span, visit: impl FnOnce(&mut Self)) {
        let is_this = |node: &NodeFunction| node.span == span && node.place == Place::Expression;
        let index = self.nodes.list.iter().position(is_this);
        let texts = index.zip(self.input.scoping).map(|(index, scoping)| {
            let (start, end) = slices::wrapper(self.input.names, scoping, index, &self.nodes.list[index]);
            (index, start, end)
        });
        let Some((index, start, end)) = texts else {
            return visit(self);
        };
        self.edits.wrap(span.start, start, Wrap::Start(index));
        visit(self);
        self.edits.wrap(span.end, end, Wrap::End(index));
    }

    fn edit_returned(&mut self, operand: &Expression<'a>) {
        let Some(operator) = self.awaits.return_of(operand) else {
            return self.visit_expression(operand);
        };
        self.edit_operand(operator, operand.span().start, operand);
    }

    /// Edits the operand of something that waits and begins at `start`, whose keyword stays.
    fn edit_operand(&mut self, operator: Operator, start: u32, operand: &Expression<'a>) {
        let before = self.awaits.before(operator, operand);
        self.edits.insert(operand.span().start, before);
        self.visit_expression(operand);
        self.awaits.after(self.edits, operator, start, operand);
    }

    /// Whether the current node is in what the runtime drives through `yield`: the top level of a module, or a body.
    fn is_driven(&self) -> bool {
        self.awaits.is_driven() || (self.depth == 0 && self.input.is_module)
    }

    /// A `for await` loop that is driven; it begins at `start` with its labels.
    fn edit_driven_loop(&mut self, statement: &ForOfStatement<'a>, start: u32, labels: &str) {
        self.has_top_level_await |= self.depth == 0;
        self.uses_iterations = true;
        let texts = delegation::driven_loop(self.input.names, labels, &statement.right);
        let (left, right) = (statement.left.span(), statement.right.span());
        self.edits.replace(start, left.start, texts.head);
        self.visit_for_statement_left(&statement.left);
        let (before, after) = texts.iterated;
        self.edits.insert(right.start, before);
        self.visit_expression(&statement.right);
        self.edits
            .wrap(right.end, after, Wrap::Tail { start: right.start });
        self.visit_statement(&statement.body);
        self.edits.insert(statement.body.span().end, texts.tail);
    }

    /// Lets a `catch` or `finally` begin with restoring the frame, if what it follows waits.
    fn restore_at(&mut self, block: Span, waits_before: u32) {
        if self.awaits.waits() > waits_before {
            self.edits.insert(block.start + 1, self.awaits.restoring());
        }
    }

    /// Edits something of which `stack` is read.
    fn edit_read(&mut self, read: &Read, object: &Expression<'a>) {
        self.reads.before(self.edits, read);
        self.visit_expression(object);
        ErrorReads::after(self.edits, read);
    }

    /// Moves a parameter of which `stack` is read into the body.
    fn move_parameter(&mut self, function: &Function<'a>) {
        let is_typed = function.return_type.is_some();
        let (Some(body), false, false) = (&function.body, function.r#async, function.generator) else {
            return;
        };
        if let Some(parameter) = self.reads.movable(&function.params, is_typed) {
            let body = body.span.start + 1;
            self.reads.edit_parameter(self.edits, parameter, body, "", "");
        }
    }

    fn move_arrow_parameter(&mut self, arrow: &ArrowFunctionExpression<'a>) -> bool {
        let is_typed = arrow.return_type.is_some() || arrow.r#async;
        let Some(parameter) = self.reads.movable(&arrow.params, is_typed) else {
            return false;
        };
        let body = arrow.body.span().start;
        let (body, open) = match arrow.body.as_expression() {
            Some(_) => (body, " return ("),
            None => (body + 1, ""),
        };
        self.reads
            .edit_parameter(self.edits, parameter, body, " =>", open);
        true
    }

    fn fail(&mut self, span: Span, message: &str) {
        if self.error.is_none() {
            self.error = Some(self.links.error(span, message));
        }
    }

    fn binding(&self, identifier: &IdentifierReference<'a>) -> Option<&Binding> {
        let reference = identifier.reference_id.get()?;
        let symbol = self.input.scoping?.get_reference(reference).symbol_id()?;
        self.links.bindings.get(&symbol)
    }

    /// What stands for an imported identifier in the text.
    fn access(&self, identifier: &IdentifierReference<'a>) -> Option<String> {
        let names = self.input.names;
        let text = match self.binding(identifier)? {
            Binding::Name { request, name } => property(&names.environment(*request), name),
            Binding::Namespace { .. } if self.is_written(identifier) => {
                format!("{}.constant", names.module())
            }
            Binding::Namespace { request } => names.namespace(*request),
        };
        Some(text)
    }

    /// What stands for any identifier.
    fn name_of(&self, identifier: &IdentifierReference<'a>) -> String {
        self.access(identifier)
            .unwrap_or_else(|| identifier.name.to_string())
    }

    fn is_written(&self, identifier: &IdentifierReference<'a>) -> bool {
        let reference = identifier.reference_id.get().zip(self.input.scoping);
        reference.is_some_and(|(id, scoping)| scoping.get_reference(id).is_write())
    }

    /// A semicolon, if text that begins with a parenthesis at `offset` would be taken for a call's arguments.
    fn guard(&self, offset: u32) -> &'static str {
        if offset == self.statement_start { ";" } else { "" }
    }

    /// What makes code of text gets a way to import from there, if the program's text speaks of imports at all.
    fn edit_maker(&mut self, callee: &Expression<'a>, arguments: &[Argument<'a>], is_new: bool) -> bool {
        let Some(maker) = made_code::maker(callee, arguments) else {
            return false;
        };
        let is_imported = matches!(callee, Expression::Identifier(name) if self.binding(name).is_some());
        if is_imported || !has_word(self.input.source, "import") {
            return false;
        }
        self.makes_code = true;
        let (module, callee) = (self.input.names.module(), callee.span());
        match maker {
            Maker::Function if is_new => {
                let made = format!("({module}.made(Function))");
                self.edits.replace(callee.start, callee.end, made);
            }
            Maker::Function => {
                let made = format!("{module}.made(Function)");
                self.edits.replace(callee.start, callee.end, made);
            }
            Maker::Eval(text) if !is_new => {
                let start = text.start;
                self.edits.insert(start, format!("{module}.importable("));
                let end = format!(", \"{module}\")");
                self.edits.wrap(text.end, end, Wrap::Tail { start });
            }
            Maker::Eval(_) => return false,
        }
        true
    }

    /// An imported function is called without `this`, though it is read from an object.
    fn edit_callee(&mut self, callee: &Expression<'a>) -> bool {
        let start = callee.span().start;
        let Expression::Identifier(identifier) = callee.get_inner_expression() else {
            return false;
        };
        if !matches!(self.binding(identifier), Some(Binding::Name { .. })) {
            return false;
        }
        let Some(access) = self.access(identifier) else {
            return false;
        };
        let guard = if start == identifier.span.start {
            self.guard(start)
        } else {
            ""
        };
        self.edits.replace(
            identifier.span.start,
            identifier.span.end,
            format!("{guard}(0,{access})"),
        );
        true
    }
}

/// An overload, or a function that is only declared.
fn is_only_type(function: &Function) -> bool {
    function.declare || function.body.is_none()
}
