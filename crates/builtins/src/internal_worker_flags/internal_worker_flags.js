// `internal/worker_flags`: the options of the command line that a worker takes (`execArgv`), Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html#new-workerfilename-options and cli.html
//
// A worker takes every option of Node's that concerns one environment; those of the engine and of the whole process it refuses. Few of them mean
// something here: the others are only known.
'use strict';

const { codes } = require('internal/errors');

const names = (text) => new Set(text.trim().split(/\s+/));

const switches = names(`
  --addons --allow-addons --allow-child-process --allow-ffi --allow-fs-vfs --allow-inspector --allow-net --allow-openssl-store --allow-wasi --allow-worker
  --async-context-frame --build-snapshot --check --cpu-prof --deprecation --disable-sigusr1 --enable-network-family-autoselection --enable-source-maps
  --entry-url --experimental-abortcontroller --experimental-addon-modules --experimental-bench --experimental-detect-module --experimental-dtls
  --experimental-eventsource --experimental-fetch --experimental-ffi --experimental-global-customevent --experimental-global-navigator
  --experimental-global-webcrypto --experimental-import-meta-resolve --experimental-import-text --experimental-inspector-network-resource
  --experimental-json-modules --experimental-modules --experimental-network-inspection --experimental-print-required-tla --experimental-quic
  --experimental-repl-await --experimental-report --experimental-require-module --experimental-sqlite --experimental-storage-inspection
  --experimental-stream-iter --experimental-strip-types --experimental-test-coverage --experimental-test-module-mocks --experimental-top-level-await
  --experimental-vfs --experimental-vm-modules --experimental-wasi-unstable-preview1 --experimental-wasm-modules --experimental-web-worker
  --experimental-websocket --experimental-webstorage --experimental-worker --experimental-worker-inspection --extra-info-on-fatal-exception
  --force-async-hooks-checks --force-context-aware --force-node-api-uncaught-exceptions-policy --frozen-intrinsics --global-search-paths --heap-prof
  --http-parser --insecure-http-parser --inspect --inspect-brk --inspect-wait --interactive --napi-modules --network-family-autoselection
  --pending-deprecation --permission --permission-audit --preserve-symlinks --preserve-symlinks-main --print --prof-process --report-exclude-env
  --report-exclude-network --report-on-signal --report-uncaught-exception --require-module --strip-types --test --test-coverage-include-all
  --test-force-exit --test-only --test-randomize --test-update-snapshots --throw-deprecation --tls-max-v1.2 --tls-max-v1.3 --tls-min-v1.0
  --tls-min-v1.1 --tls-min-v1.2 --tls-min-v1.3 --trace-deprecation --trace-env --trace-env-js-stack --trace-env-native-stack --trace-exit
  --trace-promises --trace-sync-io --trace-tls --trace-uncaught --trace-warnings --track-heap-objects --use-env-proxy --use-system-ca
  --verify-base-objects --warnings --watch --watch-preserve-output --webstorage --worker-snapshot -c -i -p`);

/** These take a value. */
const settings = names(`
  --allow-fs-read --allow-fs-write --bench-isolation --bench-name-pattern --bench-reporter --bench-reporter-destination --bench-samples --bench-warmup
  --build-snapshot-config --conditions --cpu-prof-dir --cpu-prof-interval --cpu-prof-name --debug-port --diagnostic-dir --disable-warning
  --dns-result-order --env-file --env-file-if-exists --es-module-specifier-resolution --eval --experimental-default-config-file --experimental-loader
  --experimental-package-map --experimental-specifier-resolution --experimental-test-isolation --experimental-test-tag-filter --heap-prof-dir
  --heap-prof-interval --heap-prof-name --heapsnapshot-near-heap-limit --heapsnapshot-signal --import --input-type --inspect-port
  --inspect-publish-uid --loader --localstorage-file --max-http-header-size --network-family-autoselection-attempt-timeout --redirect-warnings
  --report-signal --require --test-concurrency --test-coverage-branches --test-coverage-exclude --test-coverage-functions --test-coverage-include
  --test-coverage-lines --test-global-setup --test-isolation --test-name-pattern --test-random-seed --test-reporter --test-reporter-destination
  --test-rerun-failures --test-shard --test-skip-pattern --test-timeout --tls-keylog --trace-require-module --unhandled-rejections --vfs-load
  --vfs-mount --watch-kill-signal --watch-path -C -e -r`);

const rejectionModes = ['none', 'strict', 'throw', 'warn', 'warn-with-error-codes'];

/** What the options say: modules to load first, and `flags` as `process` has them. Throws if some are not for a worker. */
function read(execArgv) {
  const found = { requires: [], imports: [], inputType: '', flags: defaults() };
  const invalid = [];
  for (let i = 0; i < execArgv.length; i++) {
    const argument = `${execArgv[i]}`;
    // Behind the first word that is no option there is no other.
    if (!argument.startsWith('-') || argument === '-' || argument === '--') break;
    const [, name, value] = /^([^=]*)(?:=(.*))?$/s.exec(argument);
    const plain = name.replace(/^--no-/, '--');
    if (switches.has(plain)) set(found.flags, plain, name === plain);
    else if (!settings.has(name)) invalid.push(argument);
    else if (value === undefined && i + 1 === execArgv.length) invalid.push(`${name} requires an argument`);
    else add(found, name, value ?? `${execArgv[++i]}`, invalid);
  }
  if (invalid.length !== 0) throw new codes.ERR_WORKER_INVALID_EXEC_ARGV(invalid);
  return found;
}

function defaults() {
  return {
    unhandledRejections: 'throw', warnings: true, traceWarnings: false, deprecation: true, traceDeprecation: false, throwDeprecation: false,
    traceUncaught: false, disableWarnings: [],
  };
}

function set(flags, name, isOn) {
  const flag = name.slice(2).replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  if (typeof flags[flag] === 'boolean') flags[flag] = isOn;
}

function add(found, name, value, invalid) {
  switch (name) {
    case '-r': case '--require': found.requires.push(value); break;
    case '--import': found.imports.push(value); break;
    case '--input-type': found.inputType = value; break;
    case '--disable-warning': found.flags.disableWarnings.push(value); break;
    case '--unhandled-rejections':
      if (rejectionModes.includes(value)) found.flags.unhandledRejections = value;
      else invalid.push('invalid value for --unhandled-rejections');
      break;
    default:
  }
}

module.exports = { read };
