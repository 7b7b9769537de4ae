//! The files that modules are loaded from: this machine's disk, and where that lacks one, the disk of the machine that sent the code.

use std::collections::HashMap;
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use nodes::FileQuestion;
use runtime::loader::{Disk, Files, Metadata};

/// Asks the parent about a file.
type Ask = fn(FileQuestion, &Path) -> io::Result<Vec<u8>>;

/// Disk first, then the parent, whose answers (also that there is none) are kept. The parent is asked only once some code has come whose own file is
/// not here: processes of one machine have the same files, and would only be told again that there is none.
pub struct MachineFiles {
    disk: Disk,
    ask: Ask,
    far: AtomicBool,
    known: Mutex<HashMap<(u8, PathBuf), Answer>>,
}

/// What a file question gives, or the error's number.
type Answer = Result<Vec<u8>, i32>;

impl MachineFiles {
    /// The files of a process that has a parent.
    pub fn new() -> MachineFiles {
        MachineFiles::asking(super::host::ask_parent_for_file)
    }

    fn asking(ask: Ask) -> MachineFiles {
        MachineFiles { disk: Disk, ask, far: AtomicBool::new(false), known: Mutex::default() }
    }

    /// Code of this file has come: if the file is not here, others that it imports may not be here either.
    fn look_at(&self, file: &Path) {
        if !self.far.load(Ordering::Relaxed) && file.is_absolute() && !file.exists() {
            self.far.store(true, Ordering::Relaxed);
        }
    }

    fn asked(&self, question: FileQuestion, path: &Path, here: io::Error) -> io::Result<Vec<u8>> {
        if here.kind() != io::ErrorKind::NotFound || !self.far.load(Ordering::Relaxed) {
            return Err(here);
        }
        let key = (question as u8, path.to_owned());
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        let answer = known.unwrap_or_else(|| {
            let answer = (self.ask)(question, path).map_err(|error| error.raw_os_error().unwrap_or(libc::ENOENT));
            self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(key, answer.clone());
            answer
        });
        answer.map_err(io::Error::from_raw_os_error)
    }
}

impl Default for MachineFiles {
    fn default() -> MachineFiles {
        MachineFiles::new()
    }
}

impl Files for MachineFiles {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.disk.read(path).or_else(|here| self.asked(FileQuestion::Read, path, here))
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.disk.metadata(path).or_else(|here| Ok(metadata_of(&self.asked(FileQuestion::Metadata, path, here)?)))
    }

    fn symlink_metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.disk.symlink_metadata(path).or_else(|here| Ok(metadata_of(&self.asked(FileQuestion::LinkMetadata, path, here)?)))
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.disk.canonicalize(path).or_else(|here| Ok(path_of(self.asked(FileQuestion::Canonicalize, path, here)?)))
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.disk.read_link(path).or_else(|here| Ok(path_of(self.asked(FileQuestion::ReadLink, path, here)?)))
    }

    fn code_came(&self, file: &Path) {
        self.look_at(file);
    }
}

const FILE: u8 = 1;
const DIRECTORY: u8 = 2;
const LINK: u8 = 4;

/// The answer to a question of another machine, from `files`.
pub(crate) fn answer(files: &dyn Files, question: FileQuestion, path: &[u8]) -> Result<Vec<u8>, u32> {
    let path = Path::new(std::ffi::OsStr::from_bytes(path));
    let found = match question {
        FileQuestion::Read => files.read(path),
        FileQuestion::Metadata => files.metadata(path).map(bytes_of),
        FileQuestion::LinkMetadata => files.symlink_metadata(path).map(bytes_of),
        FileQuestion::Canonicalize => files.canonicalize(path).map(|path| path.into_os_string().into_vec()),
        FileQuestion::ReadLink => files.read_link(path).map(|path| path.into_os_string().into_vec()),
    };
    found.map_err(|error| error.raw_os_error().unwrap_or(libc::ENOENT).unsigned_abs())
}

fn bytes_of(metadata: Metadata) -> Vec<u8> {
    let bit = |is: bool, bit| if is { bit } else { 0 };
    vec![bit(metadata.is_file, FILE) | bit(metadata.is_directory, DIRECTORY) | bit(metadata.is_symlink, LINK)]
}

fn metadata_of(bytes: &[u8]) -> Metadata {
    let bits = bytes.first().copied().unwrap_or(0);
    Metadata { is_file: bits & FILE != 0, is_directory: bits & DIRECTORY != 0, is_symlink: bits & LINK != 0 }
}

fn path_of(bytes: Vec<u8>) -> PathBuf {
    PathBuf::from(std::ffi::OsString::from_vec(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicUsize;

    static ASKED: AtomicUsize = AtomicUsize::new(0);

    fn elsewhere(question: FileQuestion, path: &Path) -> io::Result<Vec<u8>> {
        ASKED.fetch_add(1, Ordering::Relaxed);
        match (question, path.to_str()) {
            (FileQuestion::Read, Some("/elsewhere/a.mjs")) => Ok(b"export {}".to_vec()),
            (FileQuestion::Metadata, Some("/elsewhere/a.mjs")) => Ok(vec![FILE]),
            _ => Err(io::Error::from_raw_os_error(libc::ENOENT)),
        }
    }

    #[test]
    fn the_parent_is_asked_once_for_what_is_not_here_and_only_for_code_from_elsewhere() {
        let files = MachineFiles::asking(elsewhere);
        let there = Path::new("/elsewhere/a.mjs");
        assert!(files.read(there).is_err());
        files.code_came(Path::new(file!()));
        files.code_came(Path::new("/proc/self/exe"));
        assert!(files.read(there).is_err());
        assert_eq!(ASKED.load(Ordering::Relaxed), 0);
        files.code_came(there);
        for _ in 0..2 {
            assert_eq!(files.read(there).unwrap(), b"export {}");
            assert!(files.metadata(there).unwrap().is_file);
            assert_eq!(files.read(Path::new("/elsewhere/b")).unwrap_err().kind(), io::ErrorKind::NotFound);
            assert!(files.metadata(Path::new("/proc/self")).unwrap().is_directory);
        }
        assert_eq!(ASKED.load(Ordering::Relaxed), 3);
    }

    #[test]
    fn questions_are_answered_from_the_disk() {
        let ask = |question, path: &str| answer(&Disk, question, path.as_bytes());
        assert_eq!(ask(FileQuestion::Metadata, "/proc/self"), Ok(vec![DIRECTORY]));
        assert_eq!(ask(FileQuestion::LinkMetadata, "/proc/self"), Ok(vec![LINK]));
        assert_eq!(ask(FileQuestion::Read, "/no/such"), Err(2));
        assert_eq!(ask(FileQuestion::Canonicalize, "/proc/.././proc"), Ok(b"/proc".to_vec()));
    }
}
