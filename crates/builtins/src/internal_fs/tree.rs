//! What walks directories: listing (recursively too) and removing whole trees.

use std::collections::VecDeque;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::fs::{self, Dir, FileType, Mode, OFlags};

use super::failure::{During, Failure, Outcome};
use super::system;

/// One name of a directory.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// its name, below the listed directory with `/` between when the listing is recursive
    pub(crate) name: Vec<u8>,
    /// what it is: Node's UV_DIRENT numbers
    pub(crate) kind: u8,
}

const DIRECTORY: u8 = 2;

/// The names in `path` without `.` and `..`, sorted by bytes as libuv does; with `recursive` those of all directories below, a level at a time.
pub(crate) fn readdir(path: &Path, recursive: bool, syscall: &'static str) -> Outcome<Vec<Entry>> {
    let mut found = list(path).on(syscall, path)?;
    if recursive {
        add_below(path, &mut found, syscall)?;
    }
    Ok(found)
}

fn add_below(path: &Path, found: &mut Vec<Entry>, syscall: &'static str) -> Outcome<()> {
    let mut waiting: VecDeque<Vec<u8>> = directories(found).collect();
    while let Some(below) = waiting.pop_front() {
        let folder = path.join(std::ffi::OsStr::from_bytes(&below));
        let mut inner = list(&folder).on(syscall, &folder)?;
        for entry in &mut inner {
            entry.name = [below.as_slice(), b"/", &entry.name].concat();
        }
        waiting.extend(directories(&inner));
        found.append(&mut inner);
    }
    Ok(())
}

fn directories(entries: &[Entry]) -> impl Iterator<Item = Vec<u8>> {
    entries
        .iter()
        .filter(|entry| entry.kind == DIRECTORY)
        .map(|entry| entry.name.clone())
}

fn list(path: &Path) -> rustix::io::Result<Vec<Entry>> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let folder = fs::open(path, flags, Mode::empty())?;
    let mut entries = Vec::new();
    for entry in Dir::new(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if name != b"." && name != b".." {
            entries.push(Entry {
                name: name.to_vec(),
                kind: kind_of(entry.file_type(), path, name),
            });
        }
    }
    entries.sort_unstable_by(|a, b| a.name.cmp(&b.name));
    Ok(entries)
}

fn kind_of(kind: FileType, folder: &Path, name: &[u8]) -> u8 {
    match kind {
        FileType::RegularFile => 1,
        FileType::Directory => DIRECTORY,
        FileType::Symlink => 3,
        FileType::Fifo => 4,
        FileType::Socket => 5,
        FileType::CharacterDevice => 6,
        FileType::BlockDevice => 7,
        FileType::Unknown => kind_by_stat(&folder.join(std::ffi::OsStr::from_bytes(name))),
    }
}

/// Some file systems do not tell the kind with the name.
fn kind_by_stat(path: &Path) -> u8 {
    match fs::lstat(path).map(|stat| FileType::from_raw_mode(stat.st_mode)) {
        Ok(FileType::Unknown) | Err(_) => 0,
        Ok(kind) => kind_of(kind, path, b""),
    }
}

/// How `rm` goes about it.
#[derive(Clone, Copy)]
pub(crate) struct Removal {
    /// directories too, with everything in them
    pub(crate) recursive: bool,
    /// what is not there is no error
    pub(crate) force: bool,
    /// how often a busy entry is tried again
    pub(crate) retries: u32,
    /// milliseconds more to wait at each further try
    pub(crate) delay: u32,
}

/// Removes a file, or a tree.
pub(crate) fn rm(path: &Path, how: Removal) -> Outcome<()> {
    let kind = match fs::lstat(path) {
        Ok(stat) => FileType::from_raw_mode(stat.st_mode),
        Err(rustix::io::Errno::NOENT) if how.force => return Ok(()),
        Err(error) => return Err(error).on("rm", path),
    };
    if kind.is_dir() {
        return if how.recursive {
            remove_tree(path, how)
        } else {
            Err(Failure::of(libc::EISDIR, "rm", path))
        };
    }
    again_while_busy(how, || fs::unlink(path)).on("rm", path)
}

/// Depth first, without recursion, so that no depth of directories can exhaust the stack.
fn remove_tree(root: &Path, how: Removal) -> Outcome<()> {
    let mut open: Vec<PathBuf> = vec![root.to_path_buf()];
    while let Some(folder) = open.last().cloned() {
        match again_while_busy(how, || fs::rmdir(&folder)) {
            Ok(()) | Err(rustix::io::Errno::NOENT) => {
                open.pop();
                continue;
            }
            Err(rustix::io::Errno::NOTEMPTY | rustix::io::Errno::EXIST) => {}
            Err(error) => return Err(error).on("rm", &folder),
        }
        for entry in list(&folder).on("rm", &folder)? {
            let path = folder.join(std::ffi::OsStr::from_bytes(&entry.name));
            if entry.kind == DIRECTORY {
                open.push(path);
            } else {
                again_while_busy(how, || fs::unlink(&path))
                    .or_else(ignore_missing)
                    .on("rm", &path)?;
            }
        }
    }
    Ok(())
}

fn ignore_missing(error: rustix::io::Errno) -> rustix::io::Result<()> {
    if error == rustix::io::Errno::NOENT {
        Ok(())
    } else {
        Err(error)
    }
}

fn again_while_busy(
    how: Removal,
    mut attempt: impl FnMut() -> rustix::io::Result<()>,
) -> rustix::io::Result<()> {
    use rustix::io::Errno;
    let mut tried = 0;
    loop {
        match attempt() {
            Err(Errno::BUSY | Errno::MFILE | Errno::NFILE | Errno::PERM) if tried < how.retries => {
                tried += 1;
                std::thread::sleep(Duration::from_millis(u64::from(how.delay) * u64::from(tried)));
            }
            outcome => return outcome,
        }
    }
}

/// Whether `path` is there, as far as we may see.
pub(crate) fn exists(path: &Path) -> bool {
    system::access(path, 0).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let path = system::mkdtemp(&std::env::temp_dir().join(format!("roata-tree-{name}-"))).unwrap();
        system::mkdir(&path.join("b/c"), 0o777, true).unwrap();
        for file in ["a", "b/x", "b/c/y"] {
            let place = system::Place::Path(path.join(file));
            system::write_file(
                &place,
                b"text",
                (libc::O_WRONLY | libc::O_CREAT).unsigned_abs(),
                0o644,
                false,
            )
            .unwrap();
        }
        path
    }

    const TREE: Removal = Removal {
        recursive: true,
        force: false,
        retries: 0,
        delay: 0,
    };

    #[test]
    fn lists_level_by_level_and_sorted() {
        let path = scratch("list");
        let names: Vec<String> = readdir(&path, true, "scandir")
            .unwrap()
            .into_iter()
            .map(|entry| String::from_utf8(entry.name).unwrap())
            .collect();
        assert_eq!(names, ["a", "b", "b/c", "b/x", "b/c/y"]);
        rm(&path, TREE).unwrap();
    }

    #[test]
    fn removes_a_tree_and_nothing_through_links() {
        let (kept, path) = (scratch("kept"), scratch("rm"));
        system::symlink(&kept, &path.join("link")).unwrap();
        rm(&path, TREE).unwrap();
        assert!(!exists(&path));
        assert!(exists(&kept.join("b/c/y")));
        rm(&kept, TREE).unwrap();
    }

    #[test]
    fn refuses_a_directory_unless_recursive_and_what_is_missing_unless_forced() {
        let path = scratch("refuse");
        let plain = Removal {
            recursive: false,
            ..TREE
        };
        assert_eq!(rm(&path, plain).unwrap_err().errno, libc::EISDIR);
        assert_eq!(rm(&path.join("none"), plain).unwrap_err().errno, libc::ENOENT);
        rm(&path.join("none"), Removal { force: true, ..plain }).unwrap();
        rm(&path, TREE).unwrap();
    }

    #[test]
    fn copying_a_file_onto_itself_keeps_it() {
        let path = scratch("copy");
        system::copy_file(&path.join("a"), &path.join("a"), false).unwrap();
        let read = system::read_file(&system::Place::Path(path.join("a")), 0).unwrap();
        assert_eq!(&read[..], b"text");
        rm(&path, TREE).unwrap();
    }

    #[test]
    fn mkdir_tells_the_first_directory_it_made() {
        let path = scratch("mkdir");
        let made = system::mkdir(&path.join("n/o/p"), 0o777, true).unwrap();
        assert_eq!(made, Some(path.join("n")));
        assert_eq!(system::mkdir(&path.join("n/o/p"), 0o777, true).unwrap(), None);
        assert_eq!(
            system::mkdir(&path.join("a/q"), 0o777, true).unwrap_err().errno,
            libc::ENOTDIR
        );
        rm(&path, TREE).unwrap();
    }
}
