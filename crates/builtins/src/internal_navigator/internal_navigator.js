// `internal/navigator`: the global `navigator`, Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/globals.html#navigator
'use strict';

const kPrivate = Symbol('constructor');

class Navigator {
  #processors;
  #userAgent;
  #platform;
  #language;
  #languages;

  constructor(key) {
    if (key !== kPrivate) {
      const error = new TypeError('Illegal constructor');
      error.code = 'ERR_ILLEGAL_CONSTRUCTOR';
      throw error;
    }
  }

  /** How many processors the program may use. */
  get hardwareConcurrency() { return this.#processors ??= require('os').availableParallelism(); }
  get language() { return this.#language ??= Intl.DateTimeFormat().resolvedOptions().locale; }
  get languages() { return this.#languages ??= Object.freeze([this.language]); }
  get userAgent() { return this.#userAgent ??= `Node.js/${/\d+/.exec(process.version)[0]}`; }
  get platform() { return this.#platform ??= platformName(process.platform, process.arch); }
  get locks() {
    void this.#userAgent; // whoever is no Navigator is told so
    return require('internal/locks').locks;
  }
}

/** As browsers name the machine. */
function platformName(system, processor) {
  if (system === 'darwin') return 'MacIntel';
  const name = `${system[0].toUpperCase()}${system.slice(1)}`;
  if (processor === 'ia32') return `${name} i686`;
  return `${name} ${processor === 'x64' ? 'x86_64' : processor === 'arm64' ? 'aarch64' : processor}`;
}

for (const name of ['hardwareConcurrency', 'language', 'languages', 'userAgent', 'platform', 'locks']) {
  Object.defineProperty(Navigator.prototype, name, { enumerable: true });
}
Object.defineProperty(Navigator, 'length', { value: 0, configurable: true });

module.exports = { Navigator, navigator: new Navigator(kPrivate) };
