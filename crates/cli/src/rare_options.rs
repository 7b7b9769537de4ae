//! Options of Node that the built-in modules themselves look for, by name: few programs are started with one.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/cli.html>

/// Those that take a value.
pub(crate) const VALUES: &[&str] = &["--disable-proto", "--localstorage-file", "--redirect-warnings"];

/// Those that take nothing; what `--no-` turns off is told under that name.
pub(crate) const SWITCHES: &[&str] = &["--abort-on-uncaught-exception", "--webstorage"];
