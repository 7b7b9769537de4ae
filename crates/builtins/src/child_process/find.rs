//! Which file a command means, as execvp has it: in the child's PATH and its working directory, and a text without `#!` is the shell's.

use std::ffi::{CStr, CString};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use rustix::fs::{Access, AtFlags, CWD, accessat};

use super::start::Program;

/// Where execvp looks without a PATH.
const DEFAULT_PATH: &[u8] = b"/bin:/usr/bin";
const SHELL: &CStr = c"/bin/sh";

/// Starts `file`; the process id.
pub(crate) fn start(program: &Program, file: &CStr) -> io::Result<i32> {
    if let Some(cwd) = &program.cwd {
        check_directory(cwd)?;
    }
    if file.to_bytes().contains(&b'/') {
        return start_path(program, file);
    }
    let mut refused = libc::ENOENT;
    for path in candidates(program, file.to_bytes()) {
        match start_path(program, &path) {
            Err(error) if goes_on(&error, &mut refused) => {}
            outcome => return outcome,
        }
    }
    Err(io::Error::from_raw_os_error(refused))
}

/// What is wrong with it would else be taken for something wrong with the file.
fn check_directory(path: &CStr) -> io::Result<()> {
    let stat = rustix::fs::stat(path)?;
    match rustix::fs::FileType::from_raw_mode(stat.st_mode) {
        rustix::fs::FileType::Directory => Ok(()),
        _ => Err(io::Error::from_raw_os_error(libc::ENOTDIR)),
    }
}

/// Whether the next folder is to be tried. That one was there, but no program, is told in the end.
fn goes_on(error: &io::Error, refused: &mut i32) -> bool {
    match error.raw_os_error() {
        Some(libc::EACCES) => {
            *refused = libc::EACCES;
            true
        }
        Some(errno) => matches!(
            errno,
            libc::ENOENT | libc::ENOTDIR | libc::ESTALE | libc::ENODEV | libc::ETIMEDOUT
        ),
        None => false,
    }
}

fn start_path(program: &Program, path: &CStr) -> io::Result<i32> {
    match program.start(path) {
        Err(error) if error.raw_os_error() == Some(libc::ENOEXEC) => {
            let rest = program.args.iter().skip(1).cloned();
            let args = [SHELL.to_owned(), path.to_owned()].into_iter().chain(rest);
            let in_shell = Program {
                args: args.collect(),
                ..program.clone()
            };
            in_shell.start(SHELL)
        }
        outcome => outcome,
    }
}

/// The files of that name in the folders of PATH; those that are surely no programs are left out, for a try costs far more than a look.
fn candidates(program: &Program, file: &[u8]) -> Vec<CString> {
    let path = program
        .env
        .iter()
        .find_map(|pair| pair.to_bytes().strip_prefix(b"PATH="));
    path.unwrap_or(DEFAULT_PATH)
        .split(|byte| *byte == b':')
        .filter_map(|folder| {
            let mut path = folder.to_vec();
            if !folder.is_empty() {
                path.push(b'/');
            }
            path.extend_from_slice(file);
            // Without a folder it is in the working directory: a path for exec, which does not look further.
            CString::new(path).ok()
        })
        .filter(|path| may_be_run(program, path))
        .collect()
}

fn may_be_run(program: &Program, path: &CStr) -> bool {
    let path = seen_from_here(program, path);
    match accessat(CWD, path.as_path(), Access::EXISTS, AtFlags::EACCESS) {
        Ok(()) => true,
        Err(errno) => !matches!(errno, rustix::io::Errno::NOENT | rustix::io::Errno::NOTDIR),
    }
}

fn seen_from_here(program: &Program, path: &CStr) -> PathBuf {
    let path = Path::new(std::ffi::OsStr::from_bytes(path.to_bytes()));
    match &program.cwd {
        Some(cwd) => Path::new(std::ffi::OsStr::from_bytes(cwd.to_bytes())).join(path),
        None => path.to_path_buf(),
    }
}
