//! What a built-in module is made of: its name, its JS and its native functions.

use std::fmt::Write;
use std::sync::OnceLock;

use jsc::{Call, Exception, Local, Scope};

use crate::code_cache;
use crate::error::{Error, Result};
use wrap::{AFTER, BEFORE};

#[path = "../build/wrap.rs"]
mod wrap;

/// A built-in module. ARCHITECTURE.md tells how to make one.
#[derive(Clone, Copy)]
pub struct Builtin {
    /// Its name without `node:`; `internal/…` is out of user code's reach.
    pub name: &'static str,
    /// The body of a strict function `(exports, require, module, ops)`.
    pub source: &'static str,
    /// Adds its native functions; made into an object when the module is first required.
    pub ops: fn(&mut OpsTable<'_, '_>),
}

/// The built-ins of a realm.
pub type BuiltinList = &'static [&'static Builtin];

/// A module's native functions while they are being listed.
pub struct OpsTable<'a, 's> {
    scope: &'a mut Scope<'s>,
    object: Local<'s>,
    failed: Option<Exception>,
}

impl<'s> OpsTable<'_, 's> {
    /// Adds a function under `name`.
    pub fn add<F>(&mut self, name: &str, function: F)
    where
        F: for<'c> Fn(&mut Call<'c>) -> Result<Local<'c>> + Copy + 'static,
    {
        let function = self.scope.function(name, function);
        self.set(name, function);
    }

    /// Adds a value that is made at once.
    pub fn add_value(&mut self, name: &str, make: impl FnOnce(&mut Scope<'s>) -> Local<'s>) {
        let value = make(self.scope);
        self.set(name, value);
    }

    fn set(&mut self, name: &str, value: Local<'s>) {
        if let Err(exception) = self.scope.set(self.object, name, value) {
            self.failed.get_or_insert(exception);
        }
    }
}

/// The table of `builtin`'s functions as a JS object.
pub(crate) fn make_ops<'s>(scope: &mut Scope<'s>, builtin: &Builtin) -> Result<Local<'s>> {
    let object = scope.object();
    let mut table = OpsTable {
        scope,
        object,
        failed: None,
    };
    (builtin.ops)(&mut table);
    match table.failed {
        Some(exception) => Err(Error::from(exception)),
        None => Ok(object),
    }
}

/// Runs a built-in's source with `module`'s `exports`, `require` and `ops` in scope.
///
/// As a script with `module` for its `this`, not as a function that is then called: the engine reads the body of a function twice.
pub(crate) fn run<'s>(scope: &mut Scope<'s>, builtin: &Builtin, module: Local<'s>) -> Result<()> {
    let url = code_cache::url_of(builtin.name);
    if IS_EMBEDDED && builtin.source.starts_with(BEFORE) {
        code_cache::evaluate(scope, module, builtin.source, url)?;
    } else {
        let text = format!("{BEFORE}{}{AFTER}", source_of(builtin));
        scope.eval_with(module, &text, url)?;
    }
    Ok(())
}

/// Runs several built-ins as one script, after the script `first`, which makes `start.modules` and `start.base`; `start.tables` has their native functions.
pub(crate) fn run_together<'s>(
    scope: &mut Scope<'s>,
    first: &str,
    builtins: &[&Builtin],
    start: Local<'s>,
) -> Result<()> {
    /// The text of the process's first realm, and of which built-ins it is: nearly all realms share it.
    static COMPOSED: OnceLock<(Vec<&'static str>, String)> = OnceLock::new();
    const URL: &str = "node:internal/start";
    let names: Vec<&'static str> = builtins.iter().map(|builtin| builtin.name).collect();
    let (known, text) = COMPOSED.get_or_init(|| (names.clone(), compose(first, builtins)));
    if IS_EMBEDDED && *known == names {
        code_cache::evaluate(scope, start, text, URL)?;
    } else {
        scope.eval_with(start, &compose(first, builtins), URL)?;
    }
    Ok(())
}

fn compose(first: &str, builtins: &[&Builtin]) -> String {
    let first = unwrapped(first);
    let mut text = format!("{first}\n{{const{{modules,tables,base:{{require}}}}=this;");
    for (index, builtin) in builtins.iter().enumerate() {
        let source = source_of(builtin);
        let _ = write!(
            text,
            "{{const exports={{}},ops=tables[{index}],module={{exports,require,ops}};modules.set('{}',module);{{{source}\n}}}}",
            builtin.name
        );
    }
    text.push('}');
    text
}

/// Whether built-ins are the texts in the binary.
const IS_EMBEDDED: bool = cfg!(not(feature = "live-builtins"));

/// A text without what the build script has put around it.
fn unwrapped(text: &str) -> &str {
    text.strip_prefix(BEFORE)
        .and_then(|text| text.strip_suffix(AFTER))
        .unwrap_or(text)
}

#[cfg(not(feature = "live-builtins"))]
fn source_of(builtin: &Builtin) -> &'static str {
    unwrapped(builtin.source)
}

/// The file in the source tree, if it is where the convention puts it.
#[cfg(feature = "live-builtins")]
fn source_of(builtin: &Builtin) -> String {
    let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(std::path::Path::to_path_buf)
        .unwrap_or_default();
    let snake = builtin.name.replace('/', "_");
    let folder = crates.join("builtins/src").join(&snake);
    let last = builtin.name.rsplit('/').next().unwrap_or_default();
    let own = crates.join("runtime/src/js").join(format!("{last}.js"));
    std::fs::read_to_string(folder.join(format!("{snake}.js")))
        .or_else(|_| std::fs::read_to_string(own))
        .unwrap_or_else(|_| unwrapped(builtin.source).to_owned())
}

// The build scripts' part, for its tests.
#[cfg(test)]
#[path = "../build/strip.rs"]
mod strip;
