//! From a specifier to a file for `require`. Follows "All together" of https://nodejs.org/docs/latest-v26.x/api/modules.html

use std::path::{Path, PathBuf};

use super::{Asked, Resolution, is_path, package_name};
use crate::resolve_error::ResolveError;
use crate::url;

impl Asked<'_> {
    pub(super) fn require(&self) -> Result<Resolution, ResolveError> {
        let specifier = self.specifier;
        if let Some(name) = specifier.strip_prefix("node:") {
            return self.builtin(name);
        }
        if self.loader.is_builtin(specifier) {
            return Ok(Resolution::Builtin(specifier.to_owned()));
        }
        if is_path(specifier) || matches!(specifier, "." | "..") {
            let found = self.require_path(&self.directory().join(specifier), specifier)?;
            return found
                .ok_or_else(|| ResolveError::require(specifier))
                .map(|file| self.found(file));
        }
        if specifier.starts_with('#')
            && self
                .scope(self.referrer)?
                .is_some_and(|package| package.imports.is_some())
        {
            return self.package_imports();
        }
        if let Some(path) = self.loader.typescript.resolve(specifier, self.referrer) {
            return Ok(self.found(path));
        }
        self.require_package()
    }

    fn found(&self, file: PathBuf) -> Resolution {
        Resolution::file(self.loader.real(file))
    }

    /// LOAD_AS_FILE, then LOAD_AS_DIRECTORY.
    fn require_path(&self, path: &Path, written: &str) -> Result<Option<PathBuf>, ResolveError> {
        let last = written.rsplit('/').next().unwrap_or("");
        let names_folder = matches!(last, "" | "." | "..");
        let path = url::normalize(path);
        if !names_folder {
            if let Some(file) = self.loader.load_as_file(&path) {
                return Ok(Some(file));
            }
            if let Some(file) = self.typescript_sibling(&path) {
                return Ok(Some(file));
            }
        }
        if self.loader.is_directory(&path) {
            self.require_directory(&path)
        } else {
            Ok(None)
        }
    }

    fn require_directory(&self, directory: &Path) -> Result<Option<PathBuf>, ResolveError> {
        let package = self.package(directory)?;
        let Some(main) = package.as_deref().and_then(|package| package.main.as_deref()) else {
            return Ok(self.loader.load_index(directory));
        };
        let main = url::normalize(&directory.join(main));
        let by_main = self
            .loader
            .load_as_file(&main)
            .or_else(|| self.loader.load_index(&main));
        match by_main.or_else(|| self.loader.load_index(directory)) {
            Some(file) => Ok(Some(file)),
            None => {
                let message = format!(
                    "Cannot find module '{}'. Please verify that the package.json has a valid \"main\" entry",
                    main.display()
                );
                Err(ResolveError::new("MODULE_NOT_FOUND", message))
            }
        }
    }

    fn require_package(&self) -> Result<Resolution, ResolveError> {
        let specifier = self.specifier;
        let parts = package_name(specifier).map(|(name, rest)| (name, format!(".{rest}")));
        if let Some((name, subpath)) = &parts
            && let Some(own) = self.self_resolve(name, subpath, self.referrer)?
        {
            return Ok(own);
        }
        for folder in self.loader.module_paths(self.directory()) {
            if !self.loader.is_directory(&folder) {
                continue;
            }
            if let Some((name, subpath)) = &parts {
                let package = self.package(&folder.join(name))?;
                if let Some(package) = package.as_deref().filter(|package| package.exports.is_some()) {
                    return self.package_exports(package, subpath);
                }
            }
            if !specifier.is_empty()
                && let Some(file) = self.require_path(&folder.join(specifier), specifier)?
            {
                return Ok(self.found(file));
            }
        }
        Err(ResolveError::require(specifier))
    }
}
