//! Tells the program the version of the engine it is built with, and puts a copy of the engine beside it that is loaded sooner (`build/prelink.rs`): the
//! program takes the copy from the folder `roata-engine` next to it, and the system's library where there is none, or where the system's has changed since
//! (`src/engine.rs`).

#[path = "build/deferred.rs"]
mod deferred;
#[path = "build/prelink.rs"]
mod prelink;

use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use deferred::Deferred;
use prelink::Library;

const ENGINE: &str = "javascriptcoregtk-4.1";

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rustc-check-cfg=cfg(deferred_libraries)");
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

/// Writes the copy; what tells whether the system's library is still the same, and where it and the copy are.
fn copy_engine() -> Option<String> {
    let own = std::env::var("HOST").ok()? == std::env::var("TARGET").ok()?;
    if !own || std::env::var("CARGO_CFG_TARGET_ARCH").ok()? != "x86_64" {
        return None;
    }
    let system = PathBuf::from(pkg_config::get_variable(ENGINE, "libdir").ok()?);
    let file = system.join(format!("lib{ENGINE}.so")).canonicalize().ok()?;
    println!("cargo:rerun-if-changed={}", file.display());
    let mut library = Library::new(std::fs::read(&file).ok()?)?;
    let deferred = deferred::defer(&mut library, &system);
    let name = library.name()?.to_owned();
    let stamp = stamp_of(&file)?;
    // A program that has been built before finds the copy that it was built with.
    let folder = format!("roata-engine/{stamp}-{}", deferred.len());
    write_whole(&beside_the_program()?.join(&folder), &name, &library.settled()?)?;
    write_deferred(&deferred)?;
    println!("cargo:rustc-link-arg-bins=-Wl,-rpath,$ORIGIN/{folder}");
    Some(format!("{stamp}:{}/{name}:{folder}/{name}", system.display()))
}

/// Size and time: `src/engine.rs` asks for the same.
fn stamp_of(file: &Path) -> Option<String> {
    let known = std::fs::metadata(file).ok()?;
    Some(format!("{}-{}", known.size(), known.mtime()))
}

/// Programs that run may have the file mapped: it must not change under them.
fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> Option<()> {
    std::fs::create_dir_all(folder).ok()?;
    let new = folder.join(format!("{name}.new"));
    std::fs::write(&new, bytes).ok()?;
    std::fs::rename(&new, folder.join(name)).ok()
}

/// Writes what `src/deferred.rs` includes.
fn write_deferred(functions: &[Deferred]) -> Option<()> {
    let own = PathBuf::from(std::env::var_os("OUT_DIR")?);
    std::fs::write(own.join("deferred.s"), deferred::assembler(functions)).ok()?;
    std::fs::write(own.join("deferred.list"), deferred::list(functions)).ok()?;
    std::fs::write(own.join("deferred.count"), functions.len().to_string()).ok()?;
    deferred::export(functions);
    println!("cargo:rustc-cfg=deferred_libraries");
    Some(())
}

/// `target/<profile>`, three above the folder of this script's own.
fn beside_the_program() -> Option<PathBuf> {
    let own = PathBuf::from(std::env::var_os("OUT_DIR")?);
    own.ancestors().nth(3).map(Path::to_path_buf)
}
