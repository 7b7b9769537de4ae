//! Resolution: files, packages, built-ins, and errors as Node words them.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::Memory;
use loader::{Format, Kind, Loader, Resolution};
use std::{path::Path, sync::Arc};

fn loader() -> Loader {
    let files = Memory::new(&[
        (
            "/app/package.json",
            r##"{ "name": "app", "exports": "./main.mjs", "imports": { "#a": "./a.mjs", "#p/*": { "browser": "./no.mjs", "default": "./lib/*.mjs" }, "#fs": "fs" } }"##,
        ),
        ("/app/main.mjs", ""),
        ("/app/a.mjs", ""),
        ("/app/lib/q.mjs", ""),
        ("/app/sub/x.js", ""),
        ("/app/with space.mjs", ""),
        ("/app/data.json", "{}"),
        (
            "/app/node_modules/dual/package.json",
            r#"{ "exports": { ".": { "import": "./i.mjs", "require": "./r.cjs" }, "./f/*": "./f/*.js", "./own": { "mine": "./i.mjs", "default": "./r.cjs" }, "./n": null } }"#,
        ),
        ("/app/node_modules/dual/i.mjs", ""),
        ("/app/node_modules/dual/r.cjs", ""),
        ("/app/node_modules/dual/f/g.js", ""),
        ("/app/node_modules/main/package.json", r#"{ "main": "lib" }"#),
        ("/app/node_modules/main/lib/index.js", ""),
        ("/app/node_modules/broken/package.json", "{"),
        ("/app/node_modules/@s/p/index.js", ""),
        ("/app/node_modules/esm/package.json", r#"{ "type": "module" }"#),
        (
            "/app/node_modules/odd/package.json",
            r#"{ "exports": true, "main": "x" }"#,
        ),
        ("/app/node_modules/odd/x.js", ""),
        (
            "/app/node_modules/numbers/package.json",
            r#"{ "exports": { "0": "./x.js" } }"#,
        ),
        (
            "/app/node_modules/slash/package.json",
            r#"{ "exports": { "./*": "./*x.js" } }"#,
        ),
        ("/app/node_modules/slash/lib/x.js", ""),
        ("/bare/package.json", "{}"),
        ("/app/node_modules/esm/index.js", ""),
        (
            "/ts/tsconfig.json",
            r#"{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }"#,
        ),
        ("/ts/src/x.ts", ""),
        ("/ts/main.ts", ""),
    ]);
    let builtins = ["fs", "path", "test"].map(str::to_owned);
    Loader::new(Arc::new(files), builtins, &["mine".to_owned()], Vec::new())
}

fn show(specifier: &str, referrer: &str, kind: Kind) -> String {
    match loader().resolve(specifier, Path::new(referrer), kind) {
        Ok(Resolution::File { path, suffix }) => format!("{}{suffix}", path.display()),
        Ok(Resolution::Builtin(name)) => format!("node:{name}"),
        Ok(Resolution::Data(url)) => url,
        Err(error) => format!("{} {}", error.code, error.message_with_stack(&[referrer])),
    }
}

fn import(specifier: &str) -> String {
    show(specifier, "/app/main.mjs", Kind::Import)
}

fn require(specifier: &str) -> String {
    show(specifier, "/app/main.cjs", Kind::Require)
}

#[test]
fn imports_files_by_their_full_name() {
    assert_eq!(import("./a.mjs"), "/app/a.mjs");
    assert_eq!(import("./sub/../a.mjs?v=1#x"), "/app/a.mjs?v=1#x");
    assert_eq!(import("/app/a.mjs"), "/app/a.mjs");
    assert_eq!(import("file:///app/a.mjs"), "/app/a.mjs");
    assert_eq!(import("./with%20space.mjs"), "/app/with space.mjs");
    assert_eq!(import("data:text/javascript,1"), "data:text/javascript,1");
}

#[test]
fn requires_files_with_extensions_and_folders() {
    assert_eq!(require("./sub/x"), "/app/sub/x.js");
    assert_eq!(require("./data"), "/app/data.json");
    assert_eq!(require("main"), "/app/node_modules/main/lib/index.js");
    assert_eq!(require("@s/p"), "/app/node_modules/@s/p/index.js");
}

#[test]
fn follows_package_maps_and_conditions() {
    assert_eq!(import("dual"), "/app/node_modules/dual/i.mjs");
    assert_eq!(require("dual"), "/app/node_modules/dual/r.cjs");
    assert_eq!(import("dual/f/g"), "/app/node_modules/dual/f/g.js");
    assert_eq!(require("dual/own"), "/app/node_modules/dual/i.mjs");
    assert_eq!(import("#a"), "/app/a.mjs");
    assert_eq!(require("#p/q"), "/app/lib/q.mjs");
    assert_eq!(import("#fs"), "node:fs");
    assert_eq!(import("app"), "/app/main.mjs");
}

#[test]
fn builtins_come_first_and_some_need_their_scheme() {
    assert_eq!(import("fs"), "node:fs");
    assert_eq!(require("node:path"), "node:path");
    assert_eq!(import("node:test"), "node:test");
    assert_eq!(
        import("test"),
        "ERR_MODULE_NOT_FOUND Cannot find package 'test' imported from /app/main.mjs"
    );
    assert_eq!(
        import("node:zz"),
        "ERR_UNKNOWN_BUILTIN_MODULE No such built-in module: node:zz"
    );
}

#[test]
fn follows_paths_of_tsconfig_in_typescript() {
    assert_eq!(show("@/x", "/ts/main.ts", Kind::Import), "/ts/src/x.ts");
    assert_eq!(show("./src/x.js", "/ts/main.ts", Kind::Import), "/ts/src/x.ts");
}

#[test]
fn words_import_errors_as_node_does() {
    let from = "imported from /app/main.mjs";
    assert_eq!(
        import("./no.mjs"),
        format!("ERR_MODULE_NOT_FOUND Cannot find module '/app/no.mjs' {from}")
    );
    assert_eq!(
        import("./sub/x"),
        format!(
            "ERR_MODULE_NOT_FOUND Cannot find module '/app/sub/x' {from}\nDid you mean to import \"./sub/x.js\"?"
        )
    );
    assert_eq!(
        import("no/x"),
        format!("ERR_MODULE_NOT_FOUND Cannot find package 'no' {from}")
    );
    assert_eq!(
        import("./sub"),
        format!(
            "ERR_UNSUPPORTED_DIR_IMPORT Directory import '/app/sub' is not supported resolving ES modules {from}"
        )
    );
    let package = "/app/node_modules/dual/package.json";
    for subpath in ["n", "z"] {
        assert_eq!(
            import(&format!("dual/{subpath}")),
            format!(
                "ERR_PACKAGE_PATH_NOT_EXPORTED Package subpath './{subpath}' is not defined by \"exports\" in {package} {from}"
            )
        );
    }
    assert_eq!(
        import("#z"),
        format!(
            "ERR_PACKAGE_IMPORT_NOT_DEFINED Package import specifier \"#z\" is not defined in package /app/package.json {from}"
        )
    );
    assert_eq!(
        import("@s"),
        format!("ERR_INVALID_MODULE_SPECIFIER Invalid module \"@s\" is not a valid package name {from}")
    );
    assert_eq!(
        import("broken"),
        "ERR_INVALID_PACKAGE_CONFIG Invalid package config /app/node_modules/broken/package.json while importing \"broken\" from /app/main.mjs."
    );
    assert!(
        import("http://x/y")
            .starts_with("ERR_UNSUPPORTED_ESM_URL_SCHEME Only URLs with a scheme in: file and data")
    );
}

#[test]
fn words_require_errors_as_node_does() {
    assert_eq!(
        require("./no"),
        "MODULE_NOT_FOUND Cannot find module './no'\nRequire stack:\n- /app/main.cjs"
    );
    assert_eq!(
        require("dual/z"),
        "ERR_PACKAGE_PATH_NOT_EXPORTED Package subpath './z' is not defined by \"exports\" in /app/node_modules/dual/package.json"
    );
    assert_eq!(
        require("#p/z"),
        "MODULE_NOT_FOUND Cannot find module '/app/lib/z.mjs'"
    );
    assert_eq!(
        show("#x", "/bare/main.cjs", Kind::Require),
        "MODULE_NOT_FOUND Cannot find module '#x'\nRequire stack:\n- /bare/main.cjs"
    );
}

#[test]
fn takes_odd_maps_as_node_does() {
    assert_eq!(require("odd/x"), "/app/node_modules/odd/x.js");
    assert_eq!(import("odd"), "/app/node_modules/odd/x.js");
    assert_eq!(require("slash/lib/"), "/app/node_modules/slash/lib/x.js");
    assert_eq!(
        require("numbers"),
        "ERR_INVALID_PACKAGE_CONFIG Invalid package config /app/node_modules/numbers/package.json. \"exports\" cannot contain numeric property keys."
    );
}

#[test]
fn formats_follow_names_and_packages() {
    let loader = loader();
    let format = |path: &str| {
        loader
            .format_of(Path::new(path), Kind::Import)
            .map(|found| (found.format, found.typescript))
    };
    assert_eq!(format("/app/a.mjs"), Ok((Some(Format::Module), false)));
    assert_eq!(format("/app/a.cts"), Ok((Some(Format::CommonJs), true)));
    assert_eq!(format("/app/data.json"), Ok((Some(Format::Json), false)));
    assert_eq!(format("/app/sub/x.js"), Ok((None, false)));
    assert_eq!(
        format("/app/node_modules/esm/index.js"),
        Ok((Some(Format::Module), false))
    );
    let unknown = format("/app/x.foo").unwrap_err();
    assert_eq!(
        (unknown.code, unknown.class()),
        ("ERR_UNKNOWN_FILE_EXTENSION", "TypeError")
    );
    assert_eq!(unknown.message, "Unknown file extension \".foo\" for /app/x.foo");
}

#[test]
fn module_paths_skip_node_modules_folders() {
    let paths = loader().module_paths(Path::new("/app/node_modules/dual"));
    assert_eq!(
        paths,
        [
            "/app/node_modules/dual/node_modules",
            "/app/node_modules",
            "/node_modules"
        ]
        .map(Path::new)
    );
}
