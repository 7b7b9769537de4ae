// What programs see of the built-in modules: names, kinds, methods of classes. Names that a version
// of Roata has not got, and those of Node's own private symbols, are left out by the lists below: what is mended is taken from them.
const util = require('node:util');

const modules = `assert async_hooks buffer child_process cluster console constants dgram diagnostics_channel dns dns/promises domain events fs fs/promises
  module net os path perf_hooks process querystring readline readline/promises repl stream stream/consumers stream/promises stream/web string_decoder
  test test/reporters timers timers/promises tty url util util/types v8 vm worker_threads zlib`.split(/\s+/);

/** Missing, or of another kind for a reason. */
const differs = new Set(`
  buffer.resolveObjectURL fs.Utf8Stream fs.Stats fs._toUnixTimestamp perf_hooks.createSlidingWindowHistogram perf_hooks.importHistogram
  util.debounce util.throttle util.setTraceSigInt v8.GCProfiler v8.getCppHeapStatistics v8.getHeapCodeStatistics v8.promiseHooks
  v8.queryObjects v8.setHeapProfileNearHeapLimit
  stream/web.ReadableStreamTee constants.defaultCipherList process.moduleLoadList module.wrap module.wrapper repl.REPLServer
  tty.ReadStream tty.WriteStream vm.Script worker_threads.Worker zlib.ZipBuffer zlib.ZipEntry zlib.ZipFile zlib.createZipArchive
  zlib.createZipArchiveSync zlib.getMaxZipContentSize zlib.setMaxZipContentSize zlib.zipFiles`.trim().split(/\s+/));

function described(value) {
  if (typeof value !== 'function') return value === null ? 'null' : typeof value;
  return /^class\b|^[A-Z]/.test(value.name) && value.prototype ? `class ${value.name}` : 'function';
}

function methodsOf(value) {
  const names = Object.getOwnPropertyNames(value.prototype).filter((name) => !name.startsWith('_') && name !== 'constructor').sort();
  return names.join(' ');
}

for (const name of modules) {
  const exported = require(`node:${name}`);
  console.log(`== ${name}: ${typeof exported}`);
  for (const key of Object.keys(exported).sort()) {
    if (key.startsWith('_') || differs.has(`${name}.${key}`)) continue;
    console.log(key, described(exported[key]));
    if (described(exported[key]).startsWith('class')) console.log('   ', methodsOf(exported[key]));
  }
}
console.log(util.inspect(Object.keys(globalThis).sort(), { maxArrayLength: null }));
