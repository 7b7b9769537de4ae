//! `internal/node_scope`: functions that nodes have by name. Where each is, is known to the whole process; see the JS.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use runtime::{Builtin, Call, CallExt, Local, Result};

use crate::internal_node_calls::calls::CallerState;

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/node_scope",
    source: include_str!("internal_node_scope.js"),
    ops: |table| {
        table.add("define", define);
        table.add("find", find);
        table.add("forget", forget);
    },
};

/// By address and name: the realm that has the function, and its number there.
type Definitions = HashMap<(String, String), (u32, f64)>;

fn definitions() -> MutexGuard<'static, Definitions> {
    static DEFINITIONS: OnceLock<Mutex<Definitions>> = OnceLock::new();
    DEFINITIONS.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

/// `define(address, name, number)`: function `number` of this realm is that node's from now on, in the place of any before.
fn define<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let key = (call.arg_string(0)?, call.arg_string(1)?);
    let here = CallerState::of(call).core();
    definitions().insert(key, (here, call.arg_f64(2)));
    Ok(call.undefined())
}

/// `find(address, name)`: `[realm, number]` of that node's own function, undefined if it has none.
fn find<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let key = (call.arg_string(0)?, call.arg_string(1)?);
    let found = definitions().get(&key).copied();
    let Some((realm, number)) = found else { return Ok(call.undefined()) };
    let parts = [call.number(f64::from(realm)), call.number(number)];
    Ok(call.array(&parts))
}

/// `forget(address)`: the node has ended.
fn forget<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let address = call.arg_string(0)?;
    definitions().retain(|(owner, _), _| *owner != address);
    Ok(call.undefined())
}
