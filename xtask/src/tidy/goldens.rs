//! Every program of `tests/order` has a golden of its own, and every golden a program.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use testkit::Program;

/// Complaints about the programs and goldens below `root`.
pub fn check(root: &Path) -> Result<Vec<String>, String> {
    let fail = |error: io::Error| format!("{}: {error}", root.display());
    let root = root.canonicalize().map_err(fail)?;
    let mut owners: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
    for program in Program::discover(&root).map_err(fail)? {
        owners
            .entry(program.golden_path())
            .or_default()
            .push(program.name().to_string());
    }
    let mut complaints = Vec::new();
    for (golden, programs) in &owners {
        if programs.len() > 1 {
            complaints.push(format!(
                "tests/order: {} share one golden",
                programs.join(" and ")
            ));
        }
        if !golden.is_file() {
            complaints.push(format!(
                "tests/order/{}: no golden: cargo xtask golden",
                programs[0]
            ));
        }
    }
    let mut goldens = Vec::new();
    find_goldens(&root, &mut goldens).map_err(fail)?;
    for golden in goldens.iter().filter(|golden| !owners.contains_key(*golden)) {
        let name = golden.strip_prefix(&root).unwrap_or(golden);
        complaints.push(format!("tests/order/{}: no program", name.display()));
    }
    Ok(complaints)
}

fn find_goldens(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find_goldens(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == "out") {
            found.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use testkit::Scratch;

    fn judge(names: &[&str]) -> Vec<String> {
        let scratch = Scratch::new().unwrap();
        for name in names {
            let path = scratch.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        check(scratch.path()).unwrap()
    }

    #[test]
    fn pairs_are_complete() {
        assert_eq!(
            judge(&["a.cjs", "a.out", "t/g/main.mjs", "t/g/x.mjs", "t/g/main.out"]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_is_alone_is_named() {
        assert_eq!(
            judge(&["t/a.cjs"]),
            ["tests/order/t/a.cjs: no golden: cargo xtask golden"]
        );
        assert_eq!(judge(&["t/a.out"]), ["tests/order/t/a.out: no program"]);
        assert_eq!(
            judge(&["t/g/main.mjs", "t/g/main.out", "t/g/x.out"]),
            ["tests/order/t/g/x.out: no program"]
        );
    }

    #[test]
    fn two_programs_cannot_share_a_golden() {
        assert_eq!(
            judge(&["a.cjs", "a.mjs", "a.out"]),
            ["tests/order: a.cjs and a.mjs share one golden"]
        );
    }
}
