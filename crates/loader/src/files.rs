//! The one door to the file system: everything the loader reads goes through [`Files`], so that it can be tested, and
//! run on a node that gets its modules from elsewhere, without a disk.

use std::{fs, io, path::Path, path::PathBuf};

/// What a path is. Follows `stat` (or `lstat` for [`Files::symlink_metadata`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metadata {
    /// A regular file.
    pub is_file: bool,
    /// A directory.
    pub is_directory: bool,
    /// A symbolic link; only ever true for [`Files::symlink_metadata`].
    pub is_symlink: bool,
}

/// A file system as far as module loading needs one.
pub trait Files: Send + Sync + 'static {
    /// The whole file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// What the path is, links followed.
    fn metadata(&self, path: &Path) -> io::Result<Metadata>;
    /// What the path is, links not followed.
    fn symlink_metadata(&self, path: &Path) -> io::Result<Metadata>;
    /// The absolute path without links, `.` and `..`.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf>;
    /// Where a symbolic link points.
    fn read_link(&self, path: &Path) -> io::Result<PathBuf>;
    /// Code that was cut from this file has come from another machine.
    fn code_came(&self, _file: &Path) {}
}

/// The real file system.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl From<fs::Metadata> for Metadata {
    fn from(metadata: fs::Metadata) -> Self {
        Self {
            is_file: metadata.is_file(),
            is_directory: metadata.is_dir(),
            is_symlink: metadata.is_symlink(),
        }
    }
}

impl Files for Disk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        fs::metadata(path).map(Metadata::from)
    }

    fn symlink_metadata(&self, path: &Path) -> io::Result<Metadata> {
        fs::symlink_metadata(path).map(Metadata::from)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }
}
