//! Tells the program the version of the engine it is built with, and puts a copy of the engine beside it that is loaded sooner (`build/prelink.rs`): the
//! program takes the copy from the folder `roata-engine` next to it, and the system's library where there is none, or where the system's has changed since
//! (`src/engine.rs`).

#[path = "build/prelink.rs"]
mod prelink;

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use prelink::Library;

const ENGINE: &str = "javascriptcoregtk-4.1";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    let found = pkg_config::Config::new().cargo_metadata(false).probe(ENGINE);
    let version = found.map_or_else(|_| "unknown".to_owned(), |library| library.version);
    println!("cargo:rustc-env=ROATA_ENGINE_VERSION={version}");
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        // As Node's and Bun's: a program at a fixed place needs no relocations, of which there would be 15,000.
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
    let stamp = copy_engine().unwrap_or_default();
    println!("cargo:rustc-env=ROATA_ENGINE_STAMP={stamp}");
}

/// Writes the copy; what tells whether the system's library is still the same.
fn copy_engine() -> Option<String> {
    let own = std::env::var("HOST").ok()? == std::env::var("TARGET").ok()?;
    if !own || std::env::var("CARGO_CFG_TARGET_ARCH").ok()? != "x86_64" {
        return None;
    }
    let folder = pkg_config::get_variable(ENGINE, "libdir").ok()?;
    let system = Path::new(&folder)
        .join(format!("lib{ENGINE}.so"))
        .canonicalize()
        .ok()?;
    println!("cargo:rerun-if-changed={}", system.display());
    let library = Library::new(std::fs::read(&system).ok()?)?;
    let name = library.name()?.to_owned();
    let target = beside_the_program()?.join("roata-engine");
    std::fs::create_dir_all(&target).ok()?;
    // Programs that run have the old one mapped: it must not change under them.
    let new = target.join(format!("{name}.new"));
    std::fs::write(&new, library.settled()?).ok()?;
    std::fs::rename(&new, target.join(&name)).ok()?;
    println!("cargo:rustc-link-arg-bins=-Wl,-rpath,$ORIGIN/roata-engine");
    let known = std::fs::metadata(&system).ok()?;
    Some(format!("{}:{}:{folder}/{name}", known.size(), known.mtime()))
}

/// `target/<profile>`, three above the folder of this script's own.
fn beside_the_program() -> Option<PathBuf> {
    let own = PathBuf::from(std::env::var_os("OUT_DIR")?);
    own.ancestors().nth(3).map(Path::to_path_buf)
}
