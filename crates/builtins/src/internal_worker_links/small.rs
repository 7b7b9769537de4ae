//! Small messages: values without objects, and lists of the runtime's own, are written here, and plain data of any form is read, so that a realm which deals
//! with few others needs none of the JS of `internal/wire`. The bytes are the same.

use runtime::{Call, CallExt, Characters, Kind, Local, Result};
use wire::{Encoder, Key, Value};

use super::links::Message;
use super::ops::{Hub, end};

/// `sendSmall(end, value)`: sends it if it is no object, symbol or bigint, and no text that is not well-formed; whether it did.
pub(super) fn send_small<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let value = call.arg(1);
    let mut bytes = Encoder::new();
    let is_small = write(call, &mut bytes, value)?;
    finish(call, bytes, is_small)
}

/// `sendList(end, list, length)`: the same for an array of such values that nobody but the runtime has.
pub(super) fn send_list<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (list, count) = (call.arg(1), call.arg_usize(2));
    let mut bytes = Encoder::new();
    bytes.array(count);
    for index in (0..).take(count) {
        let value = call.get_index(list, index)?;
        if !write(call, &mut bytes, value)? {
            return Ok(call.boolean(false));
        }
    }
    finish(call, bytes, true)
}

fn write<'s>(call: &mut Call<'s>, bytes: &mut Encoder, value: Local<'s>) -> Result<bool> {
    match call.kind(value) {
        Kind::Undefined => bytes.undefined(),
        Kind::Null => bytes.null(),
        Kind::Boolean => bytes.bool(call.truthy(value)),
        Kind::Number => bytes.number(call.to_number(value)),
        Kind::String => return call.with_characters(value, |text| write_text(bytes, text)).map_err(Into::into),
        Kind::Symbol | Kind::BigInt | Kind::Object => return Ok(false),
    }
    Ok(true)
}

/// Whether it has no lone surrogates.
fn write_text(bytes: &mut Encoder, text: Characters<'_>) -> bool {
    match text {
        Characters::Narrow(narrow) if narrow.is_ascii() => bytes.text(&String::from_utf8_lossy(narrow)),
        Characters::Narrow(narrow) => bytes.text(&narrow.iter().copied().map(char::from).collect::<String>()),
        Characters::Wide(units) => match String::from_utf16(units) {
            Ok(text) => bytes.text(&text),
            Err(_) => return false,
        },
    }
    true
}

fn finish<'s>(call: &mut Call<'s>, bytes: Encoder, is_small: bool) -> Result<Local<'s>> {
    if is_small {
        end(call, 0)?.send(Message {
            bytes: bytes.into_bytes(),
            transfers: Vec::new(),
            has_ports: false,
        });
    }
    Ok(call.boolean(is_small))
}

/// `readSmall(length)`: the value that so many bytes of the lane are, in an array; undefined if it is anything but plain data, or much of it.
pub(super) fn read_small<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let length = call.arg_usize(0);
    if length > MOST_BYTES {
        return Ok(call.undefined());
    }
    let mut bytes = vec![0; length];
    Hub::of(call).lane.read(0, &mut bytes);
    if bytes == [UNDEFINED] {
        return Ok(call.array(&[call.undefined()]));
    }
    let json = json_of(&bytes);
    Ok(json
        .and_then(|json| call.parse_json(&json))
        .unwrap_or_else(|| call.undefined()))
}

/// More is read faster by the JS.
const MOST_BYTES: usize = 64 * 1024;
const UNDEFINED: u8 = 0xf7;

/// The value in an array, as JSON: so the engine makes it in one go. `None` if that does not know it.
fn json_of(bytes: &[u8]) -> Option<String> {
    let value = Value::from_bytes(bytes).ok()?;
    let mut json = String::with_capacity(bytes.len() * 2);
    json.push('[');
    add_value(&mut json, &value)?;
    json.push(']');
    Some(json)
}

fn add_value(json: &mut String, value: &Value) -> Option<()> {
    match value {
        Value::Null => json.push_str("null"),
        Value::Bool(value) => json.push_str(if *value { "true" } else { "false" }),
        // The shortest text that is read back as the same number.
        Value::Number(number) if number.is_finite() => json.push_str(&format!("{number:?}")),
        Value::String(Key::Text(text)) => add_text(json, text),
        Value::Array(items) => {
            json.push('[');
            for (index, item) in items.iter().enumerate() {
                add_comma(json, index);
                add_value(json, item)?;
            }
            json.push(']');
        }
        Value::Object(entries) => {
            json.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                add_comma(json, index);
                let Key::Text(key) = key else { return None };
                add_text(json, key);
                json.push(':');
                add_value(json, value)?;
            }
            json.push('}');
        }
        _ => return None,
    }
    Some(())
}

fn add_comma(json: &mut String, index: usize) {
    if index != 0 {
        json.push(',');
    }
}

fn add_text(json: &mut String, text: &str) {
    json.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => json.extend(['\\', character]),
            '\0'..=' ' if character != ' ' => json.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => json.push(character),
        }
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(write: impl FnOnce(&mut Encoder)) -> Option<String> {
        let mut bytes = Encoder::new();
        write(&mut bytes);
        json_of(&bytes.into_bytes())
    }

    #[test]
    fn plain_values_are_json_in_an_array() {
        assert_eq!(json(|to| to.number(1.5)).as_deref(), Some("[1.5]"));
        assert_eq!(json(|to| to.number(-0.0)).as_deref(), Some("[-0.0]"));
        assert_eq!(json(|to| to.number(1e300)).as_deref(), Some("[1e300]"));
        assert_eq!(json(|to| to.number(-7.0)).as_deref(), Some("[-7.0]"));
        assert_eq!(
            json(|to| to.number(9_007_199_254_740_991.0)).as_deref(),
            Some("[9007199254740991.0]")
        );
        assert_eq!(
            json(|to| to.text("\"\\\n\u{7f}ü")).as_deref(),
            Some("[\"\\\"\\\\\\u000a\u{7f}ü\"]")
        );
        let nested = json(|to| {
            to.array(3);
            to.null();
            to.map(1);
            to.text("a");
            to.bool(true);
            to.array(0);
        });
        assert_eq!(nested.as_deref(), Some("[[null,{\"a\":true},[]]]"));
    }

    #[test]
    fn plain_data_in_its_own_form_is_read_too() {
        let mut writer = wire::PlainWriter::default();
        writer.object(7, &["a".into(), "__proto__".into()]);
        writer.integers([1, -2].into_iter());
        writer.latin1(b"x");
        let mut bytes = vec![0; writer.len()];
        assert!(writer.put(&mut bytes));
        assert_eq!(
            json_of(&bytes).as_deref(),
            Some("[{\"a\":[1.0,-2.0],\"__proto__\":\"x\"}]")
        );
    }

    #[test]
    fn what_json_does_not_know_is_left_to_others() {
        assert_eq!(json(|to| to.number(f64::NAN)), None);
        assert_eq!(json(|to| to.tag(2)), None);
        assert_eq!(json(|to| to.bytes(b"x")), None);
        assert_eq!(
            json(|to| {
                to.array(1);
                to.undefined();
            }),
            None
        );
        assert_eq!(json_of(&[0x82, 0x01]), None);
    }
}
