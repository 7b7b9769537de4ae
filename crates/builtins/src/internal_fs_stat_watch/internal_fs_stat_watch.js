// `internal/fs_stat_watch`: `fs.watchFile`, Node 26: a file is looked at again and again. Follows https://nodejs.org/docs/latest-v26.x/api/fs.html#fswatchfilefilename-options-listener
'use strict';

const EventEmitter = require('events');
const { BigIntStats, Stats, toPath } = require('internal/fs');
const { validateFunction, validateUint32 } = require('internal/validators');

/** How often a file is looked at if nobody says, in ms. */
const INTERVAL = 5007;
/** What tells that a file is not what it was. */
const COMPARED = ['ctimeMs', 'mtimeMs', 'birthtimeMs', 'size', 'mode', 'uid', 'gid', 'ino', 'dev', 'nlink'];

class StatWatcher extends EventEmitter {
  #path;
  #interval;
  #isBig;
  #timer;
  #isRefed;
  #before;
  #isStopped = false;

  constructor(path, { interval = INTERVAL, bigint = false, persistent = true }) {
    super();
    validateUint32(interval, 'options.interval');
    this.#path = path;
    this.#interval = interval;
    this.#isBig = Boolean(bigint);
    this.#isRefed = Boolean(persistent);
    this.#look();
  }

  #look() {
    require('fs').stat(this.#path, { bigint: this.#isBig }, (error, stats) => {
      if (this.#isStopped) return;
      this.#compare(error === null ? stats : this.#nothing(), error !== null);
      if (this.#isStopped) return;
      this.#timer = require('timers').setTimeout(() => this.#look(), this.#interval);
      if (!this.#isRefed) this.#timer.unref();
    });
  }

  /** The first look tells only that a file is not there. */
  #compare(stats, isMissing) {
    const before = this.#before;
    this.#before = stats;
    if (before === undefined) {
      if (isMissing) this.emit('change', stats, stats);
    } else if (COMPARED.some((name) => before[name] !== stats[name])) {
      this.emit('change', stats, before);
    }
  }

  #nothing() { return this.#isBig ? new BigIntStats(new Array(18).fill(0n)) : new Stats(...new Array(14).fill(0)); }

  stop() {
    if (this.#isStopped) return;
    this.#isStopped = true;
    require('timers').clearTimeout(this.#timer);
    process.nextTick(() => this.emit('stop'));
  }

  ref() {
    this.#isRefed = true;
    this.#timer?.ref();
    return this;
  }

  unref() {
    this.#isRefed = false;
    this.#timer?.unref();
    return this;
  }
}

/** path -> StatWatcher */
const watchers = new Map();

const placeOf = (filename) => {
  const path = toPath(filename, 'path');
  return require('path').resolve(typeof path === 'string' ? path : Buffer.from(path).toString());
};

function watchFile(filename, options, listener) {
  const path = placeOf(filename);
  if (options === null || typeof options !== 'object') [options, listener] = [{}, options];
  validateFunction(listener, 'listener');
  require('internal/boot').permission?.demand('fs.read', path);
  let watcher = watchers.get(path);
  if (watcher === undefined) watchers.set(path, watcher = new StatWatcher(path, options));
  watcher.addListener('change', listener);
  return watcher;
}

function unwatchFile(filename, listener) {
  const path = placeOf(filename);
  const watcher = watchers.get(path);
  if (watcher === undefined) return;
  if (typeof listener === 'function') watcher.removeListener('change', listener);
  else watcher.removeAllListeners('change');
  if (watcher.listenerCount('change') > 0) return;
  watcher.stop();
  watchers.delete(path);
}

module.exports = { watchFile, unwatchFile };
