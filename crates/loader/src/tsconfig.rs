//! What `tsconfig.json` says: `paths` and `baseUrl`, for imports in TypeScript files, and how their text is to be read.

use crate::{
    files::{Files, Metadata},
    prepare::PrepareOptions,
    resolve::{Loader, is_typescript},
};
use oxc_resolver::{FileMetadata, FileSystem, ResolveOptions, ResolverGeneric, TsConfig, TsconfigDiscovery};
use std::{
    collections::HashMap,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

/// Resolves through the nearest `tsconfig.json`.
pub(crate) struct TypeScriptPaths {
    files: Arc<dyn Files>,
    resolver: OnceLock<ResolverGeneric<Shared>>,
    /// Whether a `tsconfig.json` lies in a folder or above it.
    configured: Mutex<HashMap<PathBuf, bool>>,
}

impl TypeScriptPaths {
    pub(crate) fn new(files: Arc<dyn Files>) -> Self {
        Self {
            files,
            resolver: OnceLock::new(),
            configured: Mutex::default(),
        }
    }

    /// The file that a `paths` entry makes of a bare specifier, if one does.
    pub(crate) fn resolve(&self, specifier: &str, referrer: &Path) -> Option<PathBuf> {
        if !is_typescript(referrer) || !self.is_configured(referrer.parent()?) {
            return None;
        }
        let found = self
            .resolver()
            .resolve_file(referrer, specifier)
            .ok()?
            .into_path_buf();
        let is_package = found.components().any(|part| part.as_os_str() == "node_modules");
        (!is_package).then_some(found)
    }

    /// The nearest configuration of a file, if there is one that can be read.
    fn nearest(&self, file: &Path) -> Option<Arc<TsConfig>> {
        let is_package = file.components().any(|part| part.as_os_str() == "node_modules");
        if is_package || !self.is_configured(file.parent()?) {
            return None;
        }
        self.resolver().find_tsconfig(file).ok().flatten()
    }

    fn is_configured(&self, directory: &Path) -> bool {
        let mut known = self.configured.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(answer) = known.get(directory) {
            return *answer;
        }
        let has_config = |folder: &Path| self.files.metadata(&folder.join("tsconfig.json")).is_ok();
        let answer = directory.ancestors().any(has_config);
        known.insert(directory.to_owned(), answer);
        answer
    }

    fn resolver(&self) -> &ResolverGeneric<Shared> {
        self.resolver.get_or_init(|| {
            let options = ResolveOptions {
                tsconfig: Some(TsconfigDiscovery::Auto),
                extensions: [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json"]
                    .map(str::to_owned)
                    .into(),
                condition_names: vec!["node".to_owned(), "import".to_owned()],
                node_path: false,
                ..ResolveOptions::default()
            };
            ResolverGeneric::new_with_file_system(Shared(Arc::clone(&self.files)), options)
        })
    }
}

impl Loader {
    /// Adds what the nearest `tsconfig.json` says about a TypeScript file's text.
    pub fn configure(&self, file: &Path, options: &mut PrepareOptions) {
        if !options.typescript {
            return;
        }
        let Some(config) = self.typescript.nearest(file) else {
            return;
        };
        let asked = &config.compiler_options;
        options.verbatim_module_syntax = asked.verbatim_module_syntax == Some(true);
        options.experimental_decorators = asked.experimental_decorators == Some(true);
        options.emit_decorator_metadata = asked.emit_decorator_metadata == Some(true);
    }
}

/// [`Files`] as `oxc_resolver` wants it.
struct Shared(Arc<dyn Files>);

impl FileSystem for Shared {
    fn new() -> Self {
        Self(Arc::new(crate::files::Disk))
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.read(path)
    }

    fn read_to_string(&self, path: &Path) -> io::Result<String> {
        let bytes = self.0.read(path)?;
        String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }

    fn metadata(&self, path: &Path) -> io::Result<FileMetadata> {
        self.0.metadata(path).map(to_theirs)
    }

    fn symlink_metadata(&self, path: &Path) -> io::Result<FileMetadata> {
        self.0.symlink_metadata(path).map(to_theirs)
    }

    fn read_link(&self, path: &Path) -> Result<PathBuf, oxc_resolver::ResolveError> {
        Ok(self.0.read_link(path)?)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.0.canonicalize(path)
    }
}

fn to_theirs(metadata: Metadata) -> FileMetadata {
    FileMetadata::new(metadata.is_file, metadata.is_directory, metadata.is_symlink)
}
