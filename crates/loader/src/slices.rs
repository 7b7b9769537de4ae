//! The text of a slice: the source with everything removed but the code that one node function needs, lines kept.
//! Scopes that enclose what is kept stay as blocks, so that names go on meaning the same.

use crate::{
    edits::{Edits, Wrap},
    names::{Names, Uses},
    node_functions::{Item, NodeFunction, NodeFunctions, Place},
    position::Lines,
    prepared::{Capture, NodeSlice},
};
use oxc::{semantic::Scoping, span::Span, syntax::scope::ScopeId};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeSet, HashMap},
    fmt::Write,
};

/// What all slices of a module have in common. The edits must be sorted.
pub(crate) struct SliceInput<'s> {
    pub(crate) source: &'s str,
    pub(crate) nodes: &'s NodeFunctions,
    pub(crate) scoping: &'s Scoping,
    pub(crate) names: &'s Names,
    pub(crate) edits: &'s Edits,
    pub(crate) is_strict: bool,
    /// What the edits refer to.
    pub(crate) uses: Uses,
    pub(crate) lines: &'s Lines<'s>,
    /// Definitions that the text may need.
    pub(crate) helpers: &'s str,
}

/// The slices of all node functions of a module.
pub(crate) fn slices(input: &SliceInput) -> Vec<NodeSlice> {
    (0..input.nodes.list.len())
        .map(|index| slice(input, index))
        .collect()
}

/// `$roata.node(INDEX, ` and `, () => [captures])`.
pub(crate) fn wrapper(
    names: &Names,
    scoping: &Scoping,
    index: usize,
    function: &NodeFunction,
) -> (String, String) {
    let captures: Vec<_> = function
        .captures
        .values()
        .map(|symbol| scoping.symbol_name(*symbol))
        .collect();
    let classes: Vec<_> = function
        .classes
        .values()
        .map(|symbol| scoping.symbol_name(*symbol))
        .collect();
    let classes = if classes.is_empty() {
        String::new()
    } else {
        format!(", () => ({{ {} }})", classes.join(", "))
    };
    (
        format!("{}.node({index}, ", names.module()),
        format!(", () => [{}]{classes})", captures.join(", ")),
    )
}

/// `f = $roata.node(INDEX, f, () => [captures]); `.
pub(crate) fn reassignment(
    names: &Names,
    scoping: &Scoping,
    index: usize,
    function: &NodeFunction,
) -> String {
    let (start, end) = wrapper(names, scoping, index, function);
    format!("{name} = {start}{name}{end}; ", name = function.binding)
}

fn slice(input: &SliceInput, index: usize) -> NodeSlice {
    let function = &input.nodes.list[index];
    let assembly = Assembly {
        input,
        index,
        function,
    };
    let (edits, end) = assembly.edits();
    let source = &input.source[..end as usize];
    let suffix = format!(" return {}; }} }})", input.names.sliced());
    let (text, map) = edits.apply(source, &assembly.prefix(), &suffix);
    let position = input.lines.position(function.span.start);
    NodeSlice {
        index,
        name: function.name.clone(),
        hash: hash(input.source, index),
        text,
        map,
        captures: assembly.captures(),
        classes: function
            .classes
            .values()
            .map(|symbol| input.scoping.symbol_name(*symbol).to_owned())
            .collect(),
        free: function.free.iter().cloned().collect(),
        requests: function.requests.iter().copied().collect(),
        namespaces: function.namespaces.iter().copied().collect(),
        is_generator: function.is_generator,
        line: position.line,
        column: position.column,
    }
}

fn hash(source: &str, index: usize) -> String {
    let digest = Sha256::new()
        .chain_update(source)
        .chain_update(index.to_string())
        .finalize();
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// One slice in the making.
struct Assembly<'x, 's> {
    input: &'x SliceInput<'s>,
    index: usize,
    function: &'x NodeFunction,
}

/// Something that happens at an offset of the source; the order here is the order at one offset.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    RegionEnd {
        suffix: &'static str,
    },
    /// Inner blocks end first: those that began last.
    BlockEnd {
        began: std::cmp::Reverse<u32>,
    },
    /// Outer blocks begin first: those that end last.
    BlockStart {
        ends: std::cmp::Reverse<u32>,
        text: String,
    },
    RegionStart {
        end: u32,
        prefix: String,
    },
}

impl Assembly<'_, '_> {
    fn prefix(&self) -> String {
        let names = self.input.names;
        let mut text = format!("(function ({}", names.module());
        let environments = self
            .function
            .requests
            .iter()
            .map(|request| names.environment(*request));
        let namespaces = self
            .function
            .namespaces
            .iter()
            .map(|request| names.namespace(*request));
        for parameter in environments.chain(namespaces) {
            text.push_str(", ");
            text.push_str(&parameter);
        }
        text.push_str(") { ");
        if self.input.is_strict {
            text.push_str("\"use strict\"; ");
        }
        for variable in &self.function.module_variables {
            let _ = write!(text, "const {variable} = {}.{variable}; ", names.module());
        }
        text.push_str(&names.declarations(self.input.uses));
        text.push_str(self.input.helpers);
        let _ = write!(
            text,
            "return function ({}) {{ let {}; ",
            names.captures(),
            names.sliced()
        );
        text.push_str(&self.opening(self.input.scoping.root_scope_id()));
        text
    }

    fn captures(&self) -> Vec<Capture> {
        let capture = |(&offset, &symbol): (&u32, &_)| {
            let position = self.input.lines.position(offset);
            let name = self.input.scoping.symbol_name(symbol).to_owned();
            Capture {
                name,
                line: position.line,
                column: position.column,
            }
        };
        self.function.captures.iter().map(capture).collect()
    }

    /// What a scope begins with: captured variables that it declares, and node functions in their wrappers.
    fn opening(&self, scope: ScopeId) -> String {
        let Self { input, function, .. } = self;
        let mut text = String::new();
        for (at, &symbol) in function.captures.values().enumerate() {
            if input.scoping.symbol_scope_id(symbol) == scope {
                let name = input.scoping.symbol_name(symbol);
                let _ = write!(text, "const {name} = {}[{at}]; ", input.names.captures());
            }
        }
        for (index, other) in input.nodes.list.iter().enumerate() {
            let is_kept = function
                .items
                .get(&other.span.start)
                .is_some_and(|item| item.end == other.span.end);
            if !is_kept || other.scope != scope || other.place == Place::Expression {
                continue;
            }
            if index == self.index {
                let _ = write!(text, "{} = {}; ", input.names.sliced(), other.binding);
            }
            text.push_str(&reassignment(input.names, input.scoping, index, other));
        }
        text
    }

    /// Whether the function is an expression that no kept declaration contains.
    fn stands_alone(&self) -> bool {
        let span = self.function.span;
        let contains = |item: &Item| item.start <= span.start && span.end <= item.end;
        self.function.place == Place::Expression && !self.function.items.values().any(contains)
    }

    fn edits(&self) -> (Edits, u32) {
        let mut edits = Edits::default();
        let mut offset = 0;
        let mut region_end = 0;
        for (at, event) in self.events() {
            if !matches!(event, Event::RegionEnd { .. }) || region_end == 0 {
                edits.replace(offset, at, "");
            }
            offset = at;
            match event {
                Event::RegionStart { end, prefix } => {
                    edits.insert(at, prefix);
                    self.keep(&mut edits, at, end);
                    region_end = end;
                    offset = end;
                }
                Event::RegionEnd { suffix } => {
                    edits.insert(at, suffix);
                    region_end = 0;
                }
                Event::BlockStart { text, .. } => edits.insert(at, format!("{{ {text}")),
                Event::BlockEnd { .. } => edits.insert(at, " }"),
            }
        }
        (edits, offset)
    }

    /// The module's own edits in a kept region. What only touches it belongs to its surroundings.
    fn keep(&self, edits: &mut Edits, start: u32, end: u32) {
        edits.take_bodies(self.input.edits, start, end);
        for edit in self.input.edits.within(start, end) {
            let touches = edit.start == edit.end && (edit.start == start || edit.start == end);
            let mut edit = edit.clone();
            match edit.wrap {
                None if touches || edit.end > end => continue,
                Some(Wrap::Tail { start: began }) if began < start => continue,
                Some(Wrap::Start(index) | Wrap::End(index)) if index == self.index && self.stands_alone() => {
                    continue;
                }
                Some(Wrap::Start(index) | Wrap::End(index)) if !self.contains(start, end, index) => continue,
                Some(Wrap::Start(index)) if index == self.index => {
                    edit.text = format!("{}{} = ", edit.text, self.input.names.sliced()).into();
                }
                _ => {}
            }
            edits.push(edit);
        }
    }

    fn contains(&self, start: u32, end: u32, index: usize) -> bool {
        let span = self.input.nodes.list[index].span;
        start <= span.start && span.end <= end
    }

    fn events(&self) -> Vec<(u32, Event)> {
        let mut events = Vec::new();
        for item in self.function.items.values() {
            let (prefix, suffix) = if item.is_declarator {
                ("const ", ";")
            } else {
                ("", "")
            };
            events.push((
                item.start,
                Event::RegionStart {
                    end: item.end,
                    prefix: prefix.to_owned(),
                },
            ));
            events.push((item.end, Event::RegionEnd { suffix }));
        }
        if self.stands_alone() {
            let span = self.function.span;
            let prefix = format!("{} = (", self.input.names.sliced());
            events.push((
                span.start,
                Event::RegionStart {
                    end: span.end,
                    prefix,
                },
            ));
            events.push((span.end, Event::RegionEnd { suffix: ");" }));
        }
        for (scope, span) in self.blocks() {
            let text = self.opening(scope);
            let Span { start, end, .. } = span;
            events.push((
                start,
                Event::BlockStart {
                    ends: std::cmp::Reverse(end),
                    text,
                },
            ));
            events.push((
                end,
                Event::BlockEnd {
                    began: std::cmp::Reverse(start),
                },
            ));
        }
        events.sort();
        events
    }

    /// The scopes, the outermost excepted, in which something kept is declared.
    fn blocks(&self) -> HashMap<ScopeId, Span> {
        let Self { input, function, .. } = self;
        let root = input.scoping.root_scope_id();
        let declared = function
            .captures
            .values()
            .map(|symbol| input.scoping.symbol_scope_id(*symbol));
        let kept = function.items.values().map(|item| item.scope);
        let scopes: BTreeSet<ScopeId> = declared
            .chain(kept)
            .chain([function.scope])
            .flat_map(|scope| input.scoping.scope_ancestors(scope))
            .collect();
        let known = |scope: ScopeId| input.nodes.scopes.get(&scope).map(|span| (scope, *span));
        scopes
            .into_iter()
            .filter(|scope| *scope != root)
            .filter_map(known)
            .collect()
    }
}
