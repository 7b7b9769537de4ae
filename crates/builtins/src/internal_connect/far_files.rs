//! What a program shows of itself to a Network-Node it has connected to: the modules of its own package, and what they import from `node_modules`, and
//! nothing else. The node itself shows no files at all: its caller has code there that can read what it may.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use nodes::{FileQuestion, Greeting, Host, Output, Peer, Slice};
use runtime::loader::Files;

use crate::internal_machines::{ThisProcess, answer_file};

/// This process, as a node sees it that it has connected to.
pub(crate) struct Caller {
    program: Arc<ThisProcess>,
    files: Arc<dyn Files>,
    /// The package of the program's entry module.
    root: Option<PathBuf>,
}

impl Caller {
    /// Without `root` no file is shown.
    pub(crate) fn new(files: Arc<dyn Files>, root: Option<PathBuf>) -> Arc<Caller> {
        let root = root.and_then(|root| files.canonicalize(&root).ok());
        Arc::new(Caller { program: ThisProcess::new(Arc::clone(&files)), files, root })
    }

    /// Whether a path, without links, may be seen.
    fn shows(&self, path: &Path, question: FileQuestion) -> bool {
        let Some(root) = &self.root else { return false };
        let below = match path.strip_prefix(root) {
            Ok(below) => below,
            Err(_) => match hoisted(root, path) {
                Some(below) => below,
                None => return false,
            },
        };
        !has_hidden_part(below) && (question != FileQuestion::Read || is_module(path))
    }
}

/// A file below a `node_modules` folder beside or above the package; the part of its path from there.
fn hoisted<'p>(root: &Path, path: &'p Path) -> Option<&'p Path> {
    root.ancestors().skip(1).find_map(|folder| path.strip_prefix(folder.join("node_modules")).ok())
}

/// Files whose names begin with a dot are settings and secrets; package managers keep packages in such folders of `node_modules`.
fn has_hidden_part(path: &Path) -> bool {
    let is_hidden = |part: &OsStr| part.as_bytes().starts_with(b".") && part != ".pnpm" && part != ".store";
    path.components().any(|part| matches!(part, Component::Normal(name) if is_hidden(name)))
}

const MODULES: &[&str] = &["js", "mjs", "cjs", "ts", "mts", "cts", "json", "wasm"];

fn is_module(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str);
    extension.is_some_and(|extension| MODULES.contains(&extension))
}

impl Host for Caller {
    fn greeted(&self, peer: &Arc<Peer>, greeting: &Greeting) -> Result<(), String> {
        self.program.greeted(peer, greeting)
    }

    /// Functions by name and messages are what a program offers to nodes it made, and what was sent there under secret numbers; to put functions here is not
    /// for a machine elsewhere.
    fn asked(&self, peer: &Arc<Peer>, id: u64, what: String, value: Vec<u8>) {
        if ["call", "message", "thread", "pull", "callDefined"].contains(&what.as_str()) {
            self.program.asked(peer, id, what, value);
        } else {
            let reason = "this machine takes no definitions from there".into();
            peer.answer(id, nodes::Outcome::Down { reason, maybe_executed: false });
        }
    }

    fn printed(&self, output: Output, lines: &[u8]) {
        self.program.printed(output, lines);
    }

    fn file(&self, what: FileQuestion, path: &[u8]) -> Result<Vec<u8>, u32> {
        let asked = Path::new(OsStr::from_bytes(path));
        let real = match what {
            // Of a link itself, its folder's links are followed only.
            FileQuestion::LinkMetadata | FileQuestion::ReadLink => {
                let folder = asked.parent().and_then(|folder| self.files.canonicalize(folder).ok());
                folder.zip(asked.file_name()).map(|(folder, name)| folder.join(name))
            }
            _ => self.files.canonicalize(asked).ok(),
        };
        match real {
            Some(real) if self.shows(&real, what) => answer_file(&*self.files, what, path),
            _ => Err(libc::ENOENT.unsigned_abs()),
        }
    }

    fn slice(&self, hash: &[u8; 32]) -> Option<Arc<Slice>> {
        self.program.slice(hash)
    }

    fn aborted(&self, signal: u64, reason: Vec<u8>) {
        self.program.aborted(signal, reason);
    }

    fn stopped(&self, _grace: Duration) -> Result<(), String> {
        Err("this machine is not for others to stop".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use runtime::loader::Disk;

    fn caller(root: &str) -> Caller {
        let files: Arc<dyn Files> = Arc::new(Disk);
        Caller { program: ThisProcess::new(Arc::clone(&files)), files, root: Some(root.into()) }
    }

    #[test]
    fn modules_of_the_package_are_shown_and_nothing_else() {
        let caller = caller("/home/me/app");
        let shows = |path: &str| caller.shows(Path::new(path), FileQuestion::Read);
        for path in ["/home/me/app/main.mjs", "/home/me/app/lib/a.ts", "/home/me/app/package.json", "/home/me/node_modules/x/index.js", "/home/me/app/node_modules/.pnpm/x/index.cjs"] {
            assert!(shows(path), "{path}");
        }
        for path in ["/etc/passwd", "/home/me/.ssh/config.json", "/home/me/app/.env", "/home/me/app/.env.js", "/home/me/app/.git/x.js", "/home/me/app/key.pem", "/home/me/other/a.js", "/home/me/application/a.js"] {
            assert!(!shows(path), "{path}");
        }
        assert!(caller.shows(Path::new("/home/me/app/lib"), FileQuestion::Metadata));
        assert!(!caller.shows(Path::new("/home/me"), FileQuestion::Metadata));
    }

    #[test]
    fn a_path_that_leads_out_by_dots_or_links_is_not_shown() {
        let caller = caller("/proc/sys");
        let asked = |path: &str| caller.file(FileQuestion::Metadata, path.as_bytes());
        assert!(asked("/proc/sys/kernel").is_ok());
        assert_eq!(asked("/proc/sys/../version"), Err(2));
        assert_eq!(asked("/proc/self"), Err(2));
    }
}
