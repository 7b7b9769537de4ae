//! `loader`: see ARCHITECTURE.md.
