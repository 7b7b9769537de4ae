//! File operations as plain functions: they know paths, descriptors and bytes, no JS. Each is named after the `fs` function it serves and
//! fails with libuv's name of the system call.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, IntoRawFd};
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

use runtime::Block;
use rustix::fs::{self, AtFlags, CWD, Gid, Mode, OFlags, Statx, StatxFlags, Timespec, Timestamps, Uid};

use super::failure::{During, Failure, Outcome};
use super::fd;

/// Bytes read at a time where the size is not known.
const CHUNK: usize = 64 * 1024;
/// The largest file that is read in one piece, as in Node.
pub(crate) const LARGEST_FILE: u64 = 2 * 1024 * 1024 * 1024;

/// Where a file is: named, or open already.
pub(crate) enum Place {
    /// a path
    Path(PathBuf),
    /// a descriptor
    Fd(i32),
}

/// What `stat` tells, in the order that `internal_fs.js` reads: dev, mode, nlink, uid, gid, rdev, blksize, ino, size, blocks, then access,
/// modification, change and birth times in ms (f64) or whole ms (i64), then the same in ns.
pub(crate) struct Stat(Statx);

impl Stat {
    /// The figures as 18 floating numbers.
    pub(crate) fn numbers(&self) -> [f64; 18] {
        let mut numbers = [0.0; 18];
        for (to, from) in numbers.iter_mut().zip(self.integers()) {
            #[allow(clippy::cast_precision_loss)]
            let number = from as f64;
            *to = number;
        }
        for (to, time) in numbers[10..14].iter_mut().zip(self.times()) {
            #[allow(clippy::cast_precision_loss)]
            let seconds = time.0 as f64;
            *to = seconds * 1000.0 + f64::from(time.1) / 1e6;
        }
        numbers
    }

    /// The figures as 18 integers.
    #[allow(clippy::cast_possible_wrap)]
    pub(crate) fn integers(&self) -> [i64; 18] {
        let s = &self.0;
        let device = |major, minor| rustix::fs::makedev(major, minor) as i64;
        let mut all = [0; 18];
        all[..10].copy_from_slice(&[
            device(s.stx_dev_major, s.stx_dev_minor),
            i64::from(s.stx_mode),
            i64::from(s.stx_nlink),
            i64::from(s.stx_uid),
            i64::from(s.stx_gid),
            device(s.stx_rdev_major, s.stx_rdev_minor),
            i64::from(s.stx_blksize),
            s.stx_ino as i64,
            s.stx_size as i64,
            s.stx_blocks as i64,
        ]);
        for (i, (seconds, nanos)) in self.times().into_iter().enumerate() {
            all[10 + i] = seconds * 1000 + i64::from(nanos) / 1_000_000;
            all[14 + i] = seconds * 1_000_000_000 + i64::from(nanos);
        }
        all
    }

    fn times(&self) -> [(i64, u32); 4] {
        let s = &self.0;
        [&s.stx_atime, &s.stx_mtime, &s.stx_ctime, &s.stx_btime].map(|time| (time.tv_sec, time.tv_nsec))
    }

    /// Whether it is a directory.
    pub(crate) fn is_directory(&self) -> bool {
        fs::FileType::from_raw_mode(self.0.stx_mode.into()).is_dir()
    }
}

const WANTED: StatxFlags = StatxFlags::BASIC_STATS.union(StatxFlags::BTIME);

pub(crate) fn stat(path: &Path) -> Outcome<Stat> {
    fs::statx(CWD, path, AtFlags::empty(), WANTED)
        .map(Stat)
        .on("stat", path)
}

pub(crate) fn lstat(path: &Path) -> Outcome<Stat> {
    fs::statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, WANTED)
        .map(Stat)
        .on("lstat", path)
}

pub(crate) fn fstat(number: i32) -> Outcome<Stat> {
    fd::borrowed(number, |file| fs::statx(file, "", AtFlags::EMPTY_PATH, WANTED))
        .map(Stat)
        .during("fstat")
}

/// type, bsize, frsize, blocks, bfree, bavail, files, ffree, as Node has them.
#[allow(clippy::cast_possible_wrap)]
pub(crate) fn statfs(path: &Path) -> Outcome<[i64; 8]> {
    let s = fs::statfs(path).on("statfs", path)?;
    Ok([
        s.f_type as i64,
        s.f_bsize as i64,
        s.f_frsize as i64,
        s.f_blocks as i64,
        s.f_bfree as i64,
        s.f_bavail as i64,
        s.f_files as i64,
        s.f_ffree as i64,
    ])
}

pub(crate) fn access(path: &Path, mode: u32) -> Outcome<()> {
    fs::access(path, fs::Access::from_bits_truncate(mode)).on("access", path)
}

pub(crate) fn open(path: &Path, flags: u32, mode: u32) -> Outcome<i32> {
    open_file(path, flags, mode)
        .map(IntoRawFd::into_raw_fd)
        .on("open", path)
}

fn open_file(path: &Path, flags: u32, mode: u32) -> rustix::io::Result<rustix::fd::OwnedFd> {
    let flags = OFlags::from_bits_retain(flags) | OFlags::CLOEXEC;
    rustix::io::retry_on_intr(|| fs::open(path, flags, Mode::from_raw_mode(mode)))
}

pub(crate) fn close(number: i32) -> Outcome<()> {
    fd::close(number).during("close")
}

/// Reads once, at `position` or where the file stands.
pub(crate) fn read(number: i32, into: &mut [u8], position: Option<u64>) -> Outcome<usize> {
    fd::borrowed(number, |file| read_once(file, into, position)).during("read")
}

fn read_once(file: BorrowedFd<'_>, into: &mut [u8], position: Option<u64>) -> rustix::io::Result<usize> {
    rustix::io::retry_on_intr(|| match position {
        Some(at) => rustix::io::pread(file, &mut *into, at),
        None => rustix::io::read(file, &mut *into),
    })
}

/// Writes once, at `position` or where the file stands.
pub(crate) fn write(number: i32, bytes: &[u8], position: Option<u64>) -> Outcome<usize> {
    fd::borrowed(number, |file| {
        rustix::io::retry_on_intr(|| match position {
            Some(at) => rustix::io::pwrite(file, bytes, at),
            None => rustix::io::write(file, bytes),
        })
    })
    .during("write")
}

/// The whole file: what is left of it if it is open already.
pub(crate) fn read_file(place: &Place, flags: u32) -> Outcome<Block> {
    match place {
        Place::Path(path) => read_all(open_file(path, flags, 0o666).on("open", path)?.as_fd()),
        Place::Fd(number) => fd::borrowed(*number, read_all),
    }
}

fn read_all(file: BorrowedFd<'_>) -> Outcome<Block> {
    let stat = fs::fstat(file).during("fstat")?;
    let regular = fs::FileType::from_raw_mode(stat.st_mode).is_file();
    let size = if regular {
        u64::try_from(stat.st_size).unwrap_or(0)
    } else {
        0
    };
    if size > LARGEST_FILE {
        return Err(Failure::too_large(size));
    }
    let size = usize::try_from(size).unwrap_or(0);
    if size == 0 {
        return read_to_end(file);
    }
    // As in Node the size at the start counts.
    let mut bytes = Block::with_capacity(size);
    while bytes.len() < size {
        let left = size - bytes.len();
        match read_once(file, &mut bytes.room()[..left], None).during("read")? {
            0 => break,
            count => bytes.add(count),
        }
    }
    Ok(bytes)
}

fn read_to_end(file: BorrowedFd<'_>) -> Outcome<Block> {
    let mut bytes = Block::with_capacity(CHUNK);
    loop {
        bytes.reserve(CHUNK);
        match read_once(file, bytes.room(), None).during("read")? {
            0 => return Ok(bytes.shrunk()),
            count => bytes.add(count),
        }
    }
}

/// Writes all of `bytes` and, if `flush`, waits until they are on the disk.
pub(crate) fn write_file(place: &Place, bytes: &[u8], flags: u32, mode: u32, flush: bool) -> Outcome<()> {
    match place {
        Place::Path(path) => write_all(
            open_file(path, flags, mode).on("open", path)?.as_fd(),
            bytes,
            flush,
        ),
        Place::Fd(number) => fd::borrowed(*number, |file| write_all(file, bytes, flush)),
    }
}

fn write_all(file: BorrowedFd<'_>, mut bytes: &[u8], flush: bool) -> Outcome<()> {
    while !bytes.is_empty() {
        let written = rustix::io::retry_on_intr(|| rustix::io::write(file, bytes)).during("write")?;
        bytes = &bytes[written..];
    }
    if flush {
        fs::fsync(file).during("fsync")
    } else {
        Ok(())
    }
}

/// Makes a directory; with `recursive` its parents too, giving the first one made.
pub(crate) fn mkdir(path: &Path, mode: u32, recursive: bool) -> Outcome<Option<PathBuf>> {
    let mode = Mode::from_raw_mode(mode);
    if !recursive {
        return fs::mkdir(path, mode).on("mkdir", path).map(|()| None);
    }
    make_parents(path, mode)
}

fn make_parents(path: &Path, mode: Mode) -> Outcome<Option<PathBuf>> {
    let mut missing = vec![path];
    let mut first = None;
    while let Some(next) = missing.last().copied() {
        match fs::mkdir(next, mode) {
            Ok(()) => {
                first.get_or_insert_with(|| next.to_path_buf());
                missing.pop();
            }
            Err(rustix::io::Errno::NOENT) => match next.parent() {
                Some(parent) if !parent.as_os_str().is_empty() && missing.len() < 4096 => {
                    missing.push(parent)
                }
                _ => return Err(Failure::of(libc::ENOENT, "mkdir", path)),
            },
            Err(rustix::io::Errno::EXIST) if is_directory(next) => {
                missing.pop();
            }
            Err(rustix::io::Errno::EXIST) if missing.len() > 1 => {
                return Err(Failure::of(libc::ENOTDIR, "mkdir", path));
            }
            Err(error) => return Err(error).on("mkdir", path),
        }
    }
    Ok(first)
}

fn is_directory(path: &Path) -> bool {
    stat(path).is_ok_and(|stat| stat.is_directory())
}

/// Makes a directory named `prefix` and six random characters.
pub(crate) fn mkdtemp(prefix: &Path) -> Outcome<PathBuf> {
    const LETTERS: &[u8; 62] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    let template = |tail: &[u8]| {
        let mut name = prefix.as_os_str().to_owned().into_vec();
        name.extend_from_slice(tail);
        PathBuf::from(std::ffi::OsString::from_vec(name))
    };
    for _ in 0..100 {
        let mut tail = [0u8; 6];
        getrandom::fill(&mut tail).map_err(|_| Failure::of(libc::EIO, "mkdtemp", prefix))?;
        for byte in &mut tail {
            *byte = LETTERS[usize::from(*byte) % LETTERS.len()];
        }
        let path = template(&tail);
        match fs::mkdir(&path, Mode::RWXU) {
            Ok(()) => return Ok(path),
            Err(rustix::io::Errno::EXIST) => {}
            Err(error) => return Err(error).on("mkdtemp", &template(b"XXXXXX")),
        }
    }
    Err(Failure::of(libc::EEXIST, "mkdtemp", &template(b"XXXXXX")))
}

pub(crate) fn rmdir(path: &Path) -> Outcome<()> {
    fs::rmdir(path).on("rmdir", path)
}

pub(crate) fn unlink(path: &Path) -> Outcome<()> {
    fs::unlink(path).on("unlink", path)
}

pub(crate) fn rename(from: &Path, to: &Path) -> Outcome<()> {
    fs::rename(from, to).between("rename", from, to)
}

pub(crate) fn link(from: &Path, to: &Path) -> Outcome<()> {
    fs::link(from, to).between("link", from, to)
}

pub(crate) fn symlink(target: &Path, path: &Path) -> Outcome<()> {
    fs::symlink(target, path).between("symlink", target, path)
}

pub(crate) fn readlink(path: &Path) -> Outcome<Vec<u8>> {
    fs::readlink(path, Vec::new())
        .map(std::ffi::CString::into_bytes)
        .on("readlink", path)
}

pub(crate) fn realpath(path: &Path) -> Outcome<Vec<u8>> {
    #[allow(clippy::disallowed_methods)]
    let real = std::fs::canonicalize(path).on("realpath", path)?;
    Ok(real.into_os_string().into_vec())
}

pub(crate) fn chmod(path: &Path, mode: u32) -> Outcome<()> {
    fs::chmod(path, Mode::from_raw_mode(mode)).on("chmod", path)
}

pub(crate) fn fchmod(number: i32, mode: u32) -> Outcome<()> {
    fd::borrowed(number, |file| fs::fchmod(file, Mode::from_raw_mode(mode))).during("fchmod")
}

/// `u32::MAX` leaves an owner as it is.
pub(crate) fn chown(path: &Path, user: u32, group: u32, follow: bool) -> Outcome<()> {
    let (flags, syscall) = if follow {
        (AtFlags::empty(), "chown")
    } else {
        (AtFlags::SYMLINK_NOFOLLOW, "lchown")
    };
    fs::chownat(
        CWD,
        path,
        owner(user).map(Uid::from_raw),
        owner(group).map(Gid::from_raw),
        flags,
    )
    .on(syscall, path)
}

pub(crate) fn fchown(number: i32, user: u32, group: u32) -> Outcome<()> {
    fd::borrowed(number, |file| {
        fs::fchown(
            file,
            owner(user).map(Uid::from_raw),
            owner(group).map(Gid::from_raw),
        )
    })
    .during("fchown")
}

fn owner(id: u32) -> Option<u32> {
    (id != u32::MAX).then_some(id)
}

/// Sets access and modification time, in seconds.
pub(crate) fn utimes(path: &Path, access: f64, modification: f64, follow: bool) -> Outcome<()> {
    let (flags, syscall) = if follow {
        (AtFlags::empty(), "utime")
    } else {
        (AtFlags::SYMLINK_NOFOLLOW, "lutime")
    };
    fs::utimensat(CWD, path, &timestamps(access, modification), flags).on(syscall, path)
}

pub(crate) fn futimes(number: i32, access: f64, modification: f64) -> Outcome<()> {
    fd::borrowed(number, |file| {
        fs::futimens(file, &timestamps(access, modification))
    })
    .during("futime")
}

fn timestamps(access: f64, modification: f64) -> Timestamps {
    Timestamps {
        last_access: timespec(access),
        last_modification: timespec(modification),
    }
}

/// Seconds to the precision of a microsecond, as libuv takes them.
#[allow(clippy::cast_possible_truncation)]
fn timespec(seconds: f64) -> Timespec {
    let whole = seconds.floor();
    let micros = ((seconds - whole) * 1e6).round() as i64;
    Timespec {
        tv_sec: whole as i64 + micros / 1_000_000,
        tv_nsec: micros % 1_000_000 * 1000,
    }
}

pub(crate) fn ftruncate(number: i32, length: u64) -> Outcome<()> {
    fd::borrowed(number, |file| fs::ftruncate(file, length)).during("ftruncate")
}

pub(crate) fn fsync(number: i32) -> Outcome<()> {
    fd::borrowed(number, |file| fs::fsync(file)).during("fsync")
}

pub(crate) fn fdatasync(number: i32) -> Outcome<()> {
    fd::borrowed(number, |file| fs::fdatasync(file)).during("fdatasync")
}

/// Copies contents and permissions; with `exclusive` fails if `to` exists.
#[allow(clippy::disallowed_methods)]
pub(crate) fn copy_file(from: &Path, to: &Path, exclusive: bool) -> Outcome<()> {
    copy_contents(from, to, exclusive).between("copyfile", from, to)
}

fn copy_contents(from: &Path, to: &Path, exclusive: bool) -> io::Result<()> {
    let source = open_file(from, libc::O_RDONLY.unsigned_abs(), 0)?;
    let stat = fs::fstat(&source)?;
    if fs::FileType::from_raw_mode(stat.st_mode).is_dir() {
        return Err(io::Error::from_raw_os_error(libc::EISDIR));
    }
    let exclusive = if exclusive { OFlags::EXCL } else { OFlags::empty() };
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::CLOEXEC | exclusive;
    let target = fs::open(to, flags, Mode::from_raw_mode(stat.st_mode & 0o7777))?;
    let target_stat = fs::fstat(&target)?;
    if (target_stat.st_dev, target_stat.st_ino) == (stat.st_dev, stat.st_ino) {
        return Ok(()); // the same file: truncating it would lose it
    }
    fs::ftruncate(&target, 0)?;
    fs::fchmod(&target, Mode::from_raw_mode(stat.st_mode & 0o7777))?;
    let (mut source, mut target) = (std::fs::File::from(source), std::fs::File::from(target));
    io::copy(&mut source, &mut target).map(drop)
}
