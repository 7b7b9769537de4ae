//! Strips the built-ins' JS for embedding: `src/<module>/<module>.js` becomes `<module>.js` in the output folder.

#[path = "../runtime/build/strip.rs"]
mod strip;
#[path = "../runtime/build/wrap.rs"]
mod wrap;

use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=../runtime/build/strip.rs");
    println!("cargo:rerun-if-changed=../runtime/build/wrap.rs");
    println!("cargo:rerun-if-changed=src");
    for entry in fs::read_dir("src")? {
        let folder = entry?.path();
        let Some(name) = folder.file_name() else { continue };
        let file = PathBuf::from(name).with_extension("js");
        let source = folder.join(&file);
        if source.is_file() {
            let text = strip::strip(&fs::read_to_string(source)?);
            fs::write(out.join(file), format!("{}{text}{}", wrap::BEFORE, wrap::AFTER))?;
        }
    }
    Ok(())
}
