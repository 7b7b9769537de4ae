//! `jsc-sys`: see ARCHITECTURE.md.
