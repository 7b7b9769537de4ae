//! From a specifier to a file: what both ways have in common, and `import`. Follows "Resolution Algorithm Specification" of
//! https://nodejs.org/docs/latest-v26.x/api/esm.html; `require` is in `resolve/require.rs`.

mod require;

use crate::{
    exports_map::Conditions,
    files::Files,
    package::{BadPackage, Package, Packages},
    resolve_error::ResolveError,
    tsconfig::TypeScriptPaths,
    url,
};
use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `import`, static or dynamic, and `import.meta.resolve`.
    Import,
    /// `require` and `require.resolve`.
    Require,
}

/// What a specifier stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// A file, links resolved. `suffix` is the query and fragment (`?v=1#x`), which make it a module of its own.
    File {
        /// The file's real path.
        path: PathBuf,
        /// Query and fragment, or empty.
        suffix: String,
    },
    /// A built-in module, without `node:`.
    Builtin(String),
    /// A `data:` URL.
    Data(String),
}

impl Resolution {
    pub(crate) fn file(path: PathBuf) -> Self {
        Self::File {
            path,
            suffix: String::new(),
        }
    }
}

/// Resolves specifiers and knows packages. Meant to be shared by all threads of a process.
pub struct Loader {
    pub(crate) files: Arc<dyn Files>,
    pub(crate) packages: Packages,
    builtins: HashSet<String>,
    import_conditions: Conditions,
    require_conditions: Conditions,
    global_folders: Vec<PathBuf>,
    real_paths: Mutex<HashMap<PathBuf, PathBuf>>,
    pub(crate) typescript: TypeScriptPaths,
}

/// Built-ins that exist under their `node:` name only.
const SCHEME_ONLY: [&str; 6] = ["sea", "sqlite", "test", "test/reporters", "quic", "ffi"];

impl Loader {
    /// A loader over `files`. `builtins` are module names without `node:`, `conditions` those of `--conditions`, and
    /// `global_folders` those of `NODE_PATH`.
    pub fn new(
        files: Arc<dyn Files>,
        builtins: impl IntoIterator<Item = String>,
        conditions: &[String],
        global_folders: Vec<PathBuf>,
    ) -> Self {
        Self {
            typescript: TypeScriptPaths::new(Arc::clone(&files)),
            files,
            packages: Packages::default(),
            builtins: builtins.into_iter().collect(),
            import_conditions: Conditions::new("import", conditions),
            require_conditions: Conditions::new("require", conditions),
            global_folders,
            real_paths: Mutex::default(),
        }
    }

    /// Whether it was given `name`, without `node:`, as that of a built-in.
    pub fn knows_builtin(&self, name: &str) -> bool {
        self.builtins.contains(name)
    }

    /// The files it reads.
    pub fn files(&self) -> &Arc<dyn Files> {
        &self.files
    }

    /// What `specifier` stands for in the file `referrer` (an absolute path). A program text without a file is given a
    /// made-up name in its working directory.
    pub fn resolve(&self, specifier: &str, referrer: &Path, kind: Kind) -> Result<Resolution, ResolveError> {
        let asked = Asked {
            loader: self,
            specifier,
            referrer,
            kind,
        };
        match kind {
            Kind::Import => asked.import(),
            Kind::Require => asked.require(),
        }
    }

    /// The folders that `require` looks for packages in, for `module.paths`: nearest first.
    pub fn module_paths(&self, directory: &Path) -> Vec<PathBuf> {
        let own = directory.ancestors().filter(|folder| !is_node_modules(folder));
        own.map(|folder| folder.join("node_modules"))
            .chain(self.global_folders.iter().cloned())
            .collect()
    }

    /// The package a file belongs to.
    pub fn package_of(&self, file: &Path) -> Result<Option<Arc<Package>>, ResolveError> {
        self.packages
            .scope(&*self.files, file)
            .map_err(|bad| bad_package(&bad, ""))
    }

    pub(crate) fn is_file(&self, path: &Path) -> bool {
        self.files.metadata(path).is_ok_and(|metadata| metadata.is_file)
    }

    pub(crate) fn is_directory(&self, path: &Path) -> bool {
        self.files
            .metadata(path)
            .is_ok_and(|metadata| metadata.is_directory)
    }

    /// The path without links; asked for once, as Node does.
    pub(crate) fn real(&self, path: PathBuf) -> PathBuf {
        let known = || self.real_paths.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(real) = known().get(&path) {
            return real.clone();
        }
        // Without the lock: the answer may come from another machine.
        let Ok(real) = self.files.canonicalize(&path) else {
            return path;
        };
        known().insert(path, real.clone());
        real
    }

    /// `X`, then `X` with each extension that `require` knows.
    fn load_as_file(&self, path: &Path) -> Option<PathBuf> {
        let exact = Some(path.to_owned()).filter(|path| self.is_file(path));
        exact.or_else(|| self.with_extension(path))
    }

    fn with_extension(&self, path: &Path) -> Option<PathBuf> {
        EXTENSIONS
            .iter()
            .map(|extension| append(path, extension))
            .find(|path| self.is_file(path))
    }

    fn load_index(&self, directory: &Path) -> Option<PathBuf> {
        self.with_extension(&directory.join("index"))
    }
}

/// The extensions that `require` tries.
const EXTENSIONS: [&str; 3] = [".js", ".json", ".node"];

/// One question.
pub(crate) struct Asked<'l> {
    pub(crate) loader: &'l Loader,
    pub(crate) specifier: &'l str,
    pub(crate) referrer: &'l Path,
    pub(crate) kind: Kind,
}

impl Asked<'_> {
    pub(crate) fn conditions(&self) -> &Conditions {
        match self.kind {
            Kind::Import => &self.loader.import_conditions,
            Kind::Require => &self.loader.require_conditions,
        }
    }

    /// ` imported from FILE`, which messages for `require` leave out.
    pub(crate) fn imported_from(&self) -> String {
        match self.kind {
            Kind::Import => format!(" imported from {}", self.referrer.display()),
            Kind::Require => String::new(),
        }
    }

    fn directory(&self) -> &Path {
        self.referrer.parent().unwrap_or(Path::new("/"))
    }

    fn import(&self) -> Result<Resolution, ResolveError> {
        let specifier = self.specifier;
        if is_path(specifier) || matches!(specifier, "." | "..") {
            let (path, suffix) = url::split_suffix(specifier);
            let path = url::join(self.directory(), path);
            return self.import_file(&path, suffix);
        }
        if specifier.starts_with('#') {
            return self.package_imports();
        }
        match url::scheme(specifier) {
            Some("node") => self.builtin(&specifier[5..]),
            Some("data") => Ok(Resolution::Data(specifier.to_owned())),
            Some("file") => {
                let (path, suffix) = url::split_suffix(url::file_path(specifier));
                self.import_file(&url::join(Path::new("/"), path), suffix)
            }
            Some(scheme) => Err(unsupported_scheme(scheme)),
            None => self.bare(specifier, self.referrer),
        }
    }

    fn bare(&self, specifier: &str, referrer: &Path) -> Result<Resolution, ResolveError> {
        if self.loader.is_builtin(specifier) {
            return Ok(Resolution::Builtin(specifier.to_owned()));
        }
        match self.loader.typescript.resolve(specifier, referrer) {
            Some(path) => Ok(Resolution::file(self.loader.real(path))),
            None => self.package_resolve(specifier, referrer),
        }
    }

    fn builtin(&self, name: &str) -> Result<Resolution, ResolveError> {
        if self.loader.builtins.contains(name) {
            return Ok(Resolution::Builtin(name.to_owned()));
        }
        let message = format!("No such built-in module: node:{name}");
        Err(ResolveError::new("ERR_UNKNOWN_BUILTIN_MODULE", message))
    }

    /// A file that `import` names in full; `path` is still percent-encoded.
    pub(crate) fn import_file(&self, path: &str, suffix: &str) -> Result<Resolution, ResolveError> {
        if url::hides_slash(path) {
            return Err(self.invalid_specifier(path, url::HIDDEN_SLASH));
        }
        let file = url::decode(path);
        match self.loader.files.metadata(&file) {
            Ok(metadata) if metadata.is_file && !path.ends_with('/') => Ok(Resolution::File {
                path: self.loader.real(file),
                suffix: suffix.to_owned(),
            }),
            Ok(metadata) if metadata.is_directory => Err(self.directory_import(path)),
            // What ends with a slash is taken for a directory, if it is there.
            Err(_)
                if path.ends_with('/') && self.loader.is_file(&url::decode(path.trim_end_matches('/'))) =>
            {
                Err(self.directory_import(path))
            }
            _ => match self.typescript_sibling(&file) {
                Some(path) => Ok(Resolution::File {
                    path,
                    suffix: suffix.to_owned(),
                }),
                None => Err(self.not_found("module", &shown(&file))),
            },
        }
    }

    fn directory_import(&self, path: &str) -> ResolveError {
        let slash = if path.ends_with('/') { "/" } else { "" };
        let message = format!(
            "Directory import '{}{slash}' is not supported resolving ES modules imported from {}{}",
            shown(&url::decode(path)).trim_end_matches('/'),
            self.referrer.display(),
            self.hint(),
        );
        ResolveError::new("ERR_UNSUPPORTED_DIR_IMPORT", message)
    }

    /// TypeScript sources name each other by the file that compiling would make (`./x.js`): take the source instead.
    fn typescript_sibling(&self, missing: &Path) -> Option<PathBuf> {
        if !is_typescript(self.referrer) {
            return None;
        }
        let extension = match missing.extension()?.to_str()? {
            "js" => "ts",
            "mjs" => "mts",
            "cjs" => "cts",
            _ => return None,
        };
        let source = missing.with_extension(extension);
        self.loader.is_file(&source).then(|| self.loader.real(source))
    }

    pub(crate) fn not_found(&self, what: &str, name: &str) -> ResolveError {
        let message = format!(
            "Cannot find {what} '{name}'{}{}",
            self.imported_from(),
            self.hint()
        );
        let code = if self.kind == Kind::Import {
            "ERR_MODULE_NOT_FOUND"
        } else {
            "MODULE_NOT_FOUND"
        };
        ResolveError::new(code, message)
    }

    /// `Did you mean…`, if `require` would find something.
    fn hint(&self) -> String {
        if self.kind == Kind::Require || self.specifier.starts_with('#') {
            return String::new();
        }
        let asked = Asked {
            kind: Kind::Require,
            loader: self.loader,
            ..*self
        };
        let Ok(Resolution::File { path, .. }) = asked.require() else {
            return String::new();
        };
        let text = shown(&path);
        let meant = if is_path(self.specifier) {
            relative(&self.loader.real(self.directory().to_owned()), &path)
        } else {
            text.rsplit_once("/node_modules/")
                .map_or(text.clone(), |(_, tail)| tail.to_owned())
        };
        format!("\nDid you mean to import \"{meant}\"?")
    }

    pub(crate) fn invalid_specifier(&self, name: &str, reason: &str) -> ResolveError {
        let from = format!(" imported from {}", self.referrer.display());
        self.invalid_module(name, reason, &from)
    }

    pub(crate) fn invalid_module(&self, name: &str, reason: &str, from: &str) -> ResolveError {
        let message = format!("Invalid module \"{name}\" {reason}{from}");
        ResolveError::new("ERR_INVALID_MODULE_SPECIFIER", message)
    }

    pub(crate) fn package(&self, directory: &Path) -> Result<Option<Arc<Package>>, ResolveError> {
        let found = self.loader.packages.of(&*self.loader.files, directory);
        found.map_err(|bad| self.bad_package(&bad))
    }

    pub(crate) fn scope(&self, file: &Path) -> Result<Option<Arc<Package>>, ResolveError> {
        let found = self.loader.packages.scope(&*self.loader.files, file);
        found.map_err(|bad| bad_package(&bad, ""))
    }

    fn bad_package(&self, bad: &BadPackage) -> ResolveError {
        let who = match self.kind {
            Kind::Import => {
                format!(
                    " while importing \"{}\" from {}",
                    self.specifier,
                    self.referrer.display()
                )
            }
            _ => String::new(),
        };
        bad_package(bad, &who)
    }

    /// PACKAGE_RESOLVE.
    pub(crate) fn package_resolve(
        &self,
        specifier: &str,
        referrer: &Path,
    ) -> Result<Resolution, ResolveError> {
        if self.loader.is_builtin(specifier) {
            return Ok(Resolution::Builtin(specifier.to_owned()));
        }
        let Some((name, rest)) = package_name(specifier) else {
            return Err(self.invalid_specifier(specifier, "is not a valid package name"));
        };
        let (rest, suffix) = url::split_suffix(rest);
        let subpath = format!(".{rest}");
        if let Some(own) = self.self_resolve(name, &subpath, referrer)? {
            return Ok(own);
        }
        for folder in referrer
            .ancestors()
            .skip(1)
            .filter(|folder| !is_node_modules(folder))
        {
            let directory = folder.join("node_modules").join(name);
            if !self.loader.is_directory(&directory) {
                continue;
            }
            let package = self.package(&directory)?;
            if let Some(package) = package.as_deref().filter(|package| package.exports.is_some()) {
                return self.package_exports(package, &subpath);
            }
            if subpath == "." {
                return self.legacy_main(&directory, package.as_deref());
            }
            return self.import_file(&url::join(&directory, &subpath), suffix);
        }
        Err(self.not_found("package", name))
    }

    fn self_resolve(
        &self,
        name: &str,
        subpath: &str,
        referrer: &Path,
    ) -> Result<Option<Resolution>, ResolveError> {
        let Some(package) = self.scope(referrer)? else {
            return Ok(None);
        };
        if package.exports.is_none() || package.name.as_deref() != Some(name) {
            return Ok(None);
        }
        self.package_exports(&package, subpath)
            .map(Some)
            .map_err(|mut error| {
                // Only of its own package does `require` say who has asked.
                let is_told = matches!(
                    error.code,
                    "ERR_PACKAGE_PATH_NOT_EXPORTED" | "ERR_INVALID_PACKAGE_TARGET"
                );
                if matches!(self.kind, Kind::Require) && is_told {
                    let end = error
                        .message
                        .find("; targets must")
                        .unwrap_or(error.message.len());
                    error
                        .message
                        .insert_str(end, &format!(" imported from {}", referrer.display()));
                }
                error
            })
    }

    /// What `import` takes for a package without `exports`.
    fn legacy_main(&self, directory: &Path, package: Option<&Package>) -> Result<Resolution, ResolveError> {
        let main = package
            .and_then(|package| package.main.as_deref())
            .map(|main| directory.join(main));
        let by_main = main.as_deref().and_then(|main| {
            self.loader
                .load_as_file(main)
                .or_else(|| self.loader.load_index(main))
        });
        match by_main.or_else(|| self.loader.load_index(directory)) {
            Some(file) => Ok(Resolution::file(self.loader.real(file))),
            None => {
                let missing = main.unwrap_or_else(|| directory.join("index.js"));
                Err(self.not_found("package", &shown(&url::normalize(&missing))))
            }
        }
    }
}

impl Loader {
    fn is_builtin(&self, name: &str) -> bool {
        self.builtins.contains(name) && !SCHEME_ONLY.contains(&name)
    }
}

/// Whether a specifier is a path rather than a name.
fn is_path(specifier: &str) -> bool {
    specifier.starts_with('/') || specifier.starts_with("./") || specifier.starts_with("../")
}

fn is_node_modules(folder: &Path) -> bool {
    folder.file_name().is_some_and(|name| name == "node_modules")
}

pub(crate) fn is_typescript(file: &Path) -> bool {
    matches!(
        file.extension().and_then(|extension| extension.to_str()),
        Some("ts" | "mts" | "cts")
    )
}

/// `@scope/name/rest` as name and `/rest`.
fn package_name(specifier: &str) -> Option<(&str, &str)> {
    let slashes = if specifier.starts_with('@') { 2 } else { 1 };
    let end = specifier.match_indices('/').nth(slashes - 1).map(|(at, _)| at);
    let (name, rest) = specifier.split_at(end.unwrap_or(specifier.len()));
    let invalid = name.starts_with('.')
        || name.contains(['\\', '%'])
        || (specifier.starts_with('@') && !name.contains('/'));
    (!invalid).then_some((name, rest))
}

pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn append(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(extension);
    name.into()
}

/// `to` as a relative specifier for a file in `from`.
fn relative(from: &Path, to: &Path) -> String {
    let common = from
        .components()
        .zip(to.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = from.components().count() - common;
    let mut text = if up == 0 {
        "./".to_owned()
    } else {
        "../".repeat(up)
    };
    let down: PathBuf = to.components().skip(common).collect();
    text.push_str(&shown(&down));
    text
}

fn bad_package(bad: &BadPackage, who: &str) -> ResolveError {
    let message = format!("Invalid package config {}{who}.", bad.path.display());
    ResolveError::new("ERR_INVALID_PACKAGE_CONFIG", message)
}

fn unsupported_scheme(scheme: &str) -> ResolveError {
    let known = if scheme.starts_with("http") {
        "file and data"
    } else {
        "file, data, and node"
    };
    let scheme = scheme.to_ascii_lowercase();
    let message = format!(
        "Only URLs with a scheme in: {known} are supported by the default ESM loader. Received protocol '{scheme}:'"
    );
    ResolveError::new("ERR_UNSUPPORTED_ESM_URL_SCHEME", message)
}
