//! `internal/crypto_random`: bytes that nobody can foresee, and comparing without telling where.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/crypto.html>

use runtime::{Builtin, Call, CallExt, Error, Local, Result};

use crate::crypto::request;

/// Its JS is `internal_crypto_random.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/crypto_random",
    source: include_str!("internal_crypto_random.js"),
    ops: |table| {
        table.add("randomFill", random_fill);
        table.add("randomBytes", random_bytes);
        table.add("timingSafeEqual", timing_safe_equal);
    },
};

/// `randomFill(view, offset, length)`
fn random_fill<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (offset, length) = (call.arg_usize(1), call.arg_usize(2));
    if let Some(part) = call.arg_bytes_mut(0)?.get_mut(offset..offset + length) {
        fill(part)?;
    }
    Ok(call.undefined())
}

/// `randomBytes(length, callback)`: an ArrayBuffer.
fn random_bytes<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let length = call.arg_usize(0);
    request(
        call,
        1,
        move || {
            let mut bytes = vec![0; length];
            getrandom::fill(&mut bytes).is_ok().then_some(bytes)
        },
        || no_randomness("randomBytes"),
    )
}

fn fill(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|_| no_randomness("randomFill"))
}

fn no_randomness(what: &str) -> Error {
    Error::plain(
        "ERR_OPERATION_FAILED",
        format!("Operation failed: the system gave {what} no random bytes"),
    )
}

/// Compares without stopping at the first difference.
fn timing_safe_equal<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (a, b) = (call.arg_bytes(0)?, call.arg_bytes(1)?);
    let difference = a
        .iter()
        .zip(b)
        .fold(0, |all, (x, y)| all | std::hint::black_box(x ^ y));
    Ok(call.boolean(a.len() == b.len() && difference == 0))
}
