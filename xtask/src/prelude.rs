//! What random programs share, `tests/order/_preludes/*.cjs`: one text for the kept programs and for those made anew.

use std::fs;
use std::io;
use std::path::Path;

/// A file of `_preludes`.
#[derive(Debug)]
pub struct Prelude {
    name: &'static str,
    text: &'static str,
    /// The prelude that this one hands on.
    base: Option<&'static Prelude>,
}

const FOLDER: &str = "_preludes";

macro_rules! prelude {
    ($name:literal, $base:expr) => {
        Prelude {
            name: $name,
            text: include_str!(concat!("../../tests/order/_preludes/", $name, ".cjs")),
            base: $base,
        }
    };
}

pub static STREAMS: Prelude = prelude!("streams", None);
pub static FLOWS: Prelude = prelude!("flows", Some(&STREAMS));
pub static TURNS: Prelude = prelude!("turns", None);
pub static WEBS: Prelude = prelude!("webs", None);
pub static WORKERS: Prelude = prelude!("workers", None);
pub static SOCKETS: Prelude = prelude!("sockets", None);
pub static ENDINGS: Prelude = prelude!("endings", None);
pub static GRAPHS: Prelude = prelude!("graphs", None);
pub static PRINTS: Prelude = prelude!("prints", None);

/// What the others require of their own accord.
static MOMENTS: Prelude = prelude!("moments", None);

static ALL: [&Prelude; 10] = [
    &STREAMS, &FLOWS, &TURNS, &WEBS, &WORKERS, &SOCKETS, &ENDINGS, &GRAPHS, &PRINTS, &MOMENTS,
];

impl Prelude {
    /// A script around `body`, which stands in a folder beside `_preludes`: what it uses of the prelude is required at its top.
    pub fn program(&self, origin: &str, body: &str) -> String {
        let (used, name) = (self.used(body), self.name);
        format!(
            "// {origin}\n'use strict';\nconst {{ {used} }} = require('../{FOLDER}/{name}.cjs');\n\n{body}"
        )
    }

    /// The same as an ES module.
    pub fn module(&self, origin: &str, body: &str) -> String {
        let (used, name) = (self.used(body), self.name);
        format!(
            "// {origin}\nimport prelude from '../{FOLDER}/{name}.cjs';\nconst {{ {used} }} = prelude;\n\n{body}"
        )
    }

    /// The names of the prelude that are in `body`, as a list.
    fn used(&self, body: &str) -> String {
        let used: Vec<&str> = self
            .names()
            .filter(|name| words(body).any(|word| word == *name))
            .collect();
        used.join(", ")
    }

    /// What the file exports.
    fn names(&self) -> impl Iterator<Item = &'static str> {
        let exports = |text: &'static str| {
            text.rsplit_once("module.exports = {")
                .map_or("", |(_, list)| list)
        };
        let theirs = self.base.map_or("", |base| exports(base.text));
        let mut names: Vec<&str> = words(theirs).chain(words(exports(self.text))).collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter()
    }
}

/// Writes all preludes into `folder/_preludes`, for programs in other folders of `folder`.
pub fn write_all(folder: &Path) -> io::Result<()> {
    let folder = folder.join(FOLDER);
    fs::create_dir_all(&folder)?;
    for prelude in ALL {
        fs::write(folder.join(format!("{}.cjs", prelude.name)), prelude.text)?;
    }
    Ok(())
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == '$'))
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_requires_what_it_names_and_no_more() {
        let text = FLOWS.program("Test.", "at('now', () => { later2(1); stream.x; });\n");
        let expected = "// Test.\n'use strict';\nconst { at, later2, stream } = require('../_preludes/flows.cjs');\n\nat(";
        assert!(text.starts_with(expected), "{text}");
    }
}
