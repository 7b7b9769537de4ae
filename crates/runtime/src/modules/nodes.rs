//! The node functions of the files that a process has loaded.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use loader::{Format, NodeSlice, Prepared};

/// The node functions of loaded files, by file.
#[derive(Clone, Default)]
pub struct SharedNodes(Arc<Mutex<HashMap<String, Vec<Arc<NodeFunction>>>>>);

/// A node function as the loader has cut it out, with the modules it needs.
#[derive(Debug)]
pub struct NodeFunction {
    /// Its slice.
    pub slice: NodeSlice,
    /// Specifier and attributes (pairs) of each module it needs.
    pub requests: Vec<(String, Vec<(String, String)>)>,
    /// Which of those, by position, are needed as namespace objects.
    pub namespaces: Vec<usize>,
    /// Whether it comes from a CommonJS module.
    pub is_common_js: bool,
}

impl SharedNodes {
    /// Node function `index` of `file`.
    pub fn find(&self, file: &str, index: usize) -> Option<Arc<NodeFunction>> {
        self.lock()
            .get(file)?
            .iter()
            .find(|node| node.slice.index == index)
            .cloned()
    }

    pub(super) fn add(&self, file: &str, prepared: &Prepared) {
        let nodes = prepared.nodes.iter().map(|slice| {
            let needed = slice.requests.iter().map(|request| &prepared.requests[*request]);
            let place = |request: &usize| slice.requests.iter().position(|needed| needed == request);
            Arc::new(NodeFunction {
                slice: slice.clone(),
                requests: needed
                    .map(|request| (request.specifier.clone(), request.attributes.clone()))
                    .collect(),
                namespaces: slice.namespaces.iter().filter_map(place).collect(),
                is_common_js: prepared.format == Format::CommonJs,
            })
        });
        let nodes = nodes.collect();
        self.lock().insert(file.to_owned(), nodes);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Vec<Arc<NodeFunction>>>> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
