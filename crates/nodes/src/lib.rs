//! `nodes`: see ARCHITECTURE.md.
