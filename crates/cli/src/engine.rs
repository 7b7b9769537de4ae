//! The copy of the engine beside the program, which the build script makes (`build.rs`): while the system's library is the one that it was made of, it is that
//! library, only loaded sooner.

use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

/// Size and time of the system's library when the copy was made, where it is, and where the copy is beside the program, with colons in between; empty where
/// there is no copy.
const STAMP: &str = env!("ROATA_ENGINE_STAMP");

/// After an update of the system's library, which may mend a fault, the copy goes, and the program starts again with the system's. Where this user may not
/// remove the copy it goes on.
pub fn leave_outdated_copy() {
    let Some([stamp, system, copy]) = parts() else {
        return;
    };
    if is_outdated(stamp, system)
        && let Some(program) = program_without(copy)
    {
        let mut arguments = std::env::args_os();
        let name = arguments.next().unwrap_or_default();
        // It comes back only if it fails: then the copy, which is mapped, serves for this once.
        let _ = Command::new(program).arg0(name).args(arguments).exec();
    }
}

fn parts() -> Option<[&'static str; 3]> {
    let mut parts = STAMP.split(':');
    Some([parts.next()?, parts.next()?, parts.next()?])
}

/// Whether the library has changed since it had this stamp. One that is gone has not: nothing would be there to start with.
fn is_outdated(stamp: &str, path: &str) -> bool {
    std::fs::metadata(path).is_ok_and(|now| format!("{}-{}", now.size(), now.mtime()) != stamp)
}

/// Removes the copy; gives the program's file if there was one.
fn program_without(copy: &str) -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    std::fs::remove_file(program.parent()?.join(copy)).ok()?;
    Some(program)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stamp_is_that_of_the_library_there_is() {
        if let Some([stamp, system, _]) = parts() {
            assert!(!is_outdated(stamp, system));
            assert!(is_outdated("1-1", system));
        }
        assert!(!is_outdated("1-1", "/no/such/library"));
    }
}

// The build script's part, for its tests.
#[cfg(test)]
#[path = "../build/prelink.rs"]
mod prelink;
