//! Rules for one file: its header, its blanks, where `unsafe` may stand, and no paths of somebody's machine.

/// The only places where `unsafe` may be written (ARCHITECTURE.md, invariant 4): folders end with `/`, and a file has its
/// reason in its header.
const UNSAFE_ALLOWED: &[&str] = &[
    "crates/jsc-sys/",
    "crates/jsc/",
    "crates/cli/src/deferred.rs",
    "crates/builtins/src/internal_fs/fd.rs",
    "crates/builtins/src/child_process/start.rs",
    "crates/builtins/src/child_process/fork_server/copy.rs",
];

const SCRIPTS: &[&str] = &["js", "cjs", "mjs", "ts", "cts", "mts"];
const NO_BLANKS: &[&str] = &[
    "rs", "js", "cjs", "mjs", "ts", "cts", "mts", "toml", "md", "json", "yml", "yaml",
];

/// What is wrong with the file of this name, each complaint with the line it is about.
pub fn check(name: &str, text: &str, machine_paths: &[String]) -> Vec<String> {
    let extension = name.rsplit('.').next().unwrap_or_default();
    let mut complaints = header(name, extension, text);
    let blanks = NO_BLANKS.contains(&extension);
    let no_unsafe = extension == "rs" && !UNSAFE_ALLOWED.iter().any(|allowed| name.starts_with(allowed));
    for (number, line) in text.lines().enumerate() {
        let mut complain = |what: &str| complaints.push(format!("{name}:{}: {what}", number + 1));
        if blanks && line.contains('\t') {
            complain("a tab");
        }
        if blanks && line.ends_with([' ', '\t', '\r']) {
            complain("trailing blanks");
        }
        if no_unsafe && has_unsafe(line) {
            complain("unsafe outside the places that xtask/src/tidy/sources.rs lists");
        }
        if let Some(path) = machine_paths.iter().find(|path| line.contains(path.as_str())) {
            complain(&format!("a path of this machine: {path}"));
        }
    }
    complaints
}

fn header(name: &str, extension: &str, text: &str) -> Vec<String> {
    let first = text
        .lines()
        .find(|line| !line.starts_with("#!/"))
        .unwrap_or_default();
    let in_crate = (name.starts_with("crates/") && name.contains("/src/")) || name.starts_with("xtask/");
    let needs = (in_crate && (extension == "rs" || extension == "js"))
        || (name.starts_with("tests/order/") && SCRIPTS.contains(&extension));
    if !needs || (first.starts_with("//") && first.len() > 4) {
        return Vec::new();
    }
    vec![format!(
        "{name}:1: no header: the first line says what the file is"
    )]
}

/// `unsafe` as a word of the code: not in a comment, a string, or a longer name.
fn has_unsafe(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or_default();
    code.match_indices("unsafe").any(|(at, word)| {
        let (before, after) = (&code[..at], &code[at + word.len()..]);
        let joins = |c: char| c.is_alphanumeric() || c == '_';
        let in_string = before.matches('"').count() % 2 == 1;
        !in_string && !before.ends_with(joins) && !after.starts_with(joins)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, text: &str) -> Vec<String> {
        check(name, text, &["/home/someone/".to_string()])
    }

    #[test]
    fn a_source_needs_a_header() {
        assert_eq!(of("crates/wire/src/a.rs", "//! Frames.\n"), Vec::<String>::new());
        assert_eq!(
            of("crates/builtins/src/os/os.js", "// node:os\n"),
            Vec::<String>::new()
        );
        assert_eq!(of("crates/wire/src/a.rs", "use std::io;\n").len(), 1);
        assert_eq!(of("crates/wire/src/a.rs", "").len(), 1);
        assert_eq!(of("xtask/src/a.rs", "//!\n").len(), 1);
        assert_eq!(of("tests/order/a.cjs", "console.log(1);\n").len(), 1);
        assert_eq!(
            of("tests/order/a.cjs", "#!/usr/bin/env node\n// Shows it.\n"),
            Vec::<String>::new()
        );
        assert_eq!(of("tests/order/a.out", "1\n"), Vec::<String>::new());
    }

    #[test]
    fn blanks_are_found_with_their_line() {
        assert_eq!(
            of("a.toml", "a = 1 \n\tb = 2\n"),
            ["a.toml:1: trailing blanks", "a.toml:2: a tab"]
        );
        assert_eq!(of("Makefile", "all:\n\tcargo build\n"), Vec::<String>::new());
    }

    #[test]
    fn unsafe_is_code_in_its_places_only() {
        let block = "//! A file.\nlet x = unsafe { y() };\n";
        assert_eq!(of("crates/jsc/src/a.rs", block), Vec::<String>::new());
        assert_eq!(of("crates/wire/src/a.rs", block).len(), 1);
        let harmless = "//! unsafe\n// unsafe { }\nlet s = \"unsafe\";\n#![deny(unsafe_code)]\n";
        assert_eq!(of("crates/wire/src/a.rs", harmless), Vec::<String>::new());
    }

    #[test]
    fn machine_paths_are_found_everywhere() {
        assert_eq!(
            of("README.md", "see /home/someone/x\n"),
            ["README.md:1: a path of this machine: /home/someone/"]
        );
    }
}
