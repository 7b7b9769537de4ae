//! The module registry's native side (`js/modules*.js`, `js/esm_*.js`): the loader's work on behalf of a realm. Here: what a realm keeps, the list of
//! the registry's built-ins, and resolution.

mod loading;
mod names;
mod nodes;
mod positions;

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use jsc::{Call, Local, Scope};
use loader::{Kind, Loader, PositionMap, Resolution, ResolveError, StackText};
use serde_json::{Value, json};

use crate::builtin::{Builtin, OpsTable};
use crate::error::{Class, Error, Result};
use crate::realm::{CallExt, InRealm};

pub use loading::learn_node_functions;
pub use names::{ITERABLE_STREAMS, NODE_MODULES};
pub use nodes::{NodeFunction, SharedNodes};

/// How a realm finds its modules.
#[derive(Clone)]
pub struct ModuleOptions {
    /// Shared by all realms of the process.
    pub loader: Arc<Loader>,
    /// Node functions of the files loaded so far, shared likewise.
    pub nodes: SharedNodes,
}

/// What a realm remembers of the modules it has loaded.
pub(crate) struct ModuleState {
    options: ModuleOptions,
    maps: RefCell<HashMap<String, PositionMap>>,
    /// Texts as they were written, of what stands in stacks that were read; and those that are in no file.
    texts: RefCell<HashMap<String, Option<StackText>>>,
    /// `internal/reflection` is loaded.
    reflects: Cell<bool>,
}

impl ModuleState {
    pub(crate) fn new(options: ModuleOptions) -> ModuleState {
        ModuleState {
            options,
            maps: RefCell::default(),
            texts: RefCell::default(),
            reflects: Cell::new(false),
        }
    }

    pub(crate) fn options(&self) -> &ModuleOptions {
        &self.options
    }

    pub(crate) fn add_map(&self, url: &str, map: PositionMap) {
        self.maps.borrow_mut().insert(url.to_owned(), map);
    }

    /// What is written in no file, or elsewhere than in this one.
    fn add_text(&self, url: &str, text: String) {
        let text = StackText::new(text, url);
        self.texts.borrow_mut().insert(url.to_owned(), Some(text));
    }
}

pub(crate) const BUILTINS: [&Builtin; 12] = [
    &Builtin {
        name: "internal/modules",
        source: include_str!(concat!(env!("OUT_DIR"), "/modules.js")),
        ops,
    },
    &Builtin {
        name: "internal/modules_cjs",
        source: include_str!(concat!(env!("OUT_DIR"), "/modules_cjs.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/modules_cjs_rare",
        source: include_str!(concat!(env!("OUT_DIR"), "/modules_cjs_rare.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/modules_slices",
        source: include_str!(concat!(env!("OUT_DIR"), "/modules_slices.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/modules_esm",
        source: include_str!(concat!(env!("OUT_DIR"), "/modules_esm.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/esm_records",
        source: include_str!(concat!(env!("OUT_DIR"), "/esm_records.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/esm_loading",
        source: include_str!(concat!(env!("OUT_DIR"), "/esm_loading.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/esm_linking",
        source: include_str!(concat!(env!("OUT_DIR"), "/esm_linking.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/esm_evaluation",
        source: include_str!(concat!(env!("OUT_DIR"), "/esm_evaluation.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/module_hooks",
        source: include_str!(concat!(env!("OUT_DIR"), "/module_hooks.js")),
        ops: |_| {},
    },
    &Builtin {
        name: "internal/made_code",
        source: include_str!(concat!(env!("OUT_DIR"), "/made_code.js")),
        ops: |table| table.add("renamed", positions::renamed_imports),
    },
    &Builtin {
        name: "internal/stack_frames",
        source: include_str!(concat!(env!("OUT_DIR"), "/stack_frames.js")),
        ops: frame_ops,
    },
];

fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("load", loading::load);
    table.add("loadText", loading::load_text);
    table.add("loadJson", loading::load_json);
    table.add("resolve", resolve);
    table.add("isBuiltin", |call| {
        let name = call.arg_string(0)?;
        let is_builtin = call.realm().modules.options.loader.knows_builtin(&name);
        Ok(call.boolean(is_builtin))
    });
    table.add("builtinNames", |call| {
        let names = names::listed(&call.realm().modules.options.loader);
        from_json(call, &json!(names))
    });
    table.add("formatOf", loading::format_of);
    table.add("commonJsNames", loading::common_js_names);
    table.add("stripTypes", strip_types);
    table.add("codeFrame", positions::code_frame);
    table.add("findPackageJson", find_package_json);
}

fn frame_ops(table: &mut OpsTable<'_, '_>) {
    table.add("mapPosition", positions::map_position);
    table.add("keepText", positions::keep_text);
    table.add("originalText", positions::original_text);
}

/// `resolve(specifier, referrer, isImport)`: `[path, suffix]`, `['node:…', '']` or `['data:…', '']`.
fn resolve<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (specifier, referrer) = (call.arg_string(0)?, call.arg_string(1)?);
    let kind = if call.arg_bool(2) {
        Kind::Import
    } else {
        Kind::Require
    };
    let loader = &call.realm().modules.options.loader;
    let (target, suffix) = match loader
        .resolve(&specifier, Path::new(&referrer), kind)
        .map_err(resolve_error)?
    {
        Resolution::File { path, suffix } => (path.to_string_lossy().into_owned(), suffix),
        Resolution::Builtin(name) => (format!("node:{name}"), String::new()),
        Resolution::Data(url) => (url, String::new()),
    };
    let parts = [call.string(&target), call.string(&suffix)];
    Ok(call.array(&parts))
}

fn resolve_error(error: ResolveError) -> Error {
    let class = if error.class() == "TypeError" {
        Class::TypeError
    } else {
        Class::Error
    };
    Error::coded(class, error.code, error.message)
}

/// `stripTypes(code)`
fn strip_types<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let stripped = loader::strip_types(&call.arg_string(0)?)
        .map_err(|refused| Error::coded(Class::SyntaxError, refused.code, refused.message))?;
    Ok(call.string(&stripped))
}

/// `findPackageJson(specifier, base)`: the path of the package.json that applies, or undefined.
fn find_package_json<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (specifier, base) = (call.arg_string(0)?, call.arg_string(1)?);
    let base = base.strip_prefix("file://").unwrap_or(&base).to_owned();
    let loader = &call.realm().modules.options.loader;
    let file = match loader.resolve(&specifier, Path::new(&base), Kind::Require) {
        Ok(Resolution::File { path, .. }) => path,
        _ => return Ok(call.undefined()),
    };
    match loader.package_of(&file).map_err(resolve_error)? {
        Some(package) => Ok(call.string(&package.path.to_string_lossy())),
        None => Ok(call.undefined()),
    }
}

fn from_json<'s>(scope: &mut Scope<'s>, value: &Value) -> Result<Local<'s>> {
    scope
        .parse_json(&value.to_string())
        .ok_or_else(|| Error::plain("", "a native table is not JSON"))
}

/// The file: URL of an absolute path, as `js/modules_esm.js` makes it.
pub(crate) fn file_url(path: &str) -> String {
    if !path.starts_with('/') {
        return path.to_owned();
    }
    let mut url = String::from("file://");
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => url.push(char::from(byte)),
            b'/' | b'-' | b'_' | b'.' | b'!' | b'~' | b'*' | b'\'' | b'(' | b')' | b';' | b',' | b':'
            | b'@' | b'&' | b'=' | b'+' | b'$' | b'[' | b']' => {
                url.push(char::from(byte));
            }
            _ => url.push_str(&format!("%{byte:02X}")),
        }
    }
    url
}

/// Line and column numbers come from the engine as small positive integers.
fn to_u32(number: f64) -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let integer = number as u32;
    integer
}
