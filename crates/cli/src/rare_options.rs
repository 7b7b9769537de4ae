//! Options of Node that the built-in modules themselves look for, by name: few programs are started with one.
//! Follows <https://nodejs.org/docs/latest-v26.x/api/cli.html>

/// Those that take a value.
pub(crate) const VALUES: &[&str] = &[
    "--diagnostic-dir",
    "--disable-proto",
    "--dns-result-order",
    "--experimental-loader",
    "--loader",
    "--localstorage-file",
    "--max-http-header-size",
    "--network-family-autoselection-attempt-timeout",
    "--redirect-warnings",
    "--report-directory",
    "--report-dir",
    "--report-filename",
    "--report-signal",
    "--tls-cipher-list",
    "--tls-keylog",
    "--watch-kill-signal",
    "--watch-path",
];

/// Those that take nothing; what `--no-` turns off is told under that name.
pub(crate) const SWITCHES: &[&str] = &[
    "--abort-on-uncaught-exception",
    "--enable-network-family-autoselection",
    "--experimental-global-navigator",
    "--experimental-websocket",
    "--global-search-paths",
    "--insecure-http-parser",
    "--network-family-autoselection",
    "--pending-deprecation",
    "--report-compact",
    "--report-exclude-env",
    "--report-exclude-network",
    "--report-on-fatalerror",
    "--report-on-signal",
    "--report-uncaught-exception",
    "--tls-max-v1.2",
    "--tls-max-v1.3",
    "--tls-min-v1.0",
    "--tls-min-v1.1",
    "--tls-min-v1.2",
    "--tls-min-v1.3",
    "--trace-exit",
    "--use-env-proxy",
    "--watch",
    "--watch-preserve-output",
    "--webstorage",
];
