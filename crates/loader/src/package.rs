//! `package.json`: read once each and remembered, absent ones too.

use crate::files::Files;
use serde_json::Value;
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// What loading needs of a `package.json`.
#[derive(Debug)]
pub struct Package {
    /// The file itself.
    pub path: PathBuf,
    /// Its `"name"`.
    pub name: Option<String>,
    /// Its `"main"`.
    pub main: Option<String>,
    /// Its `"type"`: `"module"`, `"commonjs"`, or anything else that was written there.
    pub kind: Option<String>,
    pub(crate) exports: Option<Value>,
    pub(crate) imports: Option<Value>,
}

impl Package {
    /// The folder of the package, always there: the path is made by joining.
    pub(crate) fn directory(&self) -> &Path {
        self.path.parent().unwrap_or(&self.path)
    }
}

/// A `package.json` that is not JSON.
#[derive(Debug, Clone)]
pub(crate) struct BadPackage {
    pub(crate) path: PathBuf,
}

type Found = Result<Option<Arc<Package>>, BadPackage>;

/// The `package.json` files seen so far, by folder.
#[derive(Default)]
pub(crate) struct Packages {
    known: Mutex<HashMap<PathBuf, Found>>,
}

impl Packages {
    /// The package of exactly this folder.
    pub(crate) fn of(&self, files: &dyn Files, directory: &Path) -> Found {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known.get(directory) {
            return found.clone();
        }
        let found = read(files, directory);
        known.insert(directory.to_owned(), found.clone());
        found
    }

    /// The package that a file belongs to: the nearest `package.json` upwards, not past a `node_modules` folder.
    pub(crate) fn scope(&self, files: &dyn Files, file: &Path) -> Found {
        for directory in file.ancestors().skip(1) {
            if directory.file_name().is_some_and(|name| name == "node_modules") {
                break;
            }
            if let Some(package) = self.of(files, directory)? {
                return Ok(Some(package));
            }
        }
        Ok(None)
    }
}

/// What can say where a package leads to; anything else counts as nothing.
fn is_map(exports: &Value) -> bool {
    matches!(exports, Value::String(_) | Value::Object(_) | Value::Array(_))
}

fn read(files: &dyn Files, directory: &Path) -> Found {
    let path = directory.join("package.json");
    let Ok(bytes) = files.read(&path) else {
        return Ok(None);
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let Ok(Value::Object(mut fields)) = serde_json::from_slice(bytes) else {
        return Err(BadPackage { path });
    };
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    Ok(Some(Arc::new(Package {
        name: text(fields.get("name")),
        main: text(fields.get("main")),
        kind: text(fields.get("type")),
        exports: fields.shift_remove("exports").filter(is_map),
        imports: fields.shift_remove("imports").filter(Value::is_object),
        path,
    })))
}
