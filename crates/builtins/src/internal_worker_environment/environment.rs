//! `SHARE_ENV`: variables that several realms have in common.

use std::cell::OnceCell;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use runtime::{Call, CallExt, Error, Local, OpsTable, Result, Scope, ScopeExt};

/// Variables in the order in which they were first set.
#[derive(Default)]
pub(crate) struct Environment(Mutex<Vec<(String, String)>>);

/// The environment that a realm shares with others, if it does.
#[derive(Default)]
struct Shared(OnceCell<Arc<Environment>>);

impl Environment {
    /// Makes it the realm's.
    pub(crate) fn adopt(self: Arc<Environment>, scope: &Scope<'_>) {
        let _ = scope.extension(Shared::default).0.set(self);
    }

    /// The realm's, if it shares one.
    pub(crate) fn of(scope: &Scope<'_>) -> Option<Arc<Environment>> {
        scope.extension(Shared::default).0.get().cloned()
    }

    fn lock(&self) -> MutexGuard<'_, Vec<(String, String)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("sharesEnv", |call| {
        let shares = Environment::of(call).is_some();
        Ok(call.boolean(shares))
    });
    // `shareEnv(names and values by turns)`: from now on this realm's variables can be shared.
    table.add("shareEnv", |call| {
        let environment = Arc::new(Environment::default());
        let list = call.arg(0);
        let length = call.get(list, "length")?;
        // The length of an array.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let length = call.to_number(length) as u32;
        for index in (0..length).step_by(2) {
            let (name, value) = (call.get_index(list, index)?, call.get_index(list, index + 1)?);
            let pair = (call.to_text(name)?, call.to_text(value)?);
            environment.lock().push(pair);
        }
        environment.adopt(call);
        Ok(call.undefined())
    });
    table.add("getEnv", |call| {
        let name = call.arg_string(0)?;
        let value = shared(call)?
            .lock()
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.clone());
        Ok(value.map_or_else(|| call.undefined(), |value| call.string(&value)))
    });
    table.add("setEnv", |call| {
        let (name, value) = (call.arg_string(0)?, call.arg_string(1)?);
        let environment = shared(call)?;
        let mut pairs = environment.lock();
        match pairs.iter_mut().find(|(known, _)| *known == name) {
            Some(pair) => pair.1 = value,
            None => pairs.push((name, value)),
        }
        Ok(call.undefined())
    });
    table.add("deleteEnv", |call| {
        let name = call.arg_string(0)?;
        shared(call)?.lock().retain(|(known, _)| *known != name);
        Ok(call.undefined())
    });
    table.add("envNames", env_names);
}

fn env_names<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let names: Vec<String> = shared(call)?
        .lock()
        .iter()
        .map(|(name, _)| name.clone())
        .collect();
    let list = call.array(&[]);
    for (index, name) in (0..).zip(&names) {
        let name = call.string(name);
        call.set_index(list, index, name)?;
    }
    Ok(list)
}

fn shared(call: &Call<'_>) -> Result<Arc<Environment>> {
    Environment::of(call).ok_or_else(|| Error::plain("", "this realm shares no environment"))
}
