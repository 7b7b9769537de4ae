//! Strips the runtime's own JS for embedding.

#[path = "build/strip.rs"]
mod strip;
#[path = "build/wrap.rs"]
mod wrap;

use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=build/strip.rs");
    println!("cargo:rerun-if-changed=build/wrap.rs");
    println!("cargo:rerun-if-changed=src/js");
    for entry in fs::read_dir("src/js")? {
        let path = entry?.path();
        if let Some(name) = path
            .file_name()
            .filter(|_| path.extension().is_some_and(|extension| extension == "js"))
        {
            let text = strip::strip(&fs::read_to_string(&path)?);
            fs::write(out.join(name), format!("{}{text}{}", wrap::BEFORE, wrap::AFTER))?;
        }
    }
    Ok(())
}
