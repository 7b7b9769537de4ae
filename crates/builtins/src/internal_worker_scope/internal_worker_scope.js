// `internal/worker_scope`: the global scope of the web's workers. Follows https://html.spec.whatwg.org/multipage/workers.html#the-global-scope
//
// Beside `self`, `postMessage`, `onmessage`, `addEventListener`, `close` and, in classic scripts, `importScripts`, everything is as in a worker of Node. The
// global object's prototype chain is the engine's; so the scope's own methods and events are properties of the global object itself.
'use strict';

const { EventTarget, defineEventHandler, initEventTarget, kNewListener, kRemoveListener, tag } = require('internal/event_target');
const { MessageEvent } = require('internal/message_event');

const forbidden = () => {
  const { codes: { ERR_ILLEGAL_CONSTRUCTOR } } = require('internal/errors');
  return new ERR_ILLEGAL_CONSTRUCTOR();
};

class WorkerGlobalScope extends EventTarget {
  constructor() { throw forbidden(); }
  static [Symbol.hasInstance](value) { return value === globalThis; }
}
tag(WorkerGlobalScope, 'WorkerGlobalScope');

class DedicatedWorkerGlobalScope extends WorkerGlobalScope {}
tag(DedicatedWorkerGlobalScope, 'DedicatedWorkerGlobalScope');

const kUrl = Symbol('url');

class WorkerLocation {
  #url;

  constructor(key, url) {
    if (key !== kUrl) throw forbidden();
    this.#url = url;
  }

  get href() { return this.#url.href; }
  get origin() { return this.#url.origin; }
  get protocol() { return this.#url.protocol; }
  get host() { return this.#url.host; }
  get hostname() { return this.#url.hostname; }
  get port() { return this.#url.port; }
  get pathname() { return this.#url.pathname; }
  get search() { return this.#url.search; }
  get hash() { return this.#url.hash; }
  toString() { return this.#url.href; }
}
tag(WorkerLocation, 'WorkerLocation');

/** `port` leads to the parent; `place` is the URL of the script. */
function defineScope(port, { type, name }, place) {
  const define = (key, value, enumerable = true) => Object.defineProperty(globalThis, key, { value, writable: true, enumerable, configurable: true });
  define('constructor', DedicatedWorkerGlobalScope, false);
  initScopeEvents(port);
  define('self', globalThis, false);
  define('name', name, false);
  define('location', new WorkerLocation(kUrl, new URL(place)), false);
  define('WorkerGlobalScope', WorkerGlobalScope, false);
  define('DedicatedWorkerGlobalScope', DedicatedWorkerGlobalScope, false);
  define('WorkerLocation', WorkerLocation, false);
  for (const method of ['addEventListener', 'removeEventListener', 'dispatchEvent']) {
    define(method, { [method](...args) { return Reflect.apply(EventTarget.prototype[method], globalThis, args); } }[method]);
  }
  define('importScripts', type === 'module' ? refuseScripts : importScripts);
  define('postMessage', function postMessage(message, ...rest) { port.postMessage(message, ...rest); });
  define('close', function close() { require('process').exit(0); });
}

/** The global object hears messages, and keeps the worker alive, while somebody listens to them. */
function initScopeEvents(port) {
  initEventTarget(globalThis);
  const send = (type) => (data) => globalThis.dispatchEvent(new MessageEvent(type, { data }));
  const tell = send('message');
  port.on('messageerror', send('messageerror'));
  const define = (key, value) => Object.defineProperty(globalThis, key, { value, enumerable: false, configurable: true });
  define(kNewListener, (size, type) => {
    if (type === 'message' && size === 1) port.on('message', tell);
  });
  define(kRemoveListener, (size, type) => {
    if (type === 'message' && size === 0) port.off('message', tell);
  });
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    const { writable, ...rest } = Object.getOwnPropertyDescriptor(globalThis, symbol);
    if (writable) Object.defineProperty(globalThis, symbol, { ...rest, writable, enumerable: false });
  }
  for (const handler of ['message', 'messageerror', 'error']) defineHandler(handler);
}

/** Read as a variable it has no receiver. */
function defineHandler(name) {
  const holder = {};
  defineEventHandler(holder, name);
  const { get, set } = Object.getOwnPropertyDescriptor(holder, `on${name}`);
  Object.defineProperty(globalThis, `on${name}`, {
    get: () => Reflect.apply(get, globalThis, []),
    set: (value) => { Reflect.apply(set, globalThis, [value]); },
    enumerable: true,
    configurable: true,
  });
}

// ---- scripts

function refuseScripts() {
  throw new TypeError("Failed to execute 'importScripts' on 'WorkerGlobalScope': Module scripts don't support importScripts().");
}

/** Runs scripts in the global scope, one after the other; relative ones are relative to the worker's. */
function importScripts(...urls) {
  for (const url of urls) (0, eval)(`${textOf(`${url}`)}\n//# sourceURL=${url}`);
}

function textOf(script) {
  const place = new URL(script, globalThis.location.href);
  try {
    if (place.protocol === 'data:') return dataText(place.href);
    return require('fs').readFileSync(place, 'utf8');
  } catch {
    const { DOMException } = require('internal/dom_exception');
    throw new DOMException(`Failed to execute 'importScripts' on 'WorkerGlobalScope': The script at '${script}' failed to load.`, 'NetworkError');
  }
}

function dataText(href) {
  const [, base64, body] = /^data:[^,]*?(;base64)?,(.*)$/s.exec(href);
  return base64 === undefined ? decodeURIComponent(body) : require('buffer').Buffer.from(body, 'base64').toString();
}

module.exports = { defineScope };
