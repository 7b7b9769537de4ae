//! Native functions of the module registry (`js/modules*.js`): the loader's work on behalf of a realm.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use jsc::{Call, Kind as ValueKind, Local, Scope};
use loader::{
    Format, ImportedName, Kind, Loader, NodeSlice, PositionMap, PrepareOptions, Prepared, Resolution,
    ResolveError, Shape,
};
use serde_json::{Value, json};

use crate::builtin::{Builtin, OpsTable};
use crate::error::{Class, Error, Result};
use crate::realm::{CallExt, InRealm, ScopeExt};

/// How a realm finds its modules.
#[derive(Clone)]
pub struct ModuleOptions {
    /// Shared by all realms of the process.
    pub loader: Arc<Loader>,
    /// Node functions of the files loaded so far, shared likewise.
    pub nodes: SharedNodes,
}

/// The node functions of loaded files, by file.
#[derive(Clone, Default)]
pub struct SharedNodes(Arc<Mutex<HashMap<String, Vec<Arc<NodeFunction>>>>>);

/// A node function as the loader has cut it out, with the modules it needs.
#[derive(Debug)]
pub struct NodeFunction {
    /// Its slice.
    pub slice: NodeSlice,
    /// Specifier and attributes (pairs) of each module it needs.
    pub requests: Vec<(String, Vec<(String, String)>)>,
    /// Which of those, by position, are needed as namespace objects.
    pub namespaces: Vec<usize>,
    /// Whether it comes from a CommonJS module.
    pub is_common_js: bool,
}

impl SharedNodes {
    /// Node function `index` of `file`.
    pub fn find(&self, file: &str, index: usize) -> Option<Arc<NodeFunction>> {
        self.lock()
            .get(file)?
            .iter()
            .find(|node| node.slice.index == index)
            .cloned()
    }

    fn add(&self, file: &str, prepared: &Prepared) {
        let nodes = prepared.nodes.iter().map(|slice| {
            let needed = slice.requests.iter().map(|request| &prepared.requests[*request]);
            let place = |request: &usize| slice.requests.iter().position(|needed| needed == request);
            Arc::new(NodeFunction {
                slice: slice.clone(),
                requests: needed
                    .map(|request| (request.specifier.clone(), request.attributes.clone()))
                    .collect(),
                namespaces: slice.namespaces.iter().filter_map(place).collect(),
                is_common_js: prepared.format == Format::CommonJs,
            })
        });
        let nodes = nodes.collect();
        self.lock().insert(file.to_owned(), nodes);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Vec<Arc<NodeFunction>>>> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// What a realm remembers of the modules it has loaded.
pub(crate) struct ModuleState {
    options: ModuleOptions,
    maps: RefCell<HashMap<String, PositionMap>>,
    /// `internal/reflection` is loaded.
    reflects: Cell<bool>,
}

impl ModuleState {
    pub(crate) fn new(options: ModuleOptions) -> ModuleState {
        ModuleState {
            options,
            maps: RefCell::default(),
            reflects: Cell::new(false),
        }
    }

    pub(crate) fn options(&self) -> &ModuleOptions {
        &self.options
    }

    pub(crate) fn add_map(&self, url: &str, map: PositionMap) {
        self.maps.borrow_mut().insert(url.to_owned(), map);
    }
}

pub(crate) const BUILTINS: [&Builtin; 7] = [
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
        name: "internal/made_code",
        source: include_str!(concat!(env!("OUT_DIR"), "/made_code.js")),
        ops: |table| table.add("renamed", renamed_imports),
    },
    &Builtin {
        name: "internal/stack_frames",
        source: include_str!(concat!(env!("OUT_DIR"), "/stack_frames.js")),
        ops: frame_ops,
    },
];

/// Names that `require` and `import` give to built-ins, made or not: <https://nodejs.org/docs/latest-v26.x/api/module.html#modulebuiltinmodules>
pub const NODE_MODULES: &[&str] = &[
    "assert",
    "assert/strict",
    "async_hooks",
    "buffer",
    "child_process",
    "cluster",
    "console",
    "constants",
    "crypto",
    "dgram",
    "diagnostics_channel",
    "dns",
    "dns/promises",
    "domain",
    "events",
    "fs",
    "fs/promises",
    "http",
    "http2",
    "https",
    "inspector",
    "inspector/promises",
    "module",
    "net",
    "os",
    "path",
    "path/posix",
    "path/win32",
    "perf_hooks",
    "process",
    "punycode",
    "querystring",
    "readline",
    "readline/promises",
    "repl",
    "sea",
    "sqlite",
    "stream",
    "stream/consumers",
    "stream/promises",
    "stream/web",
    "string_decoder",
    "sys",
    "test",
    "test/reporters",
    "timers",
    "timers/promises",
    "tls",
    "trace_events",
    "tty",
    "url",
    "util",
    "util/types",
    "v8",
    "vm",
    "wasi",
    "worker_threads",
    "zlib",
    "roata",
];

const SCHEME_ONLY: &[&str] = &["sea", "sqlite", "test", "test/reporters"];

fn ops(table: &mut OpsTable<'_, '_>) {
    table.add("load", load);
    table.add("loadJson", load_json);
    table.add("resolve", resolve);
    table.add("isBuiltin", |call| {
        let name = call.arg_string(0)?;
        Ok(call.boolean(NODE_MODULES.contains(&name.as_str())))
    });
    table.add("builtinNames", |call| {
        let names = NODE_MODULES.iter().filter(|name| **name != "roata");
        let names: Vec<String> = names
            .map(|name| {
                if SCHEME_ONLY.contains(name) {
                    format!("node:{name}")
                } else {
                    (*name).to_owned()
                }
            })
            .collect();
        from_json(call, &json!(names))
    });
    table.add("commonJsNames", common_js_names);
    table.add("codeFrame", code_frame);
    table.add("findPackageJson", find_package_json);
}

fn frame_ops(table: &mut OpsTable<'_, '_>) {
    table.add("mapPosition", map_position);
    table.add("originalText", original_text);
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

/// `load(file, 'import' | 'require', text?)`: the file's text (or the one given), prepared and compiled. One of
/// `['commonjs', function, wrapped]`, `['module', factory, isGenerator, description]`, `['error', message, frame, class]`.
fn load<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let file = call.arg_string(0)?;
    let kind = if call.arg_string(1)? == "import" {
        Kind::Import
    } else {
        Kind::Require
    };
    let given = match call.kind(call.arg(2)) {
        ValueKind::Undefined => None,
        _ => Some(call.arg_string(2)?),
    };
    let forced = match call.kind(call.arg(3)) {
        ValueKind::Undefined => None,
        _ => Some(if call.arg_string(3)? == "module" {
            Format::Module
        } else {
            Format::CommonJs
        }),
    };
    let options = prepare_options(call, &file, kind, given.is_some(), forced)?;
    let source = match given {
        Some(text) => text,
        None => read_text(call, &file)?,
    };
    prepare_reflection(call, &source)?;
    let prepared = match loader::prepare(&source, &file, options) {
        Ok(prepared) => prepared,
        Err(error) => return load_failed(call, error.class, &error.message, &error.frame),
    };
    let url = if prepared.format == Format::Module {
        file_url(&file)
    } else {
        file.clone()
    };
    let function = match call.eval(&prepared.text, &url) {
        Ok(function) => function,
        Err(exception) => {
            if prepared.format == Format::CommonJs
                && let Some(error) = loader::module_syntax(&source, &file)
            {
                return load_failed(call, error.class, &error.message, &error.frame);
            }
            let thrown = exception.value(call);
            if !call.is_object(thrown) {
                // No error of syntax: the program is being ended.
                return Err(exception.into());
            }
            let message = call
                .get(thrown, "message")
                .and_then(|message| call.to_text(message))?;
            let line = call
                .get(thrown, "line")
                .map(|line| call.to_number(line))
                .unwrap_or(1.0);
            let column = call
                .get(thrown, "column")
                .map(|column| call.to_number(column))
                .unwrap_or(1.0);
            let position = prepared.map.original(to_u32(line), to_u32(column));
            let frame = frame_of(&source, &file, position.line, position.column);
            return load_failed(call, "SyntaxError", &message, &frame);
        }
    };
    remember(call, &file, &url, &prepared);
    describe(call, function, &prepared)
}

/// The first text that may look at the properties of errors by reflection needs functions for that which know Node's form.
fn prepare_reflection(call: &mut Call<'_>, source: &str) -> Result<()> {
    let reflects = &call.realm().modules.reflects;
    if !reflects.get() && loader::may_reflect(source) {
        reflects.set(true);
        call.require("internal/reflection")?;
    }
    Ok(())
}

fn prepare_options(
    call: &Call<'_>,
    file: &str,
    kind: Kind,
    is_text: bool,
    forced: Option<Format>,
) -> Result<PrepareOptions> {
    if forced.is_some() {
        return Ok(PrepareOptions {
            format: forced,
            ..PrepareOptions::default()
        });
    }
    if file.starts_with("data:") {
        return Ok(PrepareOptions {
            format: Some(Format::Module),
            ..PrepareOptions::default()
        });
    }
    let loader = &call.realm().modules.options.loader;
    let found = loader
        .format_of(Path::new(file), if is_text { Kind::Require } else { kind })
        .map_err(resolve_error)?;
    let format = match found.format {
        Some(Format::Json) => Some(Format::CommonJs),
        other => other,
    };
    let mut options = PrepareOptions {
        format,
        typescript: found.typescript,
        ..PrepareOptions::default()
    };
    loader.configure(Path::new(file), &mut options);
    Ok(options)
}

fn remember(scope: &Scope<'_>, file: &str, url: &str, prepared: &Prepared) {
    let modules = &scope.realm().modules;
    modules.add_map(url, prepared.map.clone());
    if !prepared.nodes.is_empty() {
        modules.options.nodes.add(file, prepared);
    }
}

fn describe<'s>(call: &mut Call<'s>, function: Local<'s>, prepared: &Prepared) -> Result<Local<'s>> {
    if prepared.format == Format::CommonJs {
        let parts = [
            call.string("commonjs"),
            function,
            call.boolean(prepared.shape == Shape::WrappedCommonJs),
        ];
        return Ok(call.array(&parts));
    }
    let description = json!({
        "hasTla": prepared.has_top_level_await,
        "requests": prepared.requests.iter().map(|request| json!({
            "specifier": request.specifier,
            "attributes": (!request.attributes.is_empty()).then(|| request.attributes.iter().cloned().collect::<HashMap<String, String>>()),
            "line": request.line,
            "column": request.column,
        })).collect::<Vec<Value>>(),
        "imports": prepared.imports.iter().map(|import| json!({
            "request": import.request, "imported": name_of(&import.imported), "line": import.line, "column": import.column,
        })).collect::<Vec<Value>>(),
        "localExports": prepared.exports.local.iter().map(|export| &export.exported).collect::<Vec<&String>>(),
        "indirect": prepared.exports.indirect.iter().map(|export| json!({
            "exported": export.exported, "request": export.request, "imported": name_of(&export.imported),
            "line": export.line, "column": export.column,
        })).collect::<Vec<Value>>(),
        "star": prepared.exports.star,
        "namespaceRequests": prepared.namespaces,
    });
    let description = from_json(call, &description)?;
    let parts = [
        call.string("module"),
        function,
        call.boolean(prepared.shape == Shape::Generator),
        description,
    ];
    Ok(call.array(&parts))
}

/// `null` stands for the namespace.
fn name_of(imported: &ImportedName) -> Value {
    match imported {
        ImportedName::Name(name) => json!(name),
        ImportedName::Namespace => Value::Null,
    }
}

fn load_failed<'s>(call: &mut Call<'s>, class: &str, message: &str, frame: &str) -> Result<Local<'s>> {
    let parts = [
        call.string("error"),
        call.string(message),
        call.string(frame),
        call.string(class),
    ];
    Ok(call.array(&parts))
}

/// Finds out about the node functions of a file that this process has not loaded, when code that was cut from it has come from another. A file that
/// is not here teaches nothing.
pub fn learn_node_functions(call: &Call<'_>, file: &str) {
    let options = &call.realm().modules.options;
    options.loader.files().code_came(Path::new(file));
    let Ok(how) = prepare_options(call, file, Kind::Import, false, None) else {
        return;
    };
    let Ok(source) = read_text(call, file) else { return };
    if let Ok(prepared) = loader::prepare(&source, file, how)
        && !prepared.nodes.is_empty()
    {
        options.nodes.add(file, &prepared);
    }
}

fn read_text(scope: &Scope<'_>, file: &str) -> Result<String> {
    let files = scope.realm().modules.options.loader.files();
    let path = file
        .split(['?', '#'])
        .next()
        .filter(|path| path.len() < file.len() && files.metadata(Path::new(file)).is_err())
        .unwrap_or(file);
    let bytes = files
        .read(Path::new(path))
        .map_err(|error| Error::system(&error, "open").path(file))?;
    // Node reads sources as UTF-8 and replaces what is not.
    Ok(String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

fn load_json<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let file = call.arg_string(0)?;
    let text = read_text(call, &file)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(call.string(text))
}

/// `commonJsNames(file)`: what an importer of a CommonJS file may name, re-exports followed.
fn common_js_names<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let file = call.arg_string(0)?;
    let mut names = Vec::new();
    collect_names(
        &call.realm().modules.options.loader,
        PathBuf::from(file),
        &mut Vec::new(),
        &mut names,
    );
    from_json(call, &json!(names))
}

fn collect_names(loader: &Loader, file: PathBuf, seen: &mut Vec<PathBuf>, names: &mut Vec<String>) {
    if seen.contains(&file) {
        return;
    }
    seen.push(file.clone());
    let Ok(source) = std::fs::read_to_string(&file) else {
        return;
    };
    let found = loader::cjs_exports(&source);
    for name in found.names {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    for specifier in found.reexports {
        if let Ok(Resolution::File { path, .. }) = loader.resolve(&specifier, &file, Kind::Require) {
            collect_names(loader, path, seen, names);
        }
    }
}

/// `codeFrame(url, file, line, column)`
fn code_frame<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (url, file) = (call.arg_string(0)?, call.arg_string(1)?);
    let (line, column) = (to_u32(call.arg_f64(2)), to_u32(call.arg_f64(3)));
    let source = read_text(call, &file).unwrap_or_default();
    Ok(call.string(&frame_of(&source, &url, line, column)))
}

fn frame_of(source: &str, name: &str, line: u32, column: u32) -> String {
    let text = source.lines().nth(line.saturating_sub(1) as usize).unwrap_or("");
    let shown: String = text.chars().take(2000).collect();
    let indent = " ".repeat(column.saturating_sub(1).min(2000) as usize);
    format!("{name}:{line}\n{shown}\n{indent}^\n")
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

/// `mapPosition(file, line, column)`: `[line, column]` in the source as written.
fn map_position<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let file = call.arg_string(0)?;
    let (line, column) = (to_u32(call.arg_f64(1)), to_u32(call.arg_f64(2)));
    let state = call.realm();
    let (line, column) = match state.modules.maps.borrow().get(&file) {
        Some(map) => {
            let position = map.original(line, column);
            (position.line, position.column)
        }
        None => (line, column),
    };
    let parts = [call.number(f64::from(line)), call.number(f64::from(column))];
    Ok(call.array(&parts))
}

/// `renamed(text, name)`: the text with its dynamic imports called by another name; undefined if it has none.
fn renamed_imports<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (text, name) = (call.arg_string(0)?, call.arg_string(1)?);
    let renamed = loader::with_imports_renamed(&text, &name);
    Ok(renamed.map_or_else(|| call.undefined(), |text| call.string(&text)))
}

/// `originalText(function)`: what is written in the source of some loaded file where the engine has this text; undefined if
/// that is not found. Files are prepared anew for it: hardly any program asks.
fn original_text<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let function = call.arg_string(0)?;
    let head = function
        .split(['(', '{', '='])
        .next()
        .unwrap_or("")
        .trim_end()
        .to_owned();
    let urls: Vec<String> = call.realm().modules.maps.borrow().keys().cloned().collect();
    for url in urls {
        let Some((file, source)) = file_of(call, &url).filter(|(_, source)| source.contains(&head)) else {
            continue;
        };
        let kind = if url.starts_with("file:") {
            Kind::Import
        } else {
            Kind::Require
        };
        let options = prepare_options(call, &file, kind, false, None)?;
        if let Some(original) = loader::original_text(&source, &file, options, &function) {
            return Ok(call.string(&original));
        }
    }
    Ok(call.undefined())
}

/// The path and the text of a loaded file.
fn file_of(scope: &Scope<'_>, url: &str) -> Option<(String, String)> {
    let file = match url.strip_prefix("file://") {
        Some(path) => percent_decoded(path),
        None => url.to_owned(),
    };
    let source = read_text(scope, &file).ok()?;
    Some((file, source))
}

fn percent_decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex
            .filter(|_| *first == b'%')
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn from_json<'s>(scope: &mut Scope<'s>, value: &Value) -> Result<Local<'s>> {
    scope
        .parse_json(&value.to_string())
        .ok_or_else(|| Error::plain("", "a native table is not JSON"))
}

/// The file: URL of an absolute path, as `js/modules_esm.js` makes it.
pub(crate) fn file_url(path: &str) -> String {
    if path.starts_with("data:") || path.starts_with("file:") {
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
