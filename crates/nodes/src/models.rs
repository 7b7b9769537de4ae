//! Loom models (`--cfg loom`): the races that the crate decides itself.
