//! How a file is to be read. Follows "Determining module system" of
//! https://nodejs.org/docs/latest-v26.x/api/packages.html

use crate::{
    prepared::Format,
    resolve::{Kind, Loader},
    resolve_error::ResolveError,
};
use std::path::Path;

/// What a file's name and package say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileFormat {
    /// `None` if only the syntax can tell: [`prepare`](crate::prepare) then does.
    pub format: Option<Format>,
    /// Whether it is TypeScript.
    pub typescript: bool,
}

impl Loader {
    /// How the file at `path` is to be read. An extension that Node does not know is an error for `import`; `require`
    /// takes such a file for CommonJS.
    pub fn format_of(&self, path: &Path, kind: Kind) -> Result<FileFormat, ResolveError> {
        let extension = path
            .extension()
            .and_then(|extension| extension.to_str())
            .unwrap_or("");
        let known = |format, typescript| {
            Ok(FileFormat {
                format: Some(format),
                typescript,
            })
        };
        match extension {
            "mjs" => known(Format::Module, false),
            "cjs" => known(Format::CommonJs, false),
            "json" => known(Format::Json, false),
            "mts" => known(Format::Module, true),
            "cts" => known(Format::CommonJs, true),
            "js" | "" => Ok(FileFormat {
                format: self.format_of_package(path)?,
                typescript: false,
            }),
            "ts" => Ok(FileFormat {
                format: self.format_of_package(path)?,
                typescript: true,
            }),
            _ if kind == Kind::Require => known(Format::CommonJs, false),
            _ => {
                let message = format!("Unknown file extension \".{extension}\" for {}", path.display());
                Err(ResolveError::new("ERR_UNKNOWN_FILE_EXTENSION", message))
            }
        }
    }

    fn format_of_package(&self, path: &Path) -> Result<Option<Format>, ResolveError> {
        let package = self.package_of(path)?;
        Ok(
            match package.as_deref().and_then(|package| package.kind.as_deref()) {
                Some("module") => Some(Format::Module),
                Some("commonjs") => Some(Format::CommonJs),
                _ => None,
            },
        )
    }
}
