//! `internal/crypto_web_keys`: keys of the Web Crypto API.
//! Follows <https://w3c.github.io/webcrypto/>
use runtime::{Builtin, Call, CallExt, Local, Result};

/// Its JS is `internal_crypto_web_keys.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/crypto_web_keys",
    source: include_str!("internal_crypto_web_keys.js"),
    ops: |table| {
        table.add("visitPool", visit_pool);
    },
};

/// `visitPool(callback)`: calls back once a worker of the thread pool has got to it, in the order of the other requests: so late do promises settle
/// whose work Node does there.
fn visit_pool<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    call.blocking(0, || (), |scope, ()| Ok(scope.undefined()))?;
    Ok(call.undefined())
}
