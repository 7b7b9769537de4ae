//! From one node function along its references: what belongs to its slice, and what it captures.

use oxc::{span::Span, syntax::symbol::SymbolId};

use super::survey::{Meaning, Reference, Survey};
use super::{Item, NodeFunction, Place};
use crate::{links::Binding, words::Complaint};

/// Follows references from one node function.
pub(super) struct Slicer<'x, 's> {
    pub(super) survey: &'x Survey<'s>,
    pub(super) function: &'x mut NodeFunction,
}

impl Slicer<'_, '_> {
    pub(super) fn slice(&mut self) -> Result<(), Complaint> {
        let span = self.function.span;
        if matches!(self.function.place, Place::Declaration { .. }) {
            let scope = self.function.scope;
            let own = Item {
                start: span.start,
                end: span.end,
                is_declarator: false,
                scope,
            };
            self.function.items.insert(own.start, own);
        }
        let mut pending = vec![span];
        while let Some(region) = pending.pop() {
            self.check_receivers(region)?;
            for (&start, reference) in self.survey.references.range(region.start..region.end) {
                let Some(item) = self.refer(region, Span::new(start, reference.end), reference)? else {
                    continue;
                };
                let is_own_declarator = item.is_declarator && item.scope == self.function.scope;
                if item.start < span.start && span.end <= item.end && !is_own_declarator {
                    let message = "A node function cannot refer to a function that it stands in";
                    return Err(Complaint::new(Span::new(start, reference.end), message));
                }
                if self.function.items.insert(item.start, item).is_none() {
                    pending.push(Span::new(item.start, item.end));
                }
            }
        }
        self.check_shadowing()
    }

    /// What a reference in a kept region adds to the slice.
    fn refer(&mut self, region: Span, span: Span, reference: &Reference) -> Result<Option<Item>, Complaint> {
        self.function.module_variables.extend(reference.module_variable);
        let Some(symbol) = reference.symbol else {
            if reference.module_variable.is_none() {
                self.function.free.extend(reference.free.clone());
            }
            return Ok(None);
        };
        match self.survey.bindings.get(&symbol) {
            Some(Binding::Name { request, .. }) => {
                self.function.requests.insert(*request);
                return Ok(None);
            }
            Some(Binding::Namespace { request }) => {
                self.function.requests.insert(*request);
                self.function.namespaces.insert(*request);
                return Ok(None);
            }
            None => {}
        }
        let declared = self.survey.scoping.symbol_span(symbol);
        if region.start <= declared.start && declared.end <= region.end {
            return Ok(None);
        }
        match self.survey.meanings.get(&symbol) {
            Some(Meaning::Code(item) | Meaning::Required(item)) => {
                if self.is_visible_class(symbol) {
                    self.function.classes.insert(declared.start, symbol);
                }
                Ok(Some(*item))
            }
            None if reference.is_write => {
                let name = self.survey.scoping.symbol_name(symbol);
                let message = format!("A node function cannot assign to '{name}', which it captures");
                Err(Complaint::new(span, &message))
            }
            None => {
                self.function.captures.insert(declared.start, symbol);
                Ok(None)
            }
        }
    }

    /// Whether `symbol` is a class that the place of the function sees under its name.
    fn is_visible_class(&self, symbol: SymbolId) -> bool {
        let scoping = self.survey.scoping;
        let name = scoping.symbol_name(symbol);
        scoping.symbol_flags(symbol).is_class()
            && scoping.find_binding(self.function.scope, name.into()) == Some(symbol)
    }

    fn check_receivers(&self, region: Span) -> Result<(), Complaint> {
        let outer = self.survey.receivers.iter().find(|receiver| {
            region.start <= receiver.span.start
                && receiver.span.end <= region.end
                && !(region.start <= receiver.owner && receiver.owner < region.end)
        });
        match outer {
            None => Ok(()),
            Some(receiver) => {
                let message = format!(
                    "A node function cannot use '{}' of an outer function",
                    receiver.what
                );
                Err(Complaint::new(receiver.span, &message))
            }
        }
    }

    /// Captured variables are read by name where the function stands: that name must mean the same there.
    fn check_shadowing(&self) -> Result<(), Complaint> {
        let scoping = self.survey.scoping;
        for &symbol in self.function.captures.values() {
            let name = scoping.symbol_ident(symbol);
            let seen = scoping
                .scope_ancestors(self.function.scope)
                .find_map(|scope| scoping.get_binding(scope, name));
            if seen != Some(symbol) {
                let message = format!(
                    "'{name}', which a node function captures, is shadowed where the function stands"
                );
                return Err(Complaint::new(scoping.symbol_span(symbol), &message));
            }
        }
        Ok(())
    }
}
