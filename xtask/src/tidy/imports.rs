//! Who may import whom: the line in ARCHITECTURE.md against the `Cargo.toml` of every crate.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use toml::Table;

/// Every crate may use it in its tests, and nowhere else.
const DEV_ONLY: &str = "testkit";
const HEADING: &str = "Who may import whom";

type Rule = BTreeMap<String, BTreeSet<String>>;

/// Complaints about every crate below `root/crates`.
pub fn check(root: &Path) -> Result<Vec<String>, String> {
    let rule = rule(&read(&root.join("ARCHITECTURE.md"))?)?;
    let mut manifests = BTreeMap::new();
    for entry in fs::read_dir(root.join("crates")).map_err(|error| error.to_string())? {
        let folder = entry.map_err(|error| error.to_string())?;
        let path = folder.path().join("Cargo.toml");
        if path.is_file() {
            manifests.insert(folder.file_name().to_string_lossy().into_owned(), read(&path)?);
        }
    }
    complaints(&rule, &manifests)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Reads `a -> b -> {c, d}    e -> f`, the line in the code block below the heading.
fn rule(text: &str) -> Result<Rule, String> {
    let lines = text.lines().skip_while(|line| !line.starts_with(HEADING));
    let line = lines
        .skip(1)
        .find(|line| line.contains("->"))
        .ok_or("ARCHITECTURE.md has no import rule")?;
    let mut rule = Rule::new();
    for chain in line.split("    ") {
        let links: Vec<Vec<String>> = chain.split("->").map(names).collect();
        for pair in links.windows(2) {
            for from in &pair[0] {
                rule.entry(from.clone())
                    .or_default()
                    .extend(pair[1].iter().cloned());
            }
        }
    }
    Ok(rule)
}

/// `{c, d}` or `b`.
fn names(link: &str) -> Vec<String> {
    let link = link.trim().trim_start_matches('{').trim_end_matches('}');
    link.split(',')
        .map(|name| name.trim().to_string())
        .filter(|name| !name.is_empty())
        .collect()
}

/// `manifests`: the text of each crate's `Cargo.toml` by the crate's name.
fn complaints(rule: &Rule, manifests: &BTreeMap<String, String>) -> Result<Vec<String>, String> {
    let mut complaints = Vec::new();
    for (from, text) in manifests {
        let table: Table = text
            .parse()
            .map_err(|error| format!("crates/{from}/Cargo.toml: {error}"))?;
        for (to, dev) in dependencies(&table) {
            let ours = manifests.contains_key(&to);
            let allowed =
                rule.get(from).is_some_and(|allowed| allowed.contains(&to)) || (dev && to == DEV_ONLY);
            if ours && !allowed {
                let kind = if dev { " (in its tests)" } else { "" };
                complaints.push(format!(
                    "crates/{from}/Cargo.toml: {from} may not import {to}{kind}"
                ));
            }
        }
    }
    Ok(complaints)
}

/// Names of all dependencies, and whether they are for tests only; of the platform sections too.
fn dependencies(manifest: &Table) -> Vec<(String, bool)> {
    let targets = manifest.get("target").and_then(|value| value.as_table());
    let platforms = targets
        .into_iter()
        .flat_map(|table| table.values())
        .filter_map(|value| value.as_table());
    let mut found = Vec::new();
    for table in platforms.chain([manifest]) {
        for (section, dev) in [
            ("dependencies", false),
            ("build-dependencies", false),
            ("dev-dependencies", true),
        ] {
            let Some(section) = table.get(section).and_then(|value| value.as_table()) else {
                continue;
            };
            found.extend(section.iter().map(|(name, value)| (real_name(name, value), dev)));
        }
    }
    found
}

/// A dependency may be renamed: `x = { package = "wire" }` is `wire`.
fn real_name(name: &str, value: &toml::Value) -> String {
    value
        .get("package")
        .and_then(|package| package.as_str())
        .unwrap_or(name)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a -> b\n\nWho may import whom (nothing else):\n\n```\ncli -> top -> {left, right}    right -> base\n```\n";

    fn judge(from: &str, manifest: &str) -> Vec<String> {
        let crates = ["cli", "top", "left", "right", "base", "testkit"];
        let mut manifests: BTreeMap<String, String> = crates
            .iter()
            .map(|name| (name.to_string(), String::new()))
            .collect();
        manifests.insert(from.into(), manifest.into());
        complaints(&rule(TEXT).unwrap(), &manifests).unwrap()
    }

    #[test]
    fn reads_chains_and_groups() {
        let rule = rule(TEXT).unwrap();
        let pairs: Vec<String> = rule
            .iter()
            .map(|(from, to)| format!("{from} -> {}", Vec::from_iter(to.iter().cloned()).join(" ")))
            .collect();
        assert_eq!(pairs, ["cli -> top", "right -> base", "top -> left right"]);
        assert!(super::rule("nothing here").is_err());
    }

    #[test]
    fn what_the_rule_does_not_name_is_forbidden() {
        assert_eq!(
            judge("cli", "[dependencies]\ntop.workspace = true\nserde = \"1\"\n"),
            Vec::<String>::new()
        );
        let complaint = ["crates/cli/Cargo.toml: cli may not import base"];
        assert_eq!(judge("cli", "[dependencies]\nbase.workspace = true\n"), complaint);
        assert_eq!(
            judge(
                "cli",
                "[dependencies]\nb = { package = \"base\", path = \"x\" }\n"
            ),
            complaint
        );
        assert_eq!(
            judge("cli", "[build-dependencies]\nbase.workspace = true\n"),
            complaint
        );
        assert_eq!(
            judge(
                "cli",
                "[target.'cfg(unix)'.dependencies]\nbase.workspace = true\n"
            ),
            complaint
        );
    }

    #[test]
    fn testkit_is_for_tests() {
        assert_eq!(
            judge("left", "[dev-dependencies]\ntestkit.workspace = true\n"),
            Vec::<String>::new()
        );
        assert_eq!(
            judge("left", "[dependencies]\ntestkit.workspace = true\n").len(),
            1
        );
        assert_eq!(
            judge("left", "[dev-dependencies]\nright.workspace = true\n").len(),
            1
        );
    }
}
