//! Prints what a CommonJS file seems to export: `cargo run -p loader --example cjs_exports -- FILE…`.

fn main() {
    for path in std::env::args().skip(1) {
        let source = std::fs::read_to_string(&path).unwrap_or_default();
        let found = loader::cjs_exports(&source);
        println!(
            "{path} {} <- {}",
            found.names.join(","),
            found.reexports.join(",")
        );
    }
}
