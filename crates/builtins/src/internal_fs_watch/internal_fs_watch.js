// `internal/fs_watch`: `fs.watch` and `fs.promises.watch`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/fs.html#fswatchfilename-options-listener
'use strict';

const { codes, systemError } = require('internal/errors');
const EventEmitter = require('events');
const { abortedError, toOptions, toPath } = require('internal/fs');
const { LoopHold } = require('internal/loop_hold');
const { validateAbortSignal, validateBoolean, validateFunction, validateInteger, validateOneOf } = require('internal/validators');

// What has happened, as inotify says it.
const CHANGED = 0x2 | 0x4; // contents, attributes
const DELETED_SELF = 0x400;
const MOVED_SELF = 0x800;
const CREATED = 0x100 | 0x80; // or moved to
const GIVEN_UP = 0x8000;
const IS_DIRECTORY = 0x40000000;

/** The system's number of a watch -> who hears of it. */
const listeners = new Map();
let isStarted = false;

/** Calls `hear(flags, name)` for what happens to the file, or in the directory; the number of the watch, or a negative error. */
function listen(path, hear) {
  require('internal/boot').permission?.demand('fs.read', path);
  if (!isStarted) ops.start(onEvent);
  isStarted = true;
  const number = ops.add(path);
  if (number < 0) return number;
  if (!listeners.has(number)) listeners.set(number, new Set());
  listeners.get(number).add(hear);
  return number;
}

function ignore(number, hear) {
  const all = listeners.get(number);
  if (!all?.delete(hear) || all.size > 0) return;
  listeners.delete(number);
  ops.remove(number);
}

function onEvent(number, flags, name) {
  for (const hear of [...listeners.get(number) ?? []]) hear(flags, name);
  if (flags & GIVEN_UP) listeners.delete(number);
}

class FSWatcher extends EventEmitter {
  #path;
  #isDirectory;
  #encoding;
  #matches;
  /** Directories below the first, if they are watched too: the watch's number -> { path, hear }. */
  #below = new Map();
  #isRecursive;
  #number;
  #hear;
  #hold = new LoopHold();
  #isClosed = false;

  constructor(path, { persistent = true, recursive = false, encoding, ignore: ignored }) {
    super();
    this.#path = path;
    this.#encoding = encoding;
    this.#matches = matcherOf(ignored);
    this.#isRecursive = recursive;
    this.#hear = (flags, name) => this.#onEvent(flags, name, '');
    this.#number = listen(path, this.#hear);
    if (this.#number < 0) throw watchError(this.#number, path);
    this.#isDirectory = recursive && require('fs').statSync(path).isDirectory();
    if (this.#isDirectory) this.#watchBelow('', false);
    this.#hold.need(true);
    if (!persistent) this.#hold.unref();
  }

  #onEvent(flags, name, directory) {
    if (this.#isClosed) return;
    if (directory !== '' && flags & (DELETED_SELF | MOVED_SELF | GIVEN_UP)) return; // the directory above tells that
    const own = name === undefined ? Buffer.from(this.#path.split('/').at(-1)) : Buffer.from(name);
    const shown = directory === '' ? own : Buffer.concat([Buffer.from(`${directory}/`), own]);
    this.#tell(flags & CHANGED ? 'change' : 'rename', shown);
    if (this.#isDirectory && flags & IS_DIRECTORY && flags & CREATED) this.#watchBelow(shown.toString(), true);
  }

  #tell(event, name) {
    if (this.#matches?.(name.toString())) return;
    this.emit('change', event, this.#encoding === 'buffer' ? name : name.toString(this.#encoding ?? 'utf8'));
  }

  /** Watches the directories in a directory; what is in a new one already has been created in it. */
  #watchBelow(directory, isNew) {
    const here = directory === '' ? this.#path : `${this.#path}/${directory}`;
    if (directory !== '') {
      const hear = (flags, name) => this.#onEvent(flags, name, directory);
      const number = listen(here, hear);
      if (number < 0) return;
      this.#below.set(number, hear);
    }
    let entries;
    try {
      entries = require('fs').readdirSync(here, { withFileTypes: true });
    } catch {
      return; // gone meanwhile
    }
    for (const entry of entries) {
      const below = directory === '' ? entry.name : `${directory}/${entry.name}`;
      if (isNew) this.#tell('rename', Buffer.from(below));
      if (entry.isDirectory()) this.#watchBelow(below, isNew);
    }
  }

  close() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    ignore(this.#number, this.#hear);
    for (const [number, hear] of this.#below) ignore(number, hear);
    this.#hold.need(false);
    process.nextTick(() => this.emit('close'));
  }

  ref() {
    this.#hold.ref();
    return this;
  }

  unref() {
    this.#hold.unref();
    return this;
  }
}

function watchError(number, path) {
  const error = systemError(number, 'watch', path === '' ? undefined : path);
  error.filename = path;
  return error;
}

/** Whether a file's name is one of those that are not to be told of. */
function matcherOf(ignored) {
  if (ignored === undefined) return undefined;
  const all = (Array.isArray(ignored) ? ignored : [ignored]).map((each) => {
    if (typeof each === 'function') return each;
    if (typeof each === 'string') return (name) => require('path').matchesGlob(name, each);
    return (name) => each.test(name);
  });
  return (name) => all.some((matches) => matches(name));
}

function checkIgnored(ignored, name = 'options.ignore') {
  if (ignored === undefined || typeof ignored === 'string' || typeof ignored === 'function' || ignored instanceof RegExp) return;
  if (Array.isArray(ignored) && name === 'options.ignore') ignored.forEach((each, index) => checkIgnored(each, `${name}[${index}]`));
  else throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'RegExp', 'function'], ignored);
}

function watch(filename, options, listener) {
  if (typeof options === 'function') [options, listener] = [undefined, options];
  const settings = toOptions(options, {});
  const path = textOf(toPath(filename, 'path'));
  if (settings.recursive !== undefined) validateBoolean(settings.recursive, 'options.recursive');
  if (settings.signal !== undefined) validateAbortSignal(settings.signal, 'options.signal');
  checkIgnored(settings.ignore);
  if (listener !== undefined) validateFunction(listener, 'listener');
  const watcher = new FSWatcher(path, settings);
  if (listener !== undefined) watcher.on('change', listener);
  closeOn(watcher, settings.signal);
  return watcher;
}

const textOf = (path) => (typeof path === 'string' ? path : Buffer.from(path).toString());

function closeOn(watcher, signal) {
  if (signal === undefined) return;
  if (signal.aborted) {
    process.nextTick(() => watcher.close());
    return;
  }
  const onAbort = () => watcher.close();
  signal.addEventListener('abort', onAbort, { once: true });
  watcher.once('close', () => signal.removeEventListener('abort', onAbort));
}

/** `fs.promises.watch`: what happens, one after the other; what nobody has asked for yet waits. */
async function* watchEach(filename, options = {}) {
  const settings = toOptions(options, {});
  const path = textOf(toPath(filename, 'path'));
  const { persistent = true, recursive = false, maxQueue = 2048, overflow = 'ignore', signal } = settings;
  validateBoolean(persistent, 'options.persistent');
  validateBoolean(recursive, 'options.recursive');
  validateInteger(maxQueue, 'options.maxQueue');
  validateOneOf(overflow, 'options.overflow', ['ignore', 'error']);
  checkIgnored(settings.ignore);
  if (signal?.aborted) throw abortedError(signal);
  const queue = [];
  let { promise, resolve, reject } = Promise.withResolvers();
  const watcher = new FSWatcher(path, settings);
  const onAbort = () => reject(abortedError(signal));
  promise.catch(() => {});
  signal?.addEventListener('abort', onAbort, { once: true });
  watcher.on('change', (eventType, name) => {
    if (queue.length < maxQueue) queue.push({ __proto__: null, eventType, filename: name });
    else if (overflow === 'error') reject(new codes.ERR_FS_WATCH_QUEUE_OVERFLOW(maxQueue));
    else process.emitWarning('fs.watch maxQueue exceeded');
    resolve();
  });
  try {
    while (true) {
      await promise;
      ({ promise, resolve, reject } = Promise.withResolvers());
      promise.catch(() => {});
      while (queue.length > 0) {
        yield queue.shift();
        if (signal?.aborted) throw abortedError(signal);
      }
    }
  } finally {
    watcher.close();
    signal?.removeEventListener('abort', onAbort);
  }
}

module.exports = { FSWatcher, watch, watchEach };
