//! What only the engine knows of a value: native functions for `util.inspect` and `util.types`.

use jsc::{Call, Local, PromiseState, Scope};

use crate::error::Result;
use crate::realm::ScopeExt;

/// `promiseState(promise)`: `[0]` pending, `[1, value]` fulfilled, `[2, reason]` rejected; undefined for what is no promise.
pub fn promise_state<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let value = call.arg(0);
    Ok(match call.promise_state(value) {
        None => call.undefined(),
        Some(PromiseState::Pending) => call.array(&[call.number(0.0)]),
        Some(PromiseState::Fulfilled(value)) => call.array(&[call.number(1.0), value]),
        Some(PromiseState::Rejected(reason)) => call.array(&[call.number(2.0), reason]),
    })
}

/// `proxyDetails(value)`: undefined when it is no proxy (a module namespace object does not count as one), null when it is revoked, else `[target, handler]`.
pub fn proxy_details<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let value = call.arg(0);
    if call.class_of(value) != Some("Proxy") || is_namespace(call, value)? {
        return Ok(call.undefined());
    }
    Ok(match call.proxy_details(value) {
        Some((target, handler)) => call.array(&[target, handler]),
        None => call.null(),
    })
}

/// `copyIterator(original, copy)`: makes an iterator of a map or set go on where another is; tells by a number what kind of things they give, or undefined.
pub fn copy_iterator<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (original, copy) = (call.arg(0), call.arg(1));
    Ok(match call.copy_iterator(original, copy) {
        Some(kind) => call.number(kind),
        None => call.undefined(),
    })
}

/// `weakEntries(collection)`: what is in a WeakSet, keys and values in turn of a WeakMap, or undefined.
pub fn weak_entries<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let collection = call.arg(0);
    Ok(match call.weak_entries(collection) {
        Some(entries) => entries,
        None => call.undefined(),
    })
}

/// `typeTag(value)`: the engine's class of an object, undefined where it has none of its own.
pub fn type_tag<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let value = call.arg(0);
    Ok(match call.class_of(value) {
        Some("Proxy") if is_namespace(call, value)? => call.string("ModuleNamespace"),
        Some(class) => call.string(class),
        None => call.undefined(),
    })
}

/// `sameStructure(a, b)`: whether two objects have the same class, prototype and named properties. Elements do not count.
pub fn same_structure<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (a, b) = (call.arg(0), call.arg(1));
    let is_same = call.same_structure(a, b);
    Ok(call.boolean(is_same))
}

fn is_namespace<'s>(scope: &mut Scope<'s>, value: Local<'s>) -> Result<bool> {
    let esm = scope.require("internal/esm_records")?;
    let is_namespace = scope.get(esm, "isNamespace")?;
    let answer = scope.call(is_namespace, esm, &[value])?;
    Ok(scope.truthy(answer))
}
