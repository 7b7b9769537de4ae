//! `internal/test/process`: a process whose program declares tests: its options, its reporters, its exit code. Its operation tells what the command line says.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/test.html>
use runtime::{Builtin, Call, Local, Result};

use crate::process::{launch, strings};

/// One operation.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/test/process",
    source: include_str!("internal_test_process.js"),
    ops: |table| table.add("options", options),
};

/// ops.options(): names and values in turn.
fn options<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let given = &launch().0.test_options;
    let texts: Vec<String> = given.iter().flat_map(|(name, value)| [name.clone(), value.clone()]).collect();
    Ok(strings(call, &texts))
}
