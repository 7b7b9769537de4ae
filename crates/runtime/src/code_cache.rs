//! Bytecode of the built-ins, kept between processes in a file of the user's: parsing them is most of what a start would cost.
//!
//! `$XDG_CACHE_HOME/roata/` (or `~/.cache/roata/`) has a file for each build of the engine and of Roata; it grows by what programs have loaded and it
//! had not. It is written when a process ends, in one step (by a rename). Whatever is wrong with it, with the folder or with the engine's functions,
//! texts are parsed as ever; `ROATA_CACHE=0` wishes that. Realms of one process share the memory that the file is mapped into.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::rc::{Rc, Weak};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use jsc::{Exception, Local, Scope, StaticScript, Vm};

use crate::builtin::Builtin;
use crate::code_file::{self, CodeFile};

/// Evaluates a built-in's text.
pub(crate) fn evaluate<'s>(
    scope: &mut Scope<'s>,
    this: Local<'s>,
    text: &'static str,
    url: &'static str,
) -> Result<Local<'s>, Exception> {
    let cache = Cache::of_process();
    let bytecode = cache.and_then(|cache| cache.file.as_ref()?.find(url));
    let (value, was_parsed) = scope.eval_script(this, &StaticScript { text, url, bytecode })?;
    if let Some(cache) = cache.filter(|_| was_parsed) {
        cache.lock_missing().push((text, url));
    }
    Ok(value)
}

/// Names the built-ins that there are, before the first is evaluated: their bytecode is in a file of its own.
pub(crate) fn open(builtins: impl Iterator<Item = &'static Builtin>) {
    CACHE.get_or_init(|| Cache::open(builtins));
}

/// What this process has parsed is compiled on this OS thread, by this VM, when the process ends.
pub(crate) fn save_at_end(vm: &Rc<Vm>) {
    SAVER.set(Rc::downgrade(vm));
}

/// The process ends.
pub(crate) fn save() {
    let saver = SAVER.try_with(|saver| saver.borrow().upgrade()).ok().flatten();
    if let (Some(cache), Some(vm)) = (Cache::of_process(), saver) {
        // Nobody is told what has failed: the next process will try again.
        let _ = vm.enter(|scope| cache.save(scope));
    }
}

/// `node:` and the name.
pub(crate) fn url_of(name: &'static str) -> &'static str {
    static URLS: Mutex<Option<HashMap<&str, &str>>> = Mutex::new(None);
    let mut urls = URLS.lock().unwrap_or_else(PoisonError::into_inner);
    urls.get_or_insert_default()
        .entry(name)
        .or_insert_with(|| format!("node:{name}").leak())
}

thread_local! {
    static SAVER: RefCell<Weak<Vm>> = const { RefCell::new(Weak::new()) };
}

static CACHE: OnceLock<Option<Cache>> = OnceLock::new();

struct Cache {
    path: PathBuf,
    file: Option<CodeFile<'static>>,
    /// Text and URL of what had to be parsed.
    missing: Mutex<Vec<(&'static str, &'static str)>>,
}

/// How long the end of a process may be put off; what is left is compiled by the next.
const TIME_TO_COMPILE: Duration = Duration::from_millis(80);
/// Files that have not been written for so long, of other builds most likely, are removed when a new one is made.
const OUT_OF_USE: Duration = Duration::from_secs(60 * 60 * 24 * 60);

impl Cache {
    fn of_process() -> Option<&'static Cache> {
        CACHE.get()?.as_ref()
    }

    fn open(builtins: impl Iterator<Item = &'static Builtin>) -> Option<Cache> {
        if std::env::var_os("ROATA_CACHE").is_some_and(|wish| wish == "0") {
            return None;
        }
        let engine = jsc::bytecode_version()?;
        let folder = folder(std::env::var_os("XDG_CACHE_HOME"), std::env::var_os("HOME"))?;
        let path = folder.join(format!("{PREFIX}{engine:08x}-{:016x}", build_of(builtins)));
        let file = fs::File::open(&path)
            .ok()
            .and_then(|file| CodeFile::read(jsc::map_own_file(&file)?));
        Some(Cache {
            path,
            file,
            missing: Mutex::default(),
        })
    }

    fn save(&self, scope: &mut Scope<'_>) -> std::io::Result<()> {
        let missing = std::mem::take(&mut *self.lock_missing());
        if missing.is_empty() {
            return Ok(());
        }
        let Some(folder) = self.path.parent() else {
            return Ok(());
        };
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        let compiled = compile(scope, &missing);
        if compiled.is_empty() {
            return Ok(());
        }
        // What another process has written meanwhile is kept as well.
        let now = fs::File::open(&self.path)
            .ok()
            .and_then(|file| CodeFile::read(jsc::map_own_file(&file)?));
        if now.is_none() {
            remove_unused(folder);
        }
        let mut entries: Vec<(&str, &[u8])> = now.iter().flat_map(CodeFile::sound).collect();
        entries.retain(|(url, _)| !compiled.iter().any(|(new, _)| new == url));
        entries.extend(compiled.iter().map(|(url, code)| (*url, code.as_slice())));
        replace(&self.path, &code_file::write(&entries))
    }

    fn lock_missing(&self) -> MutexGuard<'_, Vec<(&'static str, &'static str)>> {
        self.missing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn compile(scope: &mut Scope<'_>, missing: &[(&'static str, &'static str)]) -> Vec<(&'static str, Vec<u8>)> {
    let begun = Instant::now();
    let mut compiled: Vec<(&'static str, Vec<u8>)> = Vec::new();
    for (text, url) in missing {
        let is_new = !compiled.iter().any(|(known, _)| known == url);
        if is_new && begun.elapsed() < TIME_TO_COMPILE {
            compiled.extend(scope.compile(text, url).map(|code| (*url, code)));
        }
    }
    compiled
}

const PREFIX: &str = "bytecode-";

fn folder(cache_home: Option<OsString>, home: Option<OsString>) -> Option<PathBuf> {
    let absolute = |path: PathBuf| path.is_absolute().then_some(path);
    let caches = cache_home
        .and_then(|path| absolute(path.into()))
        .or_else(|| Some(absolute(home?.into())?.join(".cache")))?;
    Some(caches.join("roata"))
}

/// Tells builds apart by the names and lengths of their built-ins. Where that does not do, the engine sees that the text is another.
fn build_of(builtins: impl Iterator<Item = &'static Builtin>) -> u64 {
    const FACTOR: u64 = 0x0000_0100_0000_01b3;
    let mut build = 0xcbf2_9ce4_8422_2325;
    for builtin in builtins {
        for length in [builtin.name.len() as u64, builtin.source.len() as u64] {
            build = (build ^ length).wrapping_mul(FACTOR);
        }
    }
    build
}

/// Puts a file with these bytes where the old one is. Readers see one or the other.
fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}", std::process::id()));
    let draft = PathBuf::from(name);
    let written = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&draft)
        .and_then(|mut file| file.write_all(bytes))
        .and_then(|()| fs::rename(&draft, path));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written
}

fn remove_unused(folder: &Path) {
    let Ok(files) = fs::read_dir(folder) else { return };
    for file in files.flatten() {
        let is_ours = file.file_name().to_string_lossy().starts_with(PREFIX);
        let age = file
            .metadata()
            .and_then(|facts| facts.modified())
            .ok()
            .and_then(|written| SystemTime::now().duration_since(written).ok());
        if is_ours && age.is_some_and(|age| age > OUT_OF_USE) {
            let _ = fs::remove_file(file.path());
        }
    }
}
