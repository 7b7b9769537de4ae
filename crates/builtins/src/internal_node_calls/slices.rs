//! Slices as one process knows them: numbered, with what a core needs to load them in front of their text.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use nodes::Slice;
use runtime::{Call, CallExt, Error, Local, NodeFunction, Result, ScopeExt};
use serde_json::json;

#[derive(Default)]
struct Known {
    by_hash: HashMap<[u8; 32], u32>,
    slices: Vec<Arc<Slice>>,
}

fn known() -> MutexGuard<'static, Known> {
    static KNOWN: OnceLock<Mutex<Known>> = OnceLock::new();
    KNOWN.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

/// The slice with this number.
pub(crate) fn by_number(number: usize) -> Option<Arc<Slice>> {
    known().slices.get(number).cloned()
}

/// The slice with this hash.
pub(crate) fn by_hash(hash: &[u8; 32]) -> Option<Arc<Slice>> {
    let known = known();
    let number = *known.by_hash.get(hash)? as usize;
    known.slices.get(number).cloned()
}

/// The slices that a realm has used, without a lock.
#[derive(Default)]
pub(crate) struct Cache {
    by_number: RefCell<Vec<Option<Arc<Slice>>>>,
    last: RefCell<Option<(Arc<Slice>, usize)>>,
}

impl Cache {
    /// The slice with this number.
    pub(crate) fn get(&self, number: usize) -> Result<Arc<Slice>> {
        if let Some(Some(slice)) = self.by_number.borrow().get(number) {
            return Ok(Arc::clone(slice));
        }
        let slice = by_number(number).ok_or_else(|| Error::plain("ERR_ROATA_SLICE", "no such slice"))?;
        let mut known = self.by_number.borrow_mut();
        if known.len() <= number {
            known.resize(number + 1, None);
        }
        known[number] = Some(Arc::clone(&slice));
        Ok(slice)
    }

    /// A slice's number; that of the last one asked for is at hand.
    pub(crate) fn number_of(&self, slice: &Arc<Slice>) -> usize {
        if let Some((last, number)) = &*self.last.borrow()
            && Arc::ptr_eq(last, slice)
        {
            return *number;
        }
        let number = number_of(slice);
        self.last.replace(Some((Arc::clone(slice), number)));
        number
    }
}

/// The number of a slice, given when it is first seen.
pub(crate) fn number_of(slice: &Arc<Slice>) -> usize {
    let mut known = known();
    if let Some(number) = known.by_hash.get(&slice.hash) {
        return *number as usize;
    }
    let number = known.slices.len();
    known.by_hash.insert(slice.hash, u32::try_from(number).unwrap_or(u32::MAX));
    known.slices.push(Arc::clone(slice));
    number
}

/// `slice(file, index)`: `[number, description]` of a node function of a loaded file; the description is JSON.
pub(crate) fn slice<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let file = call.arg_string(0)?;
    // The loader numbers functions from 0.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let index = call.arg_f64(1) as usize;
    let Some(node) = call.module_options().nodes.find(&file, index) else {
        return Err(Error::plain("ERR_ROATA_SLICE", format!("{file} has no node function {index}")));
    };
    let description = describe(&file, &node);
    let text = format!("{description}\n{}", node.slice.text);
    let number = number_of(&Arc::new(Slice { hash: hash_bytes(&node.slice.hash), module: file, text }));
    // Numbers of slices are small.
    #[allow(clippy::cast_precision_loss)]
    let parts = [call.number(number as f64), call.string(&description)];
    Ok(call.array(&parts))
}

/// The node function that a slice was cut for, by the slice's description. A process that got the slice from another looks at the file for it, which may
/// be none here, or another.
pub(crate) fn origin(call: &Call<'_>, file: &str, description: &str) -> Option<Arc<NodeFunction>> {
    let description: serde_json::Value = serde_json::from_str(description).ok()?;
    let index = usize::try_from(description.get("index")?.as_u64()?).ok()?;
    let nodes = &call.module_options().nodes;
    let found = nodes.find(file, index).or_else(|| {
        runtime::learn_node_functions(call, file);
        nodes.find(file, index)
    });
    found.filter(|node| description.get("hash").and_then(|hash| hash.as_str()) == Some(&node.slice.hash))
}

fn describe(file: &str, node: &NodeFunction) -> String {
    let cut = &node.slice;
    let captures = cut.captures.iter().map(|capture| json!([capture.name, capture.line, capture.column]));
    json!({
        "file": file,
        "index": cut.index,
        "name": cut.name,
        "hash": cut.hash,
        "captures": captures.collect::<Vec<_>>(),
        "classes": cut.classes,
        "free": cut.free,
        "requests": node.requests,
        "namespaces": node.namespaces,
        "isGenerator": cut.is_generator,
        "line": cut.line,
        "column": cut.column,
        "commonjs": node.is_common_js,
    })
    .to_string()
}

/// The bytes of a SHA-256 in hexadecimal.
fn hash_bytes(hex: &str) -> [u8; 32] {
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks(2)) {
        *byte = std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok()).unwrap_or(0);
    }
    bytes
}
