//! Prints what the loader makes of a file: `cargo run -p loader --example prepare -- FILE [--json]`.

use loader::{Format, ImportedName, PrepareOptions, prepare};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        return ExitCode::from(9);
    };
    let json = arguments.next().is_some();
    let Ok(bytes) = std::fs::read(&path) else {
        return ExitCode::from(1);
    };
    let source = String::from_utf8_lossy(&bytes);
    let extension = path.rsplit('.').next().unwrap_or("");
    let format = match extension {
        "mjs" | "mts" => Some(Format::Module),
        "cjs" | "cts" => Some(Format::CommonJs),
        _ => None,
    };
    let options = PrepareOptions {
        format,
        typescript: extension.ends_with("ts"),
        ..PrepareOptions::default()
    };
    let prepared = match prepare(&source, &path, options) {
        Ok(prepared) => prepared,
        Err(error) => {
            eprintln!("{}\n{}: {error}", error.frame, error.class);
            return ExitCode::from(1);
        }
    };
    if !json {
        println!("{}", prepared.text);
        for node in &prepared.nodes {
            let captures: Vec<_> = node
                .captures
                .iter()
                .map(|capture| capture.name.as_str())
                .collect();
            println!(
                "--- {} {} captures {captures:?}\n{}",
                node.index, node.name, node.text
            );
        }
        return ExitCode::SUCCESS;
    }
    let list = |items: Vec<String>| format!("[{}]", items.join(","));
    let imported = |name: &ImportedName| match name {
        ImportedName::Name(name) => format!("{name:?}"),
        ImportedName::Namespace => "null".to_owned(),
    };
    let indirect = prepared.exports.indirect.iter();
    println!(
        "{{\"text\":{:?},\"shape\":\"{:?}\",\"requests\":{},\"namespaces\":{:?},\"indirect\":{},\"star\":{:?},\"nodes\":{}}}",
        prepared.text.as_bytes(),
        prepared.shape,
        list(
            prepared
                .requests
                .iter()
                .map(|r| format!("{:?}", r.specifier))
                .collect()
        ),
        prepared.namespaces,
        list(
            indirect
                .map(|e| format!("[{:?},{},{}]", e.exported, e.request, imported(&e.imported)))
                .collect()
        ),
        prepared.exports.star,
        list(
            prepared
                .nodes
                .iter()
                .map(|n| format!(
                    "{{\"name\":{:?},\"text\":{:?},\"requests\":{:?},\"namespaces\":{:?}}}",
                    n.name,
                    n.text.as_bytes(),
                    n.requests,
                    n.namespaces
                ))
                .collect()
        ),
    );
    ExitCode::SUCCESS
}
