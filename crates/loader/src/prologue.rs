//! The text that precedes a module's own, and how names of exports are written in texts.

use crate::{links::Links, names::Names};
use std::borrow::Cow;

/// What comes before the module's own text, on its first line.
pub(crate) struct Prologue<'a, 'i, 's, 't> {
    pub(crate) names: &'a Names,
    pub(crate) links: &'a Links<'i, 's, 't>,
    pub(crate) anonymous_default: bool,
    /// What the text needs, before anything else.
    pub(crate) definitions: &'a str,
    /// Assignments of node functions.
    pub(crate) nodes: &'a str,
}

impl Prologue<'_, '_, '_, '_> {
    pub(crate) fn text(&self) -> String {
        let Self { names, links, .. } = self;
        let mut text = format!("(function* ({}", names.module());
        let environments = (0..links.requests.len()).map(|request| names.environment(request));
        let namespaces = links.namespaces.iter().map(|request| names.namespace(*request));
        for parameter in environments.chain(namespaces) {
            text.push_str(", ");
            text.push_str(&parameter);
        }
        text.push_str(") { \"use strict\"; ");
        text.push_str(self.definitions);
        if !links.getters.is_empty() {
            let getters: Vec<_> = links
                .getters
                .iter()
                .map(|(exported, local)| format!("get {}() {{ return {local}; }}", property_key(exported)))
                .collect();
            let default = if self.anonymous_default {
                format!(", {}", names.default_export())
            } else {
                String::new()
            };
            text.push_str(&format!(
                "{}.export({{ {} }}{default}); ",
                names.module(),
                getters.join(", ")
            ));
        }
        text.push_str(self.nodes);
        text.push_str("yield; ");
        text
    }
}

/// `object.name` or `object["name"]`.
pub(crate) fn property(object: &str, name: &str) -> String {
    if is_identifier_name(name) {
        format!("{object}.{name}")
    } else {
        format!("{object}[{}]", quote(name))
    }
}

fn property_key(name: &str) -> Cow<'_, str> {
    if is_identifier_name(name) {
        name.into()
    } else {
        quote(name).into()
    }
}

fn is_identifier_name(name: &str) -> bool {
    oxc::syntax::identifier::is_identifier_name(name)
}

/// A JavaScript string literal.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\u{0}'..='\u{1f}' | '\u{2028}' | '\u{2029}' => quoted.push_str(&format!("\\u{:04x}", c as u32)),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
