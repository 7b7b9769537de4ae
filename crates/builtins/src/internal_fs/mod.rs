//! `internal/fs`: what `node:fs` and `node:fs/promises` share: the operations below, and in JS Stats, Dirent, flags and checks.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/fs.html>
//!
//! Every operation takes a callback as its last argument: with one it runs on the thread pool, in one job, and the callback is called from the
//! loop; without one it runs at once. `system` and `tree` do the work and know no JS.

mod failure;
pub(crate) mod fd;
mod system;
mod tree;

use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;

use runtime::{Block, Builtin, Call, CallExt, Local, Result, Scope, ScopeExt, SharedNumbers};

use failure::{Failure, Outcome};
use system::Place;

/// Its JS is `internal_fs.js`.
pub const BUILTIN: Builtin = Builtin {
    name: "internal/fs",
    source: include_str!("internal_fs.js"),
    ops: |table| {
        table.add_value("figures", shared_figures);
        table.add("stat", stat);
        table.add("fstat", fstat);
        table.add("statfs", statfs);
        table.add("exists", exists);
        table.add("readFile", read_file);
        table.add("writeFile", write_file);
        table.add("read", read);
        table.add("readBytes", read_bytes);
        table.add("write", write);
        table.add("open", |call| {
            on_path(call, 3, |path, n| system::open(&path, n[0], n[1]), fd_number)
        });
        table.add("close", |call| on_fd(call, 1, |fd, _| system::close(fd), nothing));
        table.add("fsync", |call| on_fd(call, 1, |fd, _| system::fsync(fd), nothing));
        table.add("fdatasync", |call| {
            on_fd(call, 1, |fd, _| system::fdatasync(fd), nothing)
        });
        table.add("ftruncate", |call| {
            on_fd(call, 2, |fd, n| system::ftruncate(fd, whole(n[0])), nothing)
        });
        table.add("fchmod", |call| {
            on_fd(call, 2, |fd, n| system::fchmod(fd, bits(n[0])), nothing)
        });
        table.add("fchown", |call| {
            on_fd(
                call,
                3,
                |fd, n| system::fchown(fd, bits(n[0]), bits(n[1])),
                nothing,
            )
        });
        table.add("futimes", |call| {
            on_fd(call, 3, |fd, n| system::futimes(fd, n[0], n[1]), nothing)
        });
        table.add("access", |call| {
            on_path(call, 2, |path, n| system::access(&path, n[0]), nothing)
        });
        table.add("rmdir", |call| {
            on_path(call, 1, |path, _| system::rmdir(&path), nothing)
        });
        table.add("unlink", |call| {
            on_path(call, 1, |path, _| system::unlink(&path), nothing)
        });
        table.add("chmod", |call| {
            on_path(call, 2, |path, n| system::chmod(&path, n[0]), nothing)
        });
        table.add("chown", |call| {
            on_path(call, 3, |path, n| system::chown(&path, n[0], n[1], true), nothing)
        });
        table.add("lchown", |call| {
            on_path(
                call,
                3,
                |path, n| system::chown(&path, n[0], n[1], false),
                nothing,
            )
        });
        table.add("mkdir", |call| {
            on_path(
                call,
                3,
                |path, n| system::mkdir(&path, n[0], n[1] != 0),
                optional_path,
            )
        });
        table.add("mkdtemp", |call| {
            on_path(
                call,
                1,
                |path, _| system::mkdtemp(&path),
                |scope, path| Ok(scope.string(&path.to_string_lossy())),
            )
        });
        table.add("readlink", |call| {
            on_path(
                call,
                2,
                |path, n| Ok((system::readlink(&path)?, n[0] != 0)),
                named,
            )
        });
        table.add("realpath", |call| {
            on_path(
                call,
                2,
                |path, n| Ok((system::realpath(&path)?, n[0] != 0)),
                named,
            )
        });
        table.add("rm", |call| {
            on_path(call, 5, |path, n| tree::rm(&path, removal(n)), nothing)
        });
        table.add("utimes", utimes);
        table.add("rename", |call| {
            on_pair(call, |from, to, _| system::rename(&from, &to))
        });
        table.add("link", |call| {
            on_pair(call, |from, to, _| system::link(&from, &to))
        });
        table.add("symlink", |call| {
            on_pair(call, |from, to, _| system::symlink(&from, &to))
        });
        table.add("copyFile", |call| {
            on_pair(call, |from, to, exclusive| {
                system::copy_file(&from, &to, exclusive)
            })
        });
        table.add("readdir", readdir);
    },
};

// ---- the two ways to run

/// Runs `work` on the pool if argument `callback` was given, else at once; `reply` makes the JS value.
fn request<'s, T: Send + 'static>(
    call: &mut Call<'s>,
    callback: usize,
    work: impl FnOnce() -> Outcome<T> + Send + 'static,
    reply: impl for<'a> FnOnce(&mut Scope<'a>, T) -> Result<Local<'a>> + 'static,
) -> Result<Local<'s>> {
    if call.is_undefined(call.arg(callback)) {
        let value = work()?;
        return reply(call, value);
    }
    call.blocking(callback, work, |scope, outcome| reply(scope, outcome?))?;
    Ok(call.undefined())
}

/// `op(path, number…, callback)`, the numbers at most four, not negative.
fn on_path<'s, T: Send + 'static>(
    call: &mut Call<'s>,
    callback: usize,
    work: fn(PathBuf, [u32; 4]) -> Outcome<T>,
    reply: for<'a> fn(&mut Scope<'a>, T) -> Result<Local<'a>>,
) -> Result<Local<'s>> {
    let path = path(call, 0)?;
    let mut numbers = [0; 4];
    for (i, number) in numbers.iter_mut().enumerate().take(callback - 1) {
        *number = bits(call.arg_f64(i + 1));
    }
    request(call, callback, move || work(path, numbers), reply)
}

/// `op(fd, number…, callback)`.
fn on_fd<'s, T: Send + 'static>(
    call: &mut Call<'s>,
    callback: usize,
    work: fn(i32, [f64; 2]) -> Outcome<T>,
    reply: for<'a> fn(&mut Scope<'a>, T) -> Result<Local<'a>>,
) -> Result<Local<'s>> {
    let fd = call.arg_i32(0);
    let numbers = [call.arg_f64(1), call.arg_f64(2)];
    request(call, callback, move || work(fd, numbers), reply)
}

/// `op(path, path, flag, callback)`.
fn on_pair<'s>(call: &mut Call<'s>, work: fn(PathBuf, PathBuf, bool) -> Outcome<()>) -> Result<Local<'s>> {
    let (from, to, flag) = (path(call, 0)?, path(call, 1)?, call.arg_bool(2));
    request(call, 3, move || work(from, to, flag), nothing)
}

// ---- arguments and results

/// A path: text, or bytes.
fn path(call: &mut Call<'_>, index: usize) -> Result<PathBuf> {
    if let Some(text) = call.ascii(call.arg(index)) {
        return Ok(PathBuf::from(std::ffi::OsString::from_vec(text.to_vec())));
    }
    if call.is_string(call.arg(index)) {
        return Ok(PathBuf::from(call.arg_string(index)?));
    }
    Ok(PathBuf::from(std::ffi::OsString::from_vec(
        call.arg_bytes(index)?.to_vec(),
    )))
}

/// A path or a descriptor.
fn place(call: &mut Call<'_>, index: usize) -> Result<Place> {
    let number = call.arg_f64(index);
    if number.is_nan() {
        Ok(Place::Path(path(call, index)?))
    } else {
        Ok(Place::Fd(call.arg_i32(index)))
    }
}

/// A 32-bit number as JS gives it, -1 standing for all bits.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn bits(number: f64) -> u32 {
    number as i64 as u32
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(number: f64) -> u64 {
    number as u64
}

/// A position in a file; a negative one means where the file stands.
fn position(number: f64) -> Option<u64> {
    (number >= 0.0).then(|| whole(number))
}

/// An offset or length that JS has checked against the view.
#[allow(clippy::cast_possible_truncation)]
fn size(number: f64) -> usize {
    whole(number) as usize
}

fn removal(numbers: [u32; 4]) -> tree::Removal {
    tree::Removal {
        recursive: numbers[0] != 0,
        force: numbers[1] != 0,
        retries: numbers[2],
        delay: numbers[3],
    }
}

fn nothing<'s>(scope: &mut Scope<'s>, (): ()) -> Result<Local<'s>> {
    Ok(scope.undefined())
}

fn fd_number<'s>(scope: &mut Scope<'s>, fd: i32) -> Result<Local<'s>> {
    Ok(scope.number(f64::from(fd)))
}

fn optional_path<'s>(scope: &mut Scope<'s>, path: Option<PathBuf>) -> Result<Local<'s>> {
    Ok(path.map_or_else(|| scope.undefined(), |path| scope.string(&path.to_string_lossy())))
}

/// A name as text; `raw` gives its bytes as the units of a string.
fn named<'s>(scope: &mut Scope<'s>, (name, raw): (Vec<u8>, bool)) -> Result<Local<'s>> {
    Ok(name_text(scope, &name, raw))
}

fn name_text<'s>(scope: &mut Scope<'s>, name: &[u8], raw: bool) -> Local<'s> {
    if raw || name.is_ascii() {
        scope.latin1(name)
    } else {
        scope.string(&String::from_utf8_lossy(name))
    }
}

// ---- operations with more to them

/// What `stat` is asked to do, as bits.
mod stat_flags {
    pub(super) const FOLLOW: i32 = 1;
    pub(super) const BIG: i32 = 2;
    pub(super) const MISSING_IS_FALSE: i32 = 4;
}

/// What the last `stat`, `fstat` or `statfs` told: 18 numbers or 64-bit integers, which JS reads before any other operation can write there.
struct Figures(SharedNumbers);

impl Figures {
    fn of(scope: &Scope<'_>) -> std::rc::Rc<Figures> {
        scope.extension(|| Figures(SharedNumbers::new(18)))
    }

    fn set(&self, numbers: &[f64]) {
        for (index, number) in numbers.iter().enumerate() {
            self.0.set(index, *number);
        }
    }

    fn set_integers(&self, integers: &[i64]) {
        for (index, integer) in integers.iter().enumerate() {
            self.0.set(index, f64::from_bits(integer.cast_unsigned()));
        }
    }
}

fn shared_figures<'s>(scope: &mut Scope<'s>) -> Local<'s> {
    let figures = Figures::of(scope);
    scope
        .shared_numbers(&figures.0)
        .unwrap_or_else(|exception| exception.value(scope))
}

/// `stat(path, flags, callback)`: leaves the figures and gives true; false for a missing file if asked so.
fn stat<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (path, flags) = (path(call, 0)?, call.arg_i32(1));
    let work = move || {
        let follow = flags & stat_flags::FOLLOW != 0;
        let outcome = if follow {
            system::stat(&path)
        } else {
            system::lstat(&path)
        };
        let lenient = flags & stat_flags::MISSING_IS_FALSE != 0;
        match outcome {
            Err(Failure { errno, .. }) if lenient && is_missing(errno, follow) => Ok(None),
            outcome => outcome.map(Some),
        }
    };
    figures(call, work, flags)
}

/// What `throwIfNoEntry: false` covers; a file taken for a directory counts for stat, not for lstat, as in Node.
fn is_missing(errno: i32, follow: bool) -> bool {
    errno == libc::ENOENT || (follow && errno == libc::ENOTDIR)
}

/// `fstat(fd, flags, callback)`
fn fstat<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (fd, flags) = (call.arg_i32(0), call.arg_i32(1));
    figures(call, move || system::fstat(fd).map(Some), flags)
}

fn figures<'s>(
    call: &mut Call<'s>,
    work: impl FnOnce() -> Outcome<Option<system::Stat>> + Send + 'static,
    flags: i32,
) -> Result<Local<'s>> {
    let big = flags & stat_flags::BIG != 0;
    request(call, 2, work, move |scope, stat| {
        if let Some(stat) = &stat {
            let figures = Figures::of(scope);
            if big {
                figures.set_integers(&stat.integers());
            } else {
                figures.set(&stat.numbers());
            }
        }
        Ok(scope.boolean(stat.is_some()))
    })
}

/// `statfs(path, callback)`: eight whole numbers as 64-bit integers.
fn statfs<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let path = path(call, 0)?;
    request(
        call,
        1,
        move || system::statfs(&path),
        |scope, words| {
            Figures::of(scope).set_integers(&words);
            Ok(scope.undefined())
        },
    )
}

fn exists<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let path = path(call, 0)?;
    request(
        call,
        1,
        move || Ok(tree::exists(&path)),
        |scope, there| Ok(scope.boolean(there)),
    )
}

/// What a file's contents become.
enum Contents {
    Bytes(Block),
    Text(String),
    Latin1(Block),
}

/// `readFile(path | fd, flags, asText, callback)`: an ArrayBuffer, or the text that the bytes are in UTF-8.
fn read_file<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (place, flags, as_text) = (place(call, 0)?, bits(call.arg_f64(1)), call.arg_bool(2));
    let work = move || Ok(contents(system::read_file(&place, flags)?, as_text));
    request(call, 3, work, |scope, contents| {
        Ok(match contents {
            Contents::Bytes(bytes) => scope.array_buffer_of(bytes),
            Contents::Text(text) => scope.string(&text),
            Contents::Latin1(bytes) => scope.latin1(&bytes),
        })
    })
}

fn contents(bytes: Block, as_text: bool) -> Contents {
    match as_text {
        false => Contents::Bytes(bytes),
        true if bytes.is_ascii() => Contents::Latin1(bytes),
        true => Contents::Text(String::from_utf8_lossy(&bytes).into_owned()),
    }
}

/// `writeFile(path | fd, text | bytes, flags, mode, flush, callback)`
fn write_file<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let place = place(call, 0)?;
    let bytes = text_or_bytes(call, 1)?;
    let (flags, mode, flush) = (bits(call.arg_f64(2)), bits(call.arg_f64(3)), call.arg_bool(4));
    request(
        call,
        5,
        move || system::write_file(&place, &bytes, flags, mode, flush),
        nothing,
    )
}

fn text_or_bytes(call: &mut Call<'_>, index: usize) -> Result<Vec<u8>> {
    if call.is_string(call.arg(index)) {
        return Ok(call.arg_string(index)?.into_bytes());
    }
    Ok(call.arg_bytes(index)?.to_vec())
}

/// `read(fd, view, offset, length, position, callback)`: how many bytes came.
fn read<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let fd = call.arg_i32(0);
    let (offset, length, at) = (
        size(call.arg_f64(2)),
        size(call.arg_f64(3)),
        position(call.arg_f64(4)),
    );
    let view = call.arg(1);
    if call.is_undefined(call.arg(5)) {
        let count = match call.arg_bytes_mut(1)?.get_mut(offset..offset + length) {
            Some(part) => system::read(fd, part, at)?,
            None => 0,
        };
        return count_of(call, count);
    }
    let view = call.global_of(view);
    call.blocking(
        5,
        move || read_block(fd, length, at),
        move |scope, outcome| {
            let bytes = outcome?;
            let view = view.get(scope);
            // The view may have been shortened or detached meanwhile: what no longer fits is lost, as the program asked for.
            if let Some(part) = scope
                .bytes_mut(view)
                .and_then(|all| all.get_mut(offset..offset + bytes.len()))
            {
                part.copy_from_slice(&bytes);
            }
            count_of(scope, bytes.len())
        },
    )?;
    Ok(call.undefined())
}

/// `readBytes(fd, length, position, callback)`: an ArrayBuffer of what came.
fn read_bytes<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let (fd, length, at) = (call.arg_i32(0), size(call.arg_f64(1)), position(call.arg_f64(2)));
    request(
        call,
        3,
        move || read_block(fd, length, at),
        |scope, bytes| Ok(scope.array_buffer_of(bytes)),
    )
}

fn read_block(fd: i32, length: usize, at: Option<u64>) -> Outcome<Block> {
    let mut bytes = Block::with_capacity(length);
    let count = system::read(fd, &mut bytes.room()[..length], at)?;
    bytes.add(count);
    Ok(bytes.shrunk())
}

/// `write(fd, view, offset, length, position, callback)`: how many bytes went.
fn write<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let fd = call.arg_i32(0);
    let (offset, length, at) = (
        size(call.arg_f64(2)),
        size(call.arg_f64(3)),
        position(call.arg_f64(4)),
    );
    let part = call
        .arg_bytes(1)?
        .get(offset..offset + length)
        .unwrap_or_default();
    if call.is_undefined(call.arg(5)) {
        let count = system::write(fd, part, at)?;
        return count_of(call, count);
    }
    let bytes = part.to_vec();
    request(call, 5, move || system::write(fd, &bytes, at), count_of)
}

fn count_of<'s>(scope: &mut Scope<'s>, count: usize) -> Result<Local<'s>> {
    #[allow(clippy::cast_precision_loss)]
    let number = count as f64;
    Ok(scope.number(number))
}

/// `utimes(path, access, modification, follow, callback)`, the times in seconds.
fn utimes<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let path = path(call, 0)?;
    let (access, modification, follow) = (call.arg_f64(1), call.arg_f64(2), call.arg_bool(3));
    request(
        call,
        4,
        move || system::utimes(&path, access, modification, follow),
        nothing,
    )
}

/// `readdir(path, withKinds, recursive, raw, forOpendir, callback)`: names, or name and kind by turns.
fn readdir<'s>(call: &mut Call<'s>) -> Result<Local<'s>> {
    let path = path(call, 0)?;
    let [kinds, recursive, raw, opendir] = [1, 2, 3, 4].map(|index| call.arg_bool(index));
    let syscall = if opendir { "opendir" } else { "scandir" };
    request(
        call,
        5,
        move || tree::readdir(&path, recursive, syscall),
        move |scope, entries| {
            let array = scope.array(&[]);
            let mut index = 0;
            for entry in entries {
                let name = name_text(scope, &entry.name, raw);
                scope.set_index(array, index, name)?;
                index += 1;
                if kinds {
                    let kind = scope.number(f64::from(entry.kind));
                    scope.set_index(array, index, kind)?;
                    index += 1;
                }
            }
            Ok(array)
        },
    )
}
