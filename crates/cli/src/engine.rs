//! The copy of the engine beside the program, which the build script makes (`build.rs`): while the system's library is the one that it was made of, it is that
//! library, only loaded sooner.

use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::process::Command;

/// Size, time and path of the system's library when the copy was made; empty where there is no copy.
const STAMP: &str = env!("ROATA_ENGINE_STAMP");
/// The copy's folder, next to the program.
const FOLDER: &str = "roata-engine";

/// After an update of the system's library, which may mend a fault, the copy goes, and the program starts again with the system's. Where this user may not
/// remove the copy it goes on.
pub fn leave_outdated_copy() {
    let Some((stamp, path)) = STAMP.rsplit_once(':') else {
        return;
    };
    if is_outdated(stamp, path) && remove_copy(path).is_some() {
        let mut arguments = std::env::args_os();
        let name = arguments.next().unwrap_or_default();
        // It comes back only if it fails: then the copy, which is mapped, serves for this once.
        let _ = Command::new("/proc/self/exe").arg0(name).args(arguments).exec();
    }
}

/// Whether the library has changed since it had this stamp. One that is gone has not: nothing would be there to start with.
fn is_outdated(stamp: &str, path: &str) -> bool {
    std::fs::metadata(path).is_ok_and(|now| format!("{}:{}", now.size(), now.mtime()) != stamp)
}

/// Removes the copy of the library at `path`, if there is one.
fn remove_copy(path: &str) -> Option<()> {
    let name = path.rsplit('/').next()?;
    let program = std::env::current_exe().ok()?;
    std::fs::remove_file(program.parent()?.join(FOLDER).join(name)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stamp_is_that_of_the_library_there_is() {
        if let Some((stamp, path)) = STAMP.rsplit_once(':') {
            assert!(!is_outdated(stamp, path));
            assert!(is_outdated("1:1", path));
        }
        assert!(!is_outdated("1:1", "/no/such/library"));
    }
}

// The build script's part, for its tests.
#[cfg(test)]
#[path = "../build/prelink.rs"]
mod prelink;
