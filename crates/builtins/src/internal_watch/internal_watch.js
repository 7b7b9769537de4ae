// `internal/watch`: `--watch`: the program runs anew whenever its files change, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/cli.html#--watch
//
// The program runs in a child process, which tells by its channel what it loads (`report`).
'use strict';

const process = require('process');
const path = require('path');
const { rare } = ops.flags;

/** A change often comes as several events. */
const SETTLED_AFTER = 200; // milliseconds
/** Tells the child that it is watched. */
const VARIABLE = 'WATCH_REPORT_DEPENDENCIES';

// ---- the watching process

let label;
let childArguments;
let killSignal;
let child;
let restart;

/** `script`: the program as it was named; what follows it is in `process.argv`. */
function run(script) {
  const { isOn, valueOf } = require('internal/flags');
  const rest = process.argv.slice(2);
  label = `'${[script, ...rest].join(' ')}'`;
  childArguments = [...ownOptions(), ...(script === '' ? [] : [script]), ...rest];
  killSignal = valueOf('watch-kill-signal') ?? 'SIGTERM';
  require('internal/validators').validateSignalName(killSignal, '--watch-kill-signal');
  const paths = rare.filter((setting) => setting.startsWith('watch-path=')).map((setting) => path.resolve(setting.slice('watch-path='.length)));
  keepsOutput = isOn('watch-preserve-output');
  watchesPaths = paths.length > 0;
  for (const watched of paths) watchTree(watched);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, end);
  start();
}

let keepsOutput;
let watchesPaths;

/** The options without those of watching. */
function ownOptions() {
  const kept = [];
  for (let i = 0; i < process.execArgv.length; i++) {
    const option = process.execArgv[i];
    if (option === '--watch-path' || option === '--watch-kill-signal') i++;
    else if (!/^--(?:no-)?watch(?:$|=|-)/.test(option)) kept.push(option);
  }
  return kept;
}

function start() {
  const { spawn } = require('child_process');
  const env = { ...process.env, [VARIABLE]: '1' };
  child = spawn(process.execPath, childArguments, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  child.on('message', onMessage);
  child.once('exit', (code) => {
    child = undefined;
    if (restart !== undefined) restart();
    else say(code === 0 ? 'green' : 'red', `${code === 0 ? 'Completed' : 'Failed'} running ${label}. Waiting for file changes before restarting...`);
  });
}

function onMessage(message) {
  const files = message?.['watch:require'] ?? message?.['watch:import'];
  if (!Array.isArray(files)) process.send?.(message);
  else if (!watchesPaths) for (const file of files) watchFile(file);
}

function say(color, text) {
  const { styleText } = require('util');
  process.stdout.write(`${styleText(color, text, { stream: process.stdout })}\n`);
}

/** The program is ended, if it still runs, and started again. */
function onChange(file) {
  if (restart !== undefined) return;
  restart = () => {
    restart = undefined;
    if (!keepsOutput && process.stdout.isTTY) process.stdout.write('\x1bc');
    say('blue', `Change detected in '${file}'`);
    say('blue', `Restarting ${label}`);
    start();
  };
  if (child === undefined) restart();
  else child.kill(killSignal);
}

function end(signal) {
  const code = 128 + require('os').constants.signals[signal];
  if (child === undefined) process.exit(code);
  child.removeAllListeners('exit');
  child.once('exit', () => process.exit(code));
  child.kill(killSignal);
}

// ---- files

/** Folders that are watched, each with the names in it that count. */
const folders = new Map();

/** A file is watched by its folder: editors put a new one in its place. */
function watchFile(file) {
  const folder = path.dirname(file);
  let names = folders.get(folder);
  if (names === undefined) {
    names = new Set();
    folders.set(folder, names);
    observe(folder, {}, (name) => names.has(name));
  }
  names.add(path.basename(file));
}

function watchTree(place) {
  observe(place, { recursive: true }, () => true);
}

let settling;

function observe(place, options, counts) {
  const { watch, statSync } = require('fs');
  const watcher = watch(place, options, (event, name) => {
    if (name === null || !counts(name)) return;
    const file = statSync(place, { throwIfNoEntry: false })?.isDirectory() ? path.join(place, name) : place;
    clearTimeout(settling);
    settling = setTimeout(onChange, SETTLED_AFTER, file);
  });
  watcher.on('error', () => watcher.close());
}

// ---- the watched program

/** Tells who watches what the program loads. */
function report() {
  if (process.send === undefined) return;
  const { registry } = require('internal/modules');
  const told = new Set();
  const tell = (file) => {
    if (typeof file !== 'string' || file[0] !== '/' || told.has(file)) return;
    told.add(file);
    process.send({ 'watch:require': [file] });
  };
  for (const name of ['load', 'loadJson']) {
    const plain = registry[name];
    registry[name] = (file, ...rest) => {
      tell(file);
      return plain(file, ...rest);
    };
  }
  if (process.argv[1] !== undefined) tell(process.argv[1]);
}

Object.assign(exports, { run, report });
