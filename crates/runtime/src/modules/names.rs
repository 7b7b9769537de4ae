//! The names of the built-in modules that programs see.
use loader::Loader;

/// Names that `require` and `import` give to built-ins, made or not: <https://nodejs.org/docs/latest-v26.x/api/module.html#modulebuiltinmodules>
pub const NODE_MODULES: &[&str] = &[
    "_http_agent",
    "_http_client",
    "_http_common",
    "_http_incoming",
    "_http_outgoing",
    "_http_server",
    "_tls_common",
    "_tls_wrap",
    "assert",
    "assert/strict",
    "async_hooks",
    "buffer",
    "child_process",
    "cluster",
    "console",
    "constants",
    "crypto",
    "dgram",
    "diagnostics_channel",
    "dns",
    "dns/promises",
    "domain",
    "events",
    "fs",
    "fs/promises",
    "http",
    "http2",
    "https",
    "inspector",
    "inspector/promises",
    "module",
    "net",
    "os",
    "path",
    "path/posix",
    "path/win32",
    "perf_hooks",
    "process",
    "punycode",
    "querystring",
    "readline",
    "readline/promises",
    "repl",
    "sea",
    "sqlite",
    "stream",
    "stream/consumers",
    "stream/iter",
    "stream/promises",
    "stream/web",
    "string_decoder",
    "sys",
    "test",
    "test/reporters",
    "timers",
    "timers/promises",
    "tls",
    "trace_events",
    "tty",
    "url",
    "util",
    "util/types",
    "v8",
    "vm",
    "wasi",
    "worker_threads",
    "zlib",
    "zlib/iter",
    "roata",
];

/// Those that are there only with `--experimental-stream-iter`.
pub const ITERABLE_STREAMS: [&str; 2] = ["stream/iter", "zlib/iter"];

/// Those that have no name without `node:`.
const SCHEME_ONLY: &[&str] = &["sea", "sqlite", "test", "test/reporters"];

/// `module.builtinModules`, of those that `loader` knows.
pub(super) fn listed(loader: &Loader) -> Vec<String> {
    let names = NODE_MODULES
        .iter()
        .filter(|name| **name != "roata" && loader.knows_builtin(name));
    names
        .map(|name| {
            if SCHEME_ONLY.contains(name) {
                format!("node:{name}")
            } else {
                (*name).to_owned()
            }
        })
        .collect()
}
