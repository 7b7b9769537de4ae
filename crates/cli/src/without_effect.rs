//! Options of Node that change nothing here: they tune another engine, or turn on what is always on. Scripts that start Node give them, so they are taken.
//!
//! Whatever promises something that Roata does not do (permissions, frozen intrinsics, inspection, reports) is not among them: it is refused.

/// Those that take a value.
pub(crate) const VALUES: &[&str] = &[
    // The engine sizes its own heap and stack.
    "--max-heap-size",
    "--max-old-space-size",
    "--max-old-space-size-percentage",
    "--max-semi-space-size",
    "--min-semi-space-size",
    "--stack-size",
    "--v8-pool-size",
    "--use-largepages",
    "--icu-data-dir",
    // Of networks.
    "--dns-result-order",
    "--max-http-header-size",
    "--network-family-autoselection-attempt-timeout",
    "--secure-heap",
    "--secure-heap-min",
    "--tls-cipher-list",
];

/// Those that take nothing, and whose opposite begins with `--no-`.
pub(crate) const SWITCHES: &[&str] = &[
    // There is no inspector for the signal to start.
    "--disable-sigusr1",
    "--track-heap-objects",
    // Always on, or without meaning for this engine.
    "--async-context-frame",
    "--enable-source-maps",
    "--experimental-abortcontroller",
    "--experimental-detect-module",
    "--experimental-eventsource",
    "--experimental-fetch",
    "--experimental-global-customevent",
    "--experimental-global-navigator",
    "--experimental-global-webcrypto",
    "--experimental-import-meta-resolve",
    "--experimental-json-modules",
    "--experimental-modules",
    "--experimental-print-required-tla",
    "--experimental-repl-await",
    "--experimental-report",
    "--experimental-require-module",
    "--experimental-sqlite",
    "--experimental-strip-types",
    "--experimental-top-level-await",
    "--experimental-transform-types",
    "--experimental-vm-modules",
    "--experimental-wasm-modules",
    "--experimental-websocket",
    "--experimental-webstorage",
    "--experimental-worker",
    "--require-module",
    "--strip-types",
    "--force-async-hooks-checks",
    "--pending-deprecation",
    "--verify-base-objects",
    "--zero-fill-buffers",
    // Switches of V8 that do not change what programs mean.
    "--always-sparkplug",
    "--concurrent-recompilation",
    "--enable-etw-stack-walking",
    "--interpreted-frames-native-stack",
    "--lazy",
    "--maglev",
    "--opt",
    "--optimize-for-size",
    "--perf-basic-prof",
    "--perf-basic-prof-only-functions",
    "--perf-prof",
    "--perf-prof-unwinding-info",
    "--single-threaded",
    "--sparkplug",
    "--turbofan",
    // `node:http` looks for it among the options given.
    "--insecure-http-parser",
    // Of what Roata has no part of: native addons, snapshots, certificates.
    "--addons",
    "--disable-wasm-trap-handler",
    "--force-node-api-uncaught-exceptions-policy",
    "--global-search-paths",
    "--network-family-autoselection",
    "--node-snapshot",
    "--openssl-legacy-provider",
    "--openssl-shared-config",
    "--use-bundled-ca",
    "--use-system-ca",
];
