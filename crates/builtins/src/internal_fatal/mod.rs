//! `internal/fatal`: what becomes of errors and rejections that nobody handles.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/process.html#event-uncaughtexception>

use runtime::{Builtin, Call, CallExt, Local, Result};

/// The module.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/fatal",
    source: include_str!("internal_fatal.js"),
    ops: |table| {
        crate::process::add_flags(table);
        table.add("readLine", read_line);
        table.add("readText", |call| {
            let file = call.arg_string(0)?;
            let text = std::fs::read_to_string(file);
            Ok(text.map_or_else(|_| call.undefined(), |text| call.string(&text)))
        });
    },
};

/// What is shown of a line at most; a bundle's only line can have megabytes.
const SHOWN: usize = 2000;

/// `readLine(file, number)`: a line of a file, counted from 1; undefined if there is none.
fn read_line<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (file, number) = (call.arg_string(0)?, call.arg_i32(1));
    let Ok(bytes) = std::fs::read(file) else {
        return Ok(call.undefined());
    };
    let wanted = usize::try_from(number.saturating_sub(1)).unwrap_or(0);
    let Some(line) = bytes.split(|byte| *byte == b'\n').nth(wanted) else {
        return Ok(call.undefined());
    };
    let text: String = String::from_utf8_lossy(line).chars().take(SHOWN).collect();
    Ok(call.string(text.trim_end_matches('\r')))
}
