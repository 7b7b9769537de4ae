//! `internal/tls`: sessions of TLS as state machines, bytes in and bytes out, on rustls. Follows <https://nodejs.org/docs/latest-v26.x/api/tls.html>
//!
//! Contexts and sessions are kept here under numbers, per realm; JS frees them. Which bytes come and go is the affair of `internal/tls/handle`.

mod certificate;
mod chain;
mod context;
mod failure;
mod pem;
mod session;
mod store;
mod verifier;

use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

use runtime::{Builtin, Call, CallExt, Error, Local, Result, Scope};
use rustls::pki_types::CertificateDer;

use crate::numbered::{Numbered, number_of};
use chain::Chain;
use context::{Asks, Context, Parts};
use failure::Reason;
use pem::Refusal;
use session::{FailedAt, Session, Terms, Wishes, told};
use store::Kept;

/// Its JS is `internal_tls.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/tls",
    source: include_str!("internal_tls.js"),
    ops: |table| {
        table.add("makeContext", make_context);
        table.add("freeContext", free_context);
        table.add("client", client);
        table.add("server", server);
        table.add("hello", hello);
        table.add("accept", accept);
        table.add("receive", receive);
        table.add("step", step);
        table.add("plain", plain);
        table.add("take", take);
        table.add("write", write);
        table.add("end", end);
        table.add("failure", failure);
        table.add("keys", keys);
        table.add("sessions", sessions);
        table.add("describe", describe);
        table.add("peerChain", peer_chain);
        table.add("verdict", verdict);
        table.add("exportKey", export_key);
        table.add("free", free);
        table.add("ownCertificate", own_certificate);
        table.add("certificate", certificate);
        table.add("certificates", certificates);
        table.add("systemAuthorities", system_authorities);
        table.add("extraAuthorities", extra_authorities);
    },
};

// ---- contexts

/// `makeContext(chains, keys, authorities, suites, least, most)`: its number. The first three are arrays of bytes; no authorities: those that everybody
/// trusts. Versions are 12 and 13.
fn make_context<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let chains = list_of_bytes(call, 0)?;
    let keys = list_of_bytes(call, 1)?;
    let has_authorities = call.is_object(call.arg(2));
    let authorities = if has_authorities { list_of_bytes(call, 2)? } else { Vec::new() };
    let suites = call.arg_string(3)?;
    let parts = Parts {
        chains: &chains,
        keys: &keys,
        authorities: has_authorities.then_some(&authorities),
        suites: &suites,
        versions: (call.arg_i32(4), call.arg_i32(5)),
    };
    let context = Context::new(&parts).map_err(refused)?;
    let id = Numbered::of(call).borrow_mut().keep(Rc::new(context));
    Ok(call.number(f64::from(id)))
}

fn refused(refusal: Refusal) -> Error {
    Error::plain(refusal.code, refusal.message)
}

fn free_context<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Numbered::<Rc<Context>>::of(call)
        .borrow_mut()
        .remove(number_of(call));
    Ok(call.undefined())
}

fn context_at(call: &Call<'_>, index: usize) -> Result<Rc<Context>> {
    let number = u32::try_from(call.arg_usize(index)).unwrap_or_default();
    let context = Numbered::<Rc<Context>>::of(call).borrow().get(number).cloned();
    context.ok_or_else(|| Error::plain("ERR_INTERNAL_ASSERTION", "The secure context is gone"))
}

/// `ownCertificate(context)`: as DER, if it has one.
fn own_certificate<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let context = context_at(call, 0)?;
    Ok(match context.own_certificate() {
        Some(certificate) => call.array_buffer(certificate.to_vec()),
        None => call.undefined(),
    })
}

// ---- sessions

/// `client(context, name, alpn, session)`: its number. The name is that of the server, empty for none; `alpn` has names with their lengths before
/// them; `session` is what `sessions` gave, or undefined.
fn client<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let context = context_at(call, 0)?;
    let wishes = Wishes {
        name: call.arg_string(1)?,
        alpn: protocols(call.arg_bytes(2)?),
        session: call
            .bytes(call.arg(3))
            .and_then(|bytes| Kept::of(call).borrow_mut().resume(bytes)),
    };
    let session = Session::client(&context, wishes).map_err(|reason| openssl_error(&reason))?;
    Ok(keep(call, session))
}

/// `server()`
fn server<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Ok(keep(call, Session::server()))
}

fn keep<'s>(call: &Call<'s>, session: Session) -> Local<'s> {
    let id = Numbered::of(call).borrow_mut().keep(session);
    call.number(f64::from(id))
}

/// `hello(session)`: what a client wants: `[name, alpn]`.
fn hello<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let Some((name, alpn)) = with(call, |session| session.hello()).flatten() else {
        return Ok(call.undefined());
    };
    let wire = alpn
        .iter()
        .flat_map(|name| {
            let length = u8::try_from(name.len()).unwrap_or(u8::MAX);
            [&[length][..], name].concat()
        })
        .collect();
    let values = [call.string(&name), call.array_buffer(wire)];
    Ok(call.array(&values))
}

/// `accept(session, context, alpn, asks, needs, ownOrder)`: what comes of it, as `step`.
fn accept<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let context = context_at(call, 1)?;
    let terms = Terms {
        alpn: protocols(call.arg_bytes(2)?),
        asks: if call.arg_bool(3) {
            Asks::Certificate {
                is_needed: call.arg_bool(4),
            }
        } else {
            Asks::Nothing
        },
        own_order: call.arg_bool(5),
    };
    let what = with(call, |session| session.accept(&context, terms)).unwrap_or(0);
    Ok(call.number(f64::from(what)))
}

/// `receive(session, bytes)`
fn receive<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let bytes = call.arg_bytes(1)?;
    with(call, |session| session.receive(bytes));
    Ok(call.undefined())
}

/// `step(session)`: reads one record; a number of bits, see `internal/tls/handle`.
fn step<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let what = with(call, |session| {
        let what = session.step();
        if session.has_keys() { what | told::KEYS } else { what }
    });
    Ok(call.number(f64::from(what.unwrap_or(0))))
}

/// `plain(session)`: what has been read for the program.
fn plain<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let bytes = with(call, Session::take_plain).unwrap_or_default();
    Ok(call.array_buffer(bytes))
}

/// `take(session)`: what is to be sent; undefined for nothing.
fn take<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let bytes = with(call, Session::take).unwrap_or_default();
    Ok(if bytes.is_empty() {
        call.undefined()
    } else {
        call.array_buffer(bytes)
    })
}

/// `write(session, bytes)`
fn write<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let bytes = call.arg_bytes(1)?;
    with(call, |session| session.write(bytes));
    Ok(call.undefined())
}

/// `end(session)`: the other side is told that nothing more comes.
fn end<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    with(call, Session::end);
    Ok(call.undefined())
}

/// `failure(session)`: `[number, text, whether it was found here]`.
fn failure<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let found = with(call, |session| {
        let here = session.failed_at == FailedAt::Here;
        session.failure.clone().map(|reason| (reason, here))
    });
    let Some((reason, here)) = found.flatten() else {
        return Ok(call.undefined());
    };
    let values = [call.number(f64::from(reason.number)), call.string(&reason.text), call.boolean(here)];
    Ok(call.array(&values))
}

/// `keys(session)`: lines of secrets since it was last called.
fn keys<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let lines = with(call, |session| session.take_keys()).unwrap_or_default();
    Ok(call.array_from(lines.iter().map(|line| call.string(line))))
}

/// `sessions(session)`: bytes for each session that can be resumed since it was last called.
fn sessions<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let given = with(call, |session| std::mem::take(&mut session.given)).unwrap_or_default();
    let kept = Kept::of(call);
    let names: Vec<_> = given
        .into_iter()
        .filter_map(|saved| kept.borrow_mut().keep(saved))
        .collect();
    Ok(call.array_from(names.into_iter().map(|name| call.array_buffer(name))))
}

/// `describe(session)`: `[protocol, cipher, its standard name, group, ALPN or undefined, whether it is resumed]`.
fn describe<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let Some(about) = with(call, |session| session.describe()) else {
        return Ok(call.undefined());
    };
    let values = [
        call.string(about.protocol),
        call.string(about.cipher),
        call.string(about.standard),
        call.string(&about.group),
        about.alpn.map_or(call.undefined(), |name| call.string(&name)),
        call.boolean(about.is_resumed),
    ];
    Ok(call.array(&values))
}

/// `peerChain(session, context)`: the other side's certificate and those that lead to its authority, as DER.
fn peer_chain<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let trusted = context_at(call, 1)?.trusted();
    let chain = with(call, |session| Chain::build(session.peer_chain(), &trusted));
    let certificates = chain.map(|chain| chain.certificates).unwrap_or_default();
    Ok(array_of_bytes(call, &certificates))
}

/// `verdict(session, context)`: what is wrong with the other side's certificate; undefined if nothing is, null if there is none.
fn verdict<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let trusted = context_at(call, 1)?.trusted();
    let outcome = with(call, |session| {
        let sent = session.peer_chain();
        (!sent.is_empty()).then(|| Chain::build(sent, &trusted).verdict(session.purpose(), seconds_now()))
    });
    Ok(match outcome.flatten() {
        None => call.null(),
        Some(None) => call.undefined(),
        Some(Some(verdict)) => call.string(verdict),
    })
}

fn seconds_now() -> i64 {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(passed.as_secs()).unwrap_or(i64::MAX)
}

/// `exportKey(session, length, label, context or undefined)`
fn export_key<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let length = call.arg_usize(1);
    let (label, context) = (call.arg_bytes(2)?, call.bytes(call.arg(3)));
    let exported = with(call, |session| session.export(length, label, context));
    Ok(match exported.flatten() {
        Some(bytes) => call.array_buffer(bytes),
        None => call.undefined(),
    })
}

fn free<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Numbered::<Session>::of(call).borrow_mut().remove(number_of(call));
    Ok(call.undefined())
}

fn with<R>(call: &Call<'_>, work: impl FnOnce(&mut Session) -> R) -> Option<R> {
    let sessions = Numbered::<Session>::of(call);
    let mut sessions = sessions.borrow_mut();
    sessions.get_mut(number_of(call)).map(work)
}

// ---- certificates

/// `certificate(der)`: what it says, as JSON; undefined if it cannot be read.
fn certificate<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let about = certificate::describe(call.arg_bytes(0)?);
    Ok(match about {
        Some(about) => call.string(&about.to_string()),
        None => call.undefined(),
    })
}

/// `certificates(pem)`: those in a text, as DER.
fn certificates<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let found = pem::certificates(call.arg_bytes(0)?);
    Ok(array_of_bytes(call, &found))
}

/// `systemAuthorities()`, `extraAuthorities()`: as PEM.
fn system_authorities<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Ok(call.array_buffer(chain::system_text()))
}

fn extra_authorities<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    Ok(call.array_buffer(chain::extra_text()))
}

// ---- arguments and results

fn array_of_bytes<'s>(scope: &Scope<'s>, certificates: &[CertificateDer<'static>]) -> Local<'s> {
    scope.array_from(
        certificates
            .iter()
            .map(|certificate| scope.array_buffer(certificate.to_vec())),
    )
}

fn list_of_bytes(call: &mut Call<'_>, index: usize) -> Result<Vec<Vec<u8>>> {
    let list = call.arg(index);
    let length = call.get(list, "length")?;
    let mut found = Vec::new();
    // A list of JS has no more than 2^32 items.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    for at in 0..call.to_number(length) as u32 {
        let item = call.get_index(list, at)?;
        found.push(call.bytes(item).unwrap_or_default().to_vec());
    }
    Ok(found)
}

/// Names with their lengths before them: https://www.rfc-editor.org/rfc/rfc7301#section-3.1
fn protocols(mut wire: &[u8]) -> Vec<Vec<u8>> {
    let mut names = Vec::new();
    while let Some((length, rest)) = wire.split_first() {
        let Some((name, rest)) = rest.split_at_checked(usize::from(*length)) else { break };
        names.push(name.to_vec());
        wire = rest;
    }
    names
}

fn openssl_error(reason: &Reason) -> Error {
    let code = format!("ERR_SSL_{}", reason.text.to_uppercase().replace(' ', "_"));
    let number = 0x0A00_0000 + reason.number;
    Error::plain(&code, format!("error:{number:08X}:SSL routines::{}", reason.text))
}
