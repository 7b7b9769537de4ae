//! `cargo xtask tidy`: the rules of this repository that a machine can check.
//!
//! Each check is a function from names and texts to complaints, so that it is tested without files.

mod goldens;
mod imports;
mod sources;

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{Outcome, root};

/// Runs every check on all files that git knows or could add; complains of all that is wrong at once.
pub fn run() -> Outcome {
    let root = root();
    let names = files(&root)?;
    let mut complaints = Vec::new();
    for name in &names {
        // A file that was deleted but not yet committed, or is not text, has no lines to look at.
        if let Ok(text) = fs::read_to_string(root.join(name)) {
            complaints.extend(sources::check(name, &text, &machine_paths(&root)));
        }
    }
    complaints.extend(imports::check(&root)?);
    complaints.extend(goldens::check(&root.join("tests/order"))?);
    if complaints.is_empty() {
        println!("{} files, nothing untidy", names.len());
        return Ok(());
    }
    Err(format!(
        "{}\n{} complaints",
        complaints.join("\n"),
        complaints.len()
    ))
}

fn files(root: &Path) -> Result<Vec<String>, String> {
    let mut git = Command::new("git");
    git.current_dir(root)
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let output = git.output().map_err(|error| format!("git: {error}"))?;
    if !output.status.success() {
        return Err(format!(
            "git ls-files: {}",
            String::from_utf8_lossy(&output.stderr)
        ));
    }
    let mut names: Vec<String> = output
        .stdout
        .split(|byte| *byte == 0)
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect();
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    Ok(names)
}

/// Paths that mean something on this machine only: the check-out and the user's own folder.
fn machine_paths(root: &Path) -> Vec<String> {
    let home = std::env::var("HOME").unwrap_or_default();
    let paths = [
        root.display().to_string(),
        format!("{}/", home.trim_end_matches('/')),
    ];
    paths.into_iter().filter(|path| path.len() > 1).collect()
}
