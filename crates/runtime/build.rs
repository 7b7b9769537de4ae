//! Strips the runtime's own JS for embedding.

#[path = "build/strip.rs"]
mod strip;

use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build/strip.rs");
    println!("cargo:rerun-if-changed=src/js");
    for entry in fs::read_dir("src/js")? {
        let path = entry?.path();
        if let Some(name) = path
            .file_name()
            .filter(|_| path.extension().is_some_and(|extension| extension == "js"))
        {
            fs::write(out.join(name), strip::strip(&fs::read_to_string(&path)?))?;
        }
    }
    Ok(())
}
