//! A folder of one test's own, gone when the test is.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};

/// An empty folder under the system's temporary folder, removed with all it holds when dropped.
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// Makes the folder. Fails if the temporary folder cannot be written.
    pub fn new() -> io::Result<Self> {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("roata-test-{}-{number}", std::process::id());
        let path = std::env::temp_dir().canonicalize()?.join(name);
        // A folder of that name can only be left over from a dead process whose pid we have.
        if path.exists() {
            std::fs::remove_dir_all(&path)?;
        }
        std::fs::create_dir(&path)?;
        Ok(Self { path })
    }

    /// Where it is: absolute, without symbolic links.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Where the processes of all tests keep what a later one may use: under `target`, not in the folder of whoever runs the tests.
pub fn cache_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/test-cache")
}

/// Gives `command` the environment of tests, whoever runs them where: of the caller's only the search path, the temporary folder, the engine's switches (GC
/// stress) and the runtime's own, but no token.
pub fn plain_environment(command: &mut Command) {
    let kept = |name: &str| {
        let is_switch = name.starts_with("JSC_") || name.starts_with("ROATA_");
        matches!(name, "PATH" | "TMPDIR") || (is_switch && name != "ROATA_NODE_TOKEN")
    };
    command
        .env_clear()
        .envs(std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(kept)))
        .env("TZ", "UTC")
        .env("LANG", "C.UTF-8")
        .env("XDG_CACHE_HOME", cache_folder());
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A failure leaves a folder in /tmp and must not hide the test's own failure.
        let _ = std::fs::remove_dir_all(&self.path);
    }
}
