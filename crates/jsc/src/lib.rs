//! `jsc`: see ARCHITECTURE.md.
