// `internal/report`: `process.report`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/report.html
//
// What belongs to another engine or another loop (its heap's spaces, native frames) is there and empty.
'use strict';

const process = require('process');
const validators = require('internal/validators');
const { isOn, valueOf } = require('internal/flags');

const settings = {
  directory: valueOf('report-directory') ?? valueOf('report-dir') ?? '',
  filename: valueOf('report-filename') ?? '',
  compact: isOn('report-compact'),
  excludeNetwork: isOn('report-exclude-network'),
  signal: valueOf('report-signal') ?? 'SIGUSR2',
  reportOnFatalError: isOn('report-on-fatalerror'),
  reportOnSignal: isOn('report-on-signal'),
  reportOnUncaughtException: isOn('report-uncaught-exception'),
  excludeEnv: isOn('report-exclude-env'),
};

/** How a value for each is checked. */
const checks = {
  directory: (value) => validators.validateString(value, 'directory'),
  filename: (value) => validators.validateString(value, 'filename'),
  compact: (value) => validators.validateBoolean(value, 'compact'),
  excludeNetwork: (value) => validators.validateBoolean(value, 'excludeNetwork'),
  signal: (value) => validators.validateSignalName(value),
  reportOnFatalError: checkTrigger,
  reportOnSignal: checkTrigger,
  reportOnUncaughtException: checkTrigger,
  excludeEnv: (value) => validators.validateBoolean(value, 'excludeEnv'),
};

function checkTrigger(value) {
  validators.validateBoolean(value, 'trigger');
}

const report = {
  writeReport(file, err) {
    let [name, error] = [file, err];
    if (typeof file === 'object' && file !== null) {
      error = file;
      name = undefined;
    } else if (file !== undefined) {
      validators.validateString(file, 'file');
    }
    return write(subject(error, report.writeReport), 'JavaScript API', 'API', name);
  },
  getReport(err) {
    const text = JSON.stringify(describe(subject(err, report.getReport), 'JavaScript API', 'GetReport', null));
    return JSON.parse(text);
  },
};

for (const name of Object.keys(settings)) {
  const { get, set } = Object.getOwnPropertyDescriptor({
    get [name]() { return settings[name]; },
    set [name](value) {
      checks[name](value);
      change(name, value);
    },
  }, name);
  Object.defineProperty(report, name, { get, set, enumerable: true, configurable: true });
}

/** Listens for another signal, or no more, as settings change. */
function change(name, value) {
  const isWatched = name === 'signal' || name === 'reportOnSignal';
  if (isWatched && settings.reportOnSignal) process.removeListener(settings.signal, onSignal);
  settings[name] = value;
  if (isWatched && settings.reportOnSignal) process.on(settings.signal, onSignal);
}

function onSignal(signal) {
  write(undefined, signal, 'Signal');
}

/** The options of the command line. */
function applyFlags() {
  if (settings.reportOnSignal) process.on(settings.signal, onSignal);
}

/** The process is about to end by this. */
function onUncaught(error) {
  if (settings.reportOnUncaughtException) write(error, 'Exception', 'Exception');
}

/** The error that a report is about: without one, where it was asked for. */
function subject(error, caller) {
  if (error !== undefined) {
    validators.validateObject(error, 'err');
    return error;
  }
  const here = new Error('JavaScript Callstack');
  here.code = 'ERR_SYNTHETIC';
  Object.defineProperty(here, 'name', { value: 'Error [ERR_SYNTHETIC]', configurable: true });
  Error.captureStackTrace(here, caller);
  return here;
}

// ---- the file

let written = 0;

function write(error, event, trigger, file) {
  const { writeText } = require('internal/stdio');
  const name = file || settings.filename || nextName();
  require('internal/boot').permission?.demand('fs.write', name, true);
  const content = `${JSON.stringify(describe(error, event, trigger, name), null, settings.compact ? 0 : 2)}\n`;
  if (name === 'stdout' || name === 'stderr') {
    writeText(name === 'stdout' ? 1 : 2, content);
    writeText(2, '\nNode.js report completed\n');
    return name;
  }
  const { resolve } = require('path');
  const path = settings.directory ? resolve(settings.directory, name) : name;
  try {
    require('fs').writeFileSync(path, content);
  } catch {
    const where = settings.directory ? ` directory: ${settings.directory}` : '';
    writeText(2, `\nFailed to open Node.js report file: ${name}${where} (errno: ${-require('os').constants.errno.ENOENT})`);
    return '';
  }
  writeText(2, `\nWriting Node.js report to file: ${name}\nNode.js report completed\n`);
  return name;
}

/** `report.<day>.<time>.<process>.<thread>.<number>.json` */
function nextName() {
  const two = (number) => String(number).padStart(2, '0');
  const now = new Date();
  const day = `${now.getFullYear()}${two(now.getMonth() + 1)}${two(now.getDate())}`;
  const time = `${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
  return `report.${day}.${time}.${process.pid}.${thread()}.${String(++written).padStart(3, '0')}.json`;
}

const thread = () => require('worker_threads').threadId;

// ---- the content

function describe(error, event, trigger, filename) {
  return {
    header: header(event, trigger, filename),
    javascriptStack: stackOf(error),
    javascriptHeap: heap(),
    nativeStack: [],
    resourceUsage: resources(process.resourceUsage(), true),
    uvthreadResourceUsage: resources({ ...process.resourceUsage(), ...threadTimes() }, false),
    libuv: [{ type: 'loop', is_active: true, loopIdleTimeSeconds: require('perf_hooks').performance.nodeTiming.idleTime / 1000 }],
    workers: [],
    ...(settings.excludeEnv ? {} : { environmentVariables: { ...process.env } }),
    userLimits: limits(),
    sharedObjects: sharedObjects(),
  };
}

function header(event, trigger, filename) {
  const os = require('os');
  const now = new Date();
  return {
    reportVersion: 5,
    event,
    trigger,
    filename,
    dumpEventTime: now.toISOString().replace(/\.\d+/, ''),
    dumpEventTimeStamp: `${now.getTime()}`,
    processId: process.pid,
    threadId: thread(),
    cwd: process.cwd(),
    commandLine: [process.argv0, ...process.execArgv, ...process.argv.slice(1)],
    nodejsVersion: process.version,
    ...glibc(),
    wordSize: 64,
    arch: process.arch,
    platform: process.platform,
    componentVersions: { ...process.versions },
    release: { ...process.release },
    osName: os.type(),
    osRelease: os.release(),
    osVersion: os.version(),
    osMachine: os.machine(),
    cpus: os.cpus().map(({ model, speed, times }) => ({ model, speed, ...times })),
    ...(settings.excludeNetwork ? {} : { networkInterfaces: interfaces(os) }),
    host: os.hostname(),
  };
}

function interfaces(os) {
  return Object.entries(os.networkInterfaces()).flatMap(([name, addresses]) =>
    addresses.map(({ internal, mac, address, netmask, family, scopeid }) => ({ name, internal, mac, address, netmask, family, scopeid })));
}

/** Programs tell by it which C library there is: what the library says of itself in its text. */
function glibc() {
  const library = sharedObjects().find((path) => /\/libc[.-]/.test(path));
  if (library === undefined) return {};
  const version = /stable release version (\d+\.\d+)/.exec(systemFile(library, 'latin1'))?.[1];
  return version === undefined ? {} : { glibcVersionRuntime: version, glibcVersionCompiler: version };
}

function stackOf(error) {
  const stack = typeof error === 'object' && error !== null && 'stack' in error ? require('internal/stack').v8Stack(error) : undefined;
  if (typeof stack !== 'string') return { message: 'No stack.', stack: ['Unavailable.'], errorProperties: {} };
  const [, message, frames] = /^([^]*?)((?:\n\s+at [^\n]*)*)$/.exec(stack);
  const properties = Object.keys(error).filter((name) => name !== 'stack' && name !== 'message').map((name) => [name, String(error[name])]);
  return { message, stack: frames.split('\n').slice(1).map((frame) => frame.trim()), errorProperties: Object.fromEntries(properties) };
}

function heap() {
  const v8 = require('v8');
  const figures = v8.getHeapStatistics();
  const spaces = v8.getHeapSpaceStatistics().map((space) => [space.space_name, {
    memorySize: space.space_size,
    committedMemory: space.physical_space_size,
    capacity: space.space_size,
    used: space.space_used_size,
    available: space.space_available_size,
  }]);
  return {
    totalMemory: figures.total_heap_size,
    executableMemory: figures.total_heap_size_executable,
    totalCommittedMemory: figures.total_physical_size,
    availableMemory: figures.total_available_size,
    totalGlobalHandlesMemory: figures.total_global_handles_size,
    usedGlobalHandlesMemory: figures.used_global_handles_size,
    usedMemory: figures.used_heap_size,
    memoryLimit: figures.heap_size_limit,
    mallocedMemory: figures.malloced_memory,
    externalMemory: figures.external_memory,
    peakMallocedMemory: figures.peak_malloced_memory,
    nativeContextCount: figures.number_of_native_contexts,
    detachedContextCount: figures.number_of_detached_contexts,
    doesZapGarbage: figures.does_zap_garbage,
    heapSpaces: Object.fromEntries(spaces),
  };
}

function threadTimes() {
  const { user, system } = process.threadCpuUsage();
  return { userCPUTime: user, systemCPUTime: system };
}

const MICROSECONDS = 1e6;

function resources({ userCPUTime, systemCPUTime, maxRSS, minorPageFault, majorPageFault, fsRead, fsWrite }, isOfProcess) {
  const [user, system] = [userCPUTime / MICROSECONDS, systemCPUTime / MICROSECONDS];
  const share = (seconds) => (100 * seconds) / process.uptime();
  const times = {
    userCpuSeconds: user,
    kernelCpuSeconds: system,
    cpuConsumptionPercent: share(user + system),
    userCpuConsumptionPercent: share(user),
    kernelCpuConsumptionPercent: share(system),
  };
  const fsActivity = { reads: fsRead, writes: fsWrite };
  if (!isOfProcess) return { ...times, fsActivity };
  const os = require('os');
  return {
    free_memory: os.freemem(),
    total_memory: os.totalmem(),
    rss: process.memoryUsage.rss(),
    constrained_memory: process.constrainedMemory(),
    available_memory: process.availableMemory(),
    ...times,
    maxRss: maxRSS * 1024,
    pageFaults: { IORequired: majorPageFault, IONotRequired: minorPageFault },
    fsActivity,
  };
}

function systemFile(path, encoding = 'utf8') {
  const { permission } = require('internal/boot');
  return permission === undefined ? require('fs').readFileSync(path, encoding) : permission.readSystemFile(path);
}

/** Names of Node's for what `/proc/self/limits` calls otherwise. */
const LIMITS = {
  core_file_size_blocks: 'core file size',
  data_seg_size_bytes: 'data size',
  file_size_blocks: 'file size',
  max_locked_memory_bytes: 'locked memory',
  max_memory_size_bytes: 'resident set',
  open_files: 'open files',
  stack_size_bytes: 'stack size',
  cpu_time_seconds: 'cpu time',
  max_user_processes: 'processes',
  virtual_memory_bytes: 'address space',
};

function limits() {
  const text = systemFile('/proc/self/limits');
  const read = (value) => (value === 'unlimited' ? value : Number(value));
  return Object.fromEntries(Object.entries(LIMITS).map(([name, title]) => {
    const [, soft, hard] = new RegExp(`^Max ${title} +(\\w+) +(\\w+)`, 'm').exec(text) ?? [];
    return [name, { soft: read(soft), hard: read(hard) }];
  }));
}

/** The libraries that are mapped. */
function sharedObjects() {
  const maps = systemFile('/proc/self/maps');
  return [...new Set(maps.match(/\/\S+\.so\b\S*$/gm))];
}

Object.assign(exports, { report, applyFlags, onUncaught });
