// `internal/web_storage`: Storage and `sessionStorage`, Node 26. Follows https://html.spec.whatwg.org/multipage/webstorage.html and
// https://nodejs.org/docs/latest-v26.x/api/globals.html#class-storage
//
// A storage is a proxy. Its target carries the items as properties too, so that the language and `util.inspect` find them; but for those whose names
// `Storage.prototype` has: these are reached by the methods alone.
'use strict';

const { defineProperty, deleteProperty, get, has, set } = Reflect;
const { flags } = ops;

/** What all items of a storage may take, in bytes of UTF-16. */
const QUOTA = 10 * 1024 * 1024;

/** Of a storage (the proxy) its Contents. */
const contents = new WeakMap();

function Storage() {
  const error = new Error('Illegal constructor');
  error.code = 'ERR_ILLEGAL_CONSTRUCTOR';
  throw error;
}

const methods = {
  clear() { contentsOf(this).clear(); },

  getItem(key) {
    const own = contentsOf(this);
    needArguments('getItem', 1, arguments);
    return own.items.get(`${key}`) ?? null;
  },

  key(index) {
    const own = contentsOf(this);
    needArguments('key', 1, arguments);
    return [...own.items.keys()][index >>> 0] ?? null;
  },

  removeItem(key) {
    const own = contentsOf(this);
    needArguments('removeItem', 1, arguments);
    own.remove(`${key}`);
  },

  setItem(key, value) {
    const own = contentsOf(this);
    needArguments('setItem', 2, arguments);
    own.put(`${key}`, `${value}`);
  },
};

class Contents {
  items = new Map();
  bytes = 0;

  constructor(target) { this.target = target; }

  /** Called with what has changed; a storage with a file writes it. */
  changed() {}

  put(key, value) {
    const old = this.items.get(key);
    const bytes = this.bytes - (old === undefined ? 0 : sizeOf(key, old)) + sizeOf(key, value);
    if (bytes > QUOTA) {
      const { QuotaExceededError } = require('internal/dom_exception');
      throw new QuotaExceededError('Setting the value exceeded the quota');
    }
    this.bytes = bytes;
    this.items.set(key, value);
    this.changed();
    if (!has(Storage.prototype, key)) defineProperty(this.target, key, { value, writable: true, enumerable: true, configurable: true });
  }

  remove(key) {
    const old = this.items.get(key);
    if (old === undefined) return;
    this.bytes -= sizeOf(key, old);
    this.items.delete(key);
    this.changed();
    deleteProperty(this.target, key);
  }

  clear() {
    const { changed } = this;
    this.changed = () => {};
    for (const key of [...this.items.keys()]) this.remove(key);
    this.changed = changed;
    this.changed();
  }
}

const sizeOf = (key, value) => 2 * (key.length + value.length);

function contentsOf(storage) {
  const own = contents.get(storage);
  if (own === undefined) throw new TypeError('Illegal invocation');
  return own;
}

function needArguments(method, count, given) {
  if (given.length >= count) return;
  const error = new TypeError(`Failed to execute '${method}' on 'Storage': ${count} argument${count === 1 ? '' : 's'} required`);
  error.code = 'ERR_MISSING_ARGS';
  throw error;
}

function makeStorage() {
  const target = Object.create(Storage.prototype);
  const own = new Contents(target);
  const storage = new Proxy(target, {
    set(_, key, value, receiver) {
      if (typeof key === 'symbol') return set(target, key, value, receiver === storage ? target : receiver);
      own.put(key, `${value}`);
      return true;
    },
    defineProperty(_, key, descriptor) {
      if (typeof key === 'symbol') return defineProperty(target, key, descriptor);
      if (!('value' in descriptor)) return false;
      own.put(key, `${descriptor.value}`);
      return true;
    },
    deleteProperty(_, key) {
      if (typeof key === 'symbol') return deleteProperty(target, key);
      own.remove(key);
      return true;
    },
    preventExtensions() { return false; },
    get(_, key, receiver) { return get(target, key, receiver); },
  });
  contents.set(storage, own);
  require('internal/types').exotics.add(storage);
  return storage;
}

const length = { get() { return contentsOf(this).items.size; }, set: undefined, enumerable: true, configurable: false };
defineProperty(length.get, 'name', { value: '', configurable: true });
Object.defineProperty(Storage.prototype, 'length', length);
for (const name of Object.keys(methods)) {
  defineProperty(methods[name], 'length', { value: 0, configurable: true });
  Storage.prototype[name] = methods[name];
}
defineProperty(Storage.prototype, 'constructor', { value: Storage, writable: true, enumerable: false, configurable: true });

/** A storage whose items are a JSON object in a file, written anew at each change. */
function openStorage(file) {
  const fs = require('fs');
  const storage = makeStorage();
  const own = contentsOf(storage);
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '{}';
  for (const [key, value] of Object.entries(JSON.parse(text))) own.put(key, `${value}`);
  own.changed = () => {
    const next = `${file}.${process.pid}`;
    fs.writeFileSync(next, JSON.stringify(Object.fromEntries(own.items)));
    fs.renameSync(next, file); // at no moment is there half a file
  };
  return storage;
}

const fileOption = 'localstorage-file=';

let session;
let local;
let isWarned = false;

module.exports = {
  Storage,
  get sessionStorage() { return session ??= makeStorage(); },

  /** Needs a file, which only Node's option `--localstorage-file` names: without it there is a warning, once. */
  get localStorage() {
    const option = flags.rare.find((setting) => setting.startsWith(fileOption));
    if (option !== undefined) return local ??= openStorage(option.slice(fileOption.length));
    if (!isWarned) process.emitWarning('localStorage is not available because --localstorage-file was not provided.', 'ExperimentalWarning');
    isWarned = true;
    return undefined;
  },
};
