//! Tells the program the version of the engine it is built with.

fn main() {
    let found = pkg_config::Config::new()
        .cargo_metadata(false)
        .probe("javascriptcoregtk-4.1");
    let version = found.map_or_else(|_| "unknown".to_owned(), |library| library.version);
    println!("cargo:rustc-env=ROATA_ENGINE_VERSION={version}");
    println!("cargo:rerun-if-changed=build.rs");
}
