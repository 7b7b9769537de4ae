//! Node functions: finds the functions marked `"use node"` or given to `node()`, and for each the *slice* of its module
//! (the code it refers to, and what that refers to) and the variables it captures.

mod slicer;
mod survey;
mod visit;

use crate::{links::Binding, prepared::Request, words::Complaint};
use oxc::{
    ast::ast::*,
    ast_visit::Visit,
    semantic::Scoping,
    span::Span,
    syntax::{scope::ScopeId, symbol::SymbolId},
};
use slicer::Slicer;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use survey::Survey;

/// A node function and its slice.
pub(crate) struct NodeFunction {
    /// The function itself.
    pub(crate) span: Span,
    pub(crate) name: String,
    /// The variable of a declaration.
    pub(crate) binding: String,
    pub(crate) is_generator: bool,
    pub(crate) place: Place,
    /// The scope it stands in.
    pub(crate) scope: ScopeId,
    /// Declarations that make up the slice, besides an expression that is the function itself.
    pub(crate) items: BTreeMap<u32, Item>,
    /// Captured variables with where they are declared, in order of declaration.
    pub(crate) captures: BTreeMap<u32, SymbolId>,
    /// Classes of the slice that can be named where the function stands, in order of declaration.
    pub(crate) classes: BTreeMap<u32, SymbolId>,
    /// Requests whose environments the slice needs.
    pub(crate) requests: BTreeSet<usize>,
    /// Requests whose namespace objects the slice needs.
    pub(crate) namespaces: BTreeSet<usize>,
    /// What the slice uses of a CommonJS module's own variables.
    pub(crate) module_variables: BTreeSet<&'static str>,
    /// Names that nothing in the module declares.
    pub(crate) free: BTreeSet<String>,
}

/// How a node function is written.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// `async function f() {…}`: `f` is assigned anew at `insert`, or in the prologue if that is `None`.
    Declaration { insert: Option<u32> },
    /// Wrapped where it stands.
    Expression,
}

/// A declaration kept in a slice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Item {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// A declarator without its `const`.
    pub(crate) is_declarator: bool,
    pub(crate) scope: ScopeId,
}

/// All that was found in a program.
#[derive(Default)]
pub(crate) struct NodeFunctions {
    pub(crate) list: Vec<NodeFunction>,
    /// The node each scope belongs to.
    pub(crate) scopes: HashMap<ScopeId, Span>,
}

/// What is known of a program before its node functions are.
pub(crate) struct Known<'s> {
    pub(crate) scoping: &'s Scoping,
    /// Those of import declarations.
    pub(crate) bindings: &'s HashMap<SymbolId, Binding>,
    pub(crate) requests: &'s [Request],
    pub(crate) is_module: bool,
    /// The name that an anonymous default export gets.
    pub(crate) anonymous_default: &'s str,
    /// The name of what decorated classes call.
    pub(crate) decorators: Option<&'s str>,
}

/// Finds node functions and computes their slices.
pub(crate) fn find(program: &Program, known: Known) -> Result<NodeFunctions, Complaint> {
    let mut survey = Survey::new(known);
    survey.visit_program(program);
    if let Some(complaint) = survey.complaint {
        return Err(complaint);
    }
    let mut list = std::mem::take(&mut survey.found);
    list.sort_by_key(|function| function.span.start);
    for function in &mut list {
        Slicer {
            survey: &survey,
            function,
        }
        .slice()?;
    }
    Ok(NodeFunctions {
        list,
        scopes: survey.scopes,
    })
}
