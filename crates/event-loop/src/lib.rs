//! `event-loop`: see ARCHITECTURE.md.
