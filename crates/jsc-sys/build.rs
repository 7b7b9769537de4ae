//! Finds the system's JavaScriptCore with pkg-config and links it.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if let Err(error) = pkg_config::Config::new()
        .atleast_version("2.44")
        .probe("javascriptcoregtk-4.1")
    {
        eprintln!(
            "JavaScriptCore is missing: install libjavascriptcoregtk-4.1-dev and pkg-config (`make setup` does)\n{error}"
        );
        std::process::exit(1);
    }
}
