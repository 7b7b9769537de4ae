//! `builtins`: see ARCHITECTURE.md.
