//! Texts to functions: a file is read, prepared by the loader and compiled by the engine.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use jsc::{Call, Exception, Kind as ValueKind, Local, Scope};
use loader::{Format, ImportedName, Kind, Loader, PrepareOptions, Prepared, Resolution, Shape};
use serde_json::{Value, json};

use super::positions::frame_of;
use super::{file_url, from_json, resolve_error, to_u32};
use crate::error::{Error, Result};
use crate::realm::{CallExt, InRealm, ScopeExt};

/// `load(file, 'import' | 'require', text?)`: the file's text (or the one given), prepared and compiled. One of
/// `['commonjs', function, wrapped]`, `['module', factory, description]`, `['error', message, frame, class]`.
pub(super) fn load<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
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
        _ if call.arg_string(3)? == "module" => Some(Format::Module),
        _ => Some(Format::CommonJs),
    };
    let options = prepare_options(call, &file, kind, given.is_some(), forced)?;
    let is_given = given.is_some();
    let source = match given {
        Some(text) => text,
        None => read_text(call, &file)?,
    };
    prepare_reflection(call, &source)?;
    let is_marked = options.format.is_some();
    let is_module = options.format == Some(Format::Module);
    let is_typescript = options.typescript;
    let prepared = match loader::prepare(&source, &file, options) {
        Ok(prepared) => prepared,
        Err(error) => {
            let frame = if is_module || is_typescript {
                named_by_url(&error.frame, &file)
            } else {
                error.frame
            };
            let code = if is_typescript && error.class == "SyntaxError" {
                "ERR_INVALID_TYPESCRIPT_SYNTAX"
            } else {
                ""
            };
            return load_failed(call, error.class, &error.message, &frame, code);
        }
    };
    let url = if prepared.format == Format::Module {
        file_url(&file)
    } else {
        file.clone()
    };
    match call.eval(&prepared.text, &url) {
        Ok(function) => {
            remember(call, &file, &url, &prepared);
            if is_given {
                call.realm().modules.add_text(&url, source);
            }
            let typeless = if is_marked {
                None
            } else {
                typeless_package(call, &file)
            };
            describe(call, function, &prepared, typeless)
        }
        Err(exception) => not_compiled(call, exception, &source, &file, &prepared),
    }
}

/// `loadText(text, name, evaluate?)`: an ES module's text that is in no file, likewise; `evaluate(text, name, line)` compiles it in another realm.
pub(super) fn load_text<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (source, name) = (call.arg_string(0)?, call.arg_string(1)?);
    let options = PrepareOptions {
        format: Some(Format::Module),
        ..PrepareOptions::default()
    };
    prepare_reflection(call, &source)?;
    let prepared = match loader::prepare(&source, &name, options) {
        Ok(prepared) => prepared,
        Err(error) => return load_failed(call, error.class, &error.message, &error.frame, ""),
    };
    let evaluate = call.arg(2);
    let function = if call.is_object(evaluate) {
        let arguments = [call.string(&prepared.text), call.string(&name), call.number(1.0)];
        let this = call.undefined();
        call.call(evaluate, this, &arguments)
    } else {
        call.eval(&prepared.text, &name)
    };
    match function {
        Ok(function) => {
            call.add_position_map(&name, prepared.map.clone());
            describe(call, function, &prepared, None)
        }
        Err(exception) => not_compiled(call, exception, &source, &name, &prepared),
    }
}

/// What the engine says against a prepared text, with the place where it is written.
fn not_compiled<'s>(
    call: &mut Call<'s>,
    exception: Exception,
    source: &str,
    file: &str,
    prepared: &Prepared,
) -> Result<Local<'s>> {
    if prepared.format == Format::CommonJs
        && let Some(error) = loader::module_syntax(source, file)
    {
        return load_failed(call, error.class, &error.message, &error.frame, "");
    }
    let name = if prepared.format == Format::Module {
        file_url(file)
    } else {
        file.to_owned()
    };
    let thrown = exception.value(call);
    if !call.is_object(thrown) {
        // No error of syntax: the program is being ended.
        return Err(exception.into());
    }
    if let Some(error) = loader::complaint(source, file, prepared.format) {
        let frame = error.frame.replacen(file, &name, 1);
        return load_failed(call, error.class, &error.message, &frame, "");
    }
    let message = call
        .get(thrown, "message")
        .and_then(|message| call.to_text(message))?;
    let [line, column] = ["line", "column"].map(|name| {
        let number = call.get(thrown, name).map(|number| call.to_number(number));
        to_u32(number.unwrap_or(1.0))
    });
    let position = prepared.map.original(line, column);
    let frame = frame_of(source, &name, position.line, position.column);
    load_failed(call, "SyntaxError", &message, &frame, "")
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

pub(super) fn prepare_options(
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

fn describe<'s>(
    call: &mut Call<'s>,
    function: Local<'s>,
    prepared: &Prepared,
    typeless: Option<String>,
) -> Result<Local<'s>> {
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
        "typeless": typeless,
    });
    let description = from_json(call, &description)?;
    let parts = [call.string("module"), function, description];
    Ok(call.array(&parts))
}

/// The package.json that should have said that this is an ES module: whoever wrote it can be told.
fn typeless_package(call: &Call<'_>, file: &str) -> Option<String> {
    if file.contains("/node_modules/") {
        return None;
    }
    let loader = &call.realm().modules.options.loader;
    let package = loader.package_of(Path::new(file)).ok().flatten()?;
    Some(package.path.to_string_lossy().into_owned())
}

/// `null` stands for the namespace.
fn name_of(imported: &ImportedName) -> Value {
    match imported {
        ImportedName::Name(name) => json!(name),
        ImportedName::Namespace => Value::Null,
    }
}

/// A code frame of an ES module, which Node names by its URL.
fn named_by_url(frame: &str, file: &str) -> String {
    match frame.strip_prefix(file) {
        Some(rest) => format!("{}{rest}", file_url(file)),
        None => frame.to_owned(),
    }
}

/// `code`: the error's, or nothing.
fn load_failed<'s>(
    call: &mut Call<'s>,
    class: &str,
    message: &str,
    frame: &str,
    code: &str,
) -> Result<Local<'s>> {
    let parts = [
        call.string("error"),
        call.string(message),
        call.string(frame),
        call.string(class),
        call.string(code),
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

pub(super) fn read_text(scope: &Scope<'_>, file: &str) -> Result<String> {
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

pub(super) fn load_json<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let file = call.arg_string(0)?;
    let text = read_text(call, &file)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Ok(call.string(text))
}

/// `formatOf(file, isImport, text?)`: Node's name of a file's format; `null` where only the text tells and none is given.
pub(super) fn format_of<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let file = call.arg_string(0)?;
    let kind = if call.arg_bool(1) {
        Kind::Import
    } else {
        Kind::Require
    };
    let loader = &call.realm().modules.options.loader;
    let found = loader.format_of(Path::new(&file), kind).map_err(resolve_error)?;
    let told = match found.format {
        Some(format) => format,
        None if call.is_undefined(call.arg(2)) => return Ok(call.null()),
        None => {
            let options = PrepareOptions {
                typescript: found.typescript,
                ..PrepareOptions::default()
            };
            let text = call.arg_string(2)?;
            loader::prepare(&text, &file, options).map_or(Format::CommonJs, |prepared| prepared.format)
        }
    };
    let name = match (told, found.typescript) {
        (Format::Module, false) => "module",
        (Format::Module, true) => "module-typescript",
        (Format::Json, _) => "json",
        (_, false) => "commonjs",
        (_, true) => "commonjs-typescript",
    };
    Ok(call.string(name))
}

/// `commonJsNames(file, text?)`: what an importer of a CommonJS file may name, re-exports followed. `text` stands for the file's.
pub(super) fn common_js_names<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let file = call.arg_string(0)?;
    if !call.is_undefined(call.arg(1)) {
        let names = loader::cjs_exports(&call.arg_string(1)?).names;
        return from_json(call, &json!(names));
    }
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
