//! What the loader's tests share: short ways to prepare a text, a check that it is JavaScript, files in memory.
#![allow(dead_code, missing_docs, clippy::unwrap_used)]

use loader::{Files, Format, Metadata, PrepareOptions, Prepared, prepare};
use oxc::{allocator::Allocator, parser::Parser, span::SourceType};
use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
};

pub fn module(source: &str) -> Prepared {
    checked(
        source,
        PrepareOptions {
            format: Some(Format::Module),
            ..PrepareOptions::default()
        },
    )
}

pub fn typescript(source: &str) -> Prepared {
    checked(
        source,
        PrepareOptions {
            format: Some(Format::Module),
            typescript: true,
            ..PrepareOptions::default()
        },
    )
}

pub fn commonjs(source: &str) -> Prepared {
    checked(
        source,
        PrepareOptions {
            format: Some(Format::CommonJs),
            ..PrepareOptions::default()
        },
    )
}

pub fn detected(source: &str) -> Prepared {
    checked(source, PrepareOptions::default())
}

/// Prepares a text and makes sure that what comes out can be parsed.
pub fn checked(source: &str, options: PrepareOptions) -> Prepared {
    let prepared = prepare(source, "/test.js", options).unwrap();
    assert_parses(&prepared.text);
    for node in &prepared.nodes {
        assert_parses(&node.text);
    }
    prepared
}

pub fn assert_parses(text: &str) {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::script()).parse();
    let errors: Vec<_> = parsed.diagnostics.errors().map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{errors:?} in\n{text}");
}

/// The module's own text, without what precedes and follows it, blanks at line ends removed.
pub fn body(prepared: &Prepared) -> String {
    let text = prepared.text.strip_suffix("\n})").unwrap();
    let (_, body) = text.split_once("yield; ").unwrap();
    body.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// What precedes the module's own text, up to and with the first `yield`.
pub fn head(prepared: &Prepared) -> &str {
    let end = prepared.text.find("yield; ").unwrap();
    &prepared.text[..end]
}

/// Files that exist only here; folders are implied.
#[derive(Default)]
pub struct Memory {
    files: BTreeMap<PathBuf, String>,
}

impl Memory {
    pub fn new(files: &[(&str, &str)]) -> Self {
        Self {
            files: files
                .iter()
                .map(|(path, text)| (PathBuf::from(path), (*text).to_owned()))
                .collect(),
        }
    }
}

impl Files for Memory {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.files
            .get(path)
            .map(|text| text.clone().into_bytes())
            .ok_or(io::ErrorKind::NotFound.into())
    }

    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        let is_file = self.files.contains_key(path);
        let is_directory = !is_file && self.files.keys().any(|file| file.starts_with(path));
        if is_file || is_directory {
            Ok(Metadata {
                is_file,
                is_directory,
                is_symlink: false,
            })
        } else {
            Err(io::ErrorKind::NotFound.into())
        }
    }

    fn symlink_metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.metadata(path)
    }

    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.metadata(path).map(|_| path.to_owned())
    }

    fn read_link(&self, _: &Path) -> io::Result<PathBuf> {
        Err(io::ErrorKind::InvalidInput.into())
    }
}
