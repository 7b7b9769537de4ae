//! `--preserve-symlinks` and `--preserve-symlinks-main`: files are known by the paths through links, not by those they lead to.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/cli.html#--preserve-symlinks>

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use runtime::loader::{Files, Metadata};

/// Whose links are kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct KeptLinks {
    /// Those on the way to modules.
    pub kept: bool,
    /// Those on the way to the main module.
    pub kept_for_main: bool,
}

impl KeptLinks {
    /// The files as they are to be known. `main` is the main module's path, perhaps without its extension.
    pub fn over(self, files: Arc<dyn Files>, main: Option<PathBuf>) -> Arc<dyn Files> {
        if self == Self::default() {
            return files;
        }
        Arc::new(Named {
            files,
            links: self,
            main,
        })
    }
}

/// Files that keep the names they are asked for by.
struct Named {
    files: Arc<dyn Files>,
    links: KeptLinks,
    main: Option<PathBuf>,
}

impl Named {
    fn is_main(&self, path: &Path) -> bool {
        self.main.as_deref().is_some_and(|main| {
            path == main || path.with_extension("") == main || path.parent() == Some(main)
        })
    }
}

impl Files for Named {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.files.read(path)
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.files.metadata(path)
    }

    fn symlink_metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.files.symlink_metadata(path)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        let keeps = if self.is_main(path) {
            self.links.kept_for_main
        } else {
            self.links.kept
        };
        if keeps {
            return Ok(path.to_owned());
        }
        self.files.canonicalize(path)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.files.read_link(path)
    }

    fn code_came(&self, file: &Path) {
        self.files.code_came(file);
    }
}
