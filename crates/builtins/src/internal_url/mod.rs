//! `internal/url`: the native half of URL. Parsing, setters and domain names by Ada, Node's own parser, which follows
//! <https://url.spec.whatwg.org/>; the JavaScript half cuts the parts out of the serialised URL.

mod parts;

use runtime::{Builtin, Call, CallExt, Local, Result};

/// The module `internal/url`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/url",
    source: include_str!("internal_url.js"),
    ops: |table| {
        table.add("parse", parse);
        table.add("set", set);
        table.add("percentDecode", percent_decode);
        table.add("percentDecodeBytes", percent_decode_bytes);
        table.add("toASCII", to_ascii);
        table.add("domainToASCII", domain_to_ascii);
        table.add("domainToUnicode", domain_to_unicode);
    },
};

/// `ops.parse(input, base | undefined, offsets)`: the serialised URL, or undefined if there is none.
/// Writes where its parts lie into `offsets`, a `Uint32Array(8)`: see [`parts::write_offsets`].
fn parse<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let input = call.arg_string(0)?;
    let base = if call.is_string(call.arg(1)) {
        Some(call.arg_string(1)?)
    } else {
        None
    };
    match parts::parse(&input, base.as_deref()) {
        Some(url) => {
            parts::write_offsets(&url, call.arg_bytes_mut(2)?);
            Ok(call.string(url.href()))
        }
        None => Ok(call.undefined()),
    }
}

/// `ops.set(href, part, value, offsets)`: the URL with one part exchanged, or undefined if the value does not fit.
fn set<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (href, part, value) = (call.arg_string(0)?, call.arg_i32(1), call.arg_string(2)?);
    match parts::set(&href, part, &value) {
        Some(url) => {
            parts::write_offsets(&url, call.arg_bytes_mut(3)?);
            Ok(call.string(url.href()))
        }
        None => Ok(call.undefined()),
    }
}

/// `ops.percentDecode(text)`: decoded, as UTF-8 with replacement characters.
fn percent_decode<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let bytes = parts::percent_decode(&call.arg_string(0)?);
    Ok(call.string(&String::from_utf8_lossy(&bytes)))
}

/// `ops.percentDecodeBytes(text)`: an ArrayBuffer of the decoded bytes.
fn percent_decode_bytes<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let bytes = parts::percent_decode(&call.arg_string(0)?);
    Ok(call.array_buffer(bytes))
}

/// `ops.toASCII(text)`: its labels in Punycode, whether or not a URL could have it as its host; empty if that cannot be.
fn to_ascii<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let text = call.arg_string(0)?;
    Ok(call.string(&ada_url::Idna::ascii(&text)))
}

fn domain_to_ascii<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let domain = call.arg_string(0)?;
    Ok(call.string(&parts::domain_to_ascii(&domain)))
}

fn domain_to_unicode<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let domain = call.arg_string(0)?;
    Ok(call.string(&parts::domain_to_unicode(&domain)))
}
