//! The text that precedes a module's own, and how names of exports are written in texts.

use crate::{links::Links, names::Names, prepared::Shape};
use std::borrow::Cow;

/// What comes before the module's own text, on its first line.
pub(crate) fn prologue(
    names: &Names,
    links: &Links,
    shape: Shape,
    anonymous_default: bool,
    context: &str,
    nodes: &str,
) -> String {
    let mut text = match shape {
        Shape::Generator => format!("(function* ({}", names.module()),
        _ => format!("(async function ({}", names.module()),
    };
    let environments = (0..links.requests.len()).map(|request| names.environment(request));
    let namespaces = links.namespaces.iter().map(|request| names.namespace(*request));
    for parameter in environments.chain(namespaces) {
        text.push_str(", ");
        text.push_str(&parameter);
    }
    text.push_str(") { \"use strict\"; ");
    text.push_str(context);
    if !links.getters.is_empty() {
        let getters: Vec<_> = links
            .getters
            .iter()
            .map(|(exported, local)| format!("get {}() {{ return {local}; }}", property_key(exported)))
            .collect();
        let default = if anonymous_default {
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
    text.push_str(nodes);
    if shape == Shape::Generator {
        text.push_str("yield; ");
    }
    text
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
