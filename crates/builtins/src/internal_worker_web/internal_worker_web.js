// `internal/worker_web`: the web's class Worker, over `node:worker_threads`. Follows https://html.spec.whatwg.org/multipage/workers.html
//
// Node has no such global; Deno and Bun have. Paths are relative to the working directory, and there are no blob: URLs. Inside, `self`, `postMessage`, `onmessage`,
// `addEventListener`, `close` and, in classic scripts, `importScripts`; everything else is as in a worker of Node. A worker ends when nothing keeps it alive.
'use strict';

const { Event, EventTarget, defineEventHandler, enumerable, tag } = require('internal/event_target');
const { MessageEvent } = require('internal/message_event');
const threads = require('internal/worker');

class Worker extends EventTarget {
  #worker;
  #hasErrorListener = () => this.onerror !== null || this.#errorListeners > 0;
  #errorListeners = 0;

  constructor(scriptURL, options = {}) {
    if (arguments.length === 0) throw new TypeError('Worker constructor: 1 argument required, but 0 found.');
    super();
    const { type = 'classic', name = '' } = options ?? {};
    if (type !== 'classic' && type !== 'module') throw new TypeError(`Worker constructor: '${type}' is no type of a worker.`);
    this.#worker = new threads.Worker(locate(`${scriptURL}`), { name: `${name}`, [threads.kWeb]: type });
    this.#worker.on('message', (data) => this.dispatchEvent(new MessageEvent('message', { data })));
    this.#worker.on('messageerror', (data) => this.dispatchEvent(new MessageEvent('messageerror', { data })));
    this.#worker.on('error', (error) => this.#fail(error));
  }

  #fail(error) {
    const event = new Event('error', { cancelable: true });
    Object.defineProperties(event, {
      message: { value: `Uncaught ${error}`, enumerable: true },
      error: { value: error, enumerable: true },
    });
    if (!this.#hasErrorListener()) throw error;
    this.dispatchEvent(event);
  }

  addEventListener(type, ...rest) {
    if (type === 'error') this.#errorListeners++;
    super.addEventListener(type, ...rest);
  }

  postMessage(message, transferOrOptions) { this.#worker.postMessage(message, transferOrOptions); }
  terminate() { this.#worker.terminate(); }
}
for (const name of ['message', 'messageerror', 'error']) defineEventHandler(Worker.prototype, name);
enumerable(Worker.prototype, ['postMessage', 'terminate']);
tag(Worker, 'Worker');

/** What `node:worker_threads` takes: a URL, or an absolute path. */
function locate(script) {
  const path = require('path');
  if (/^(?:file|data):/.test(script)) return new URL(script);
  if (/^[a-z][a-z\d+.-]+:/i.test(script)) throw new TypeError(`Worker constructor: the scheme of ${script} is not supported.`);
  return path.resolve(script);
}

/** Inside such a worker: the global scope. */
function defineScope(port, type, name) {
  const define = (key, value) => Object.defineProperty(globalThis, key, { value, writable: true, enumerable: true, configurable: true });
  define('self', globalThis);
  define('name', name);
  define('postMessage', (message, transfer) => port.postMessage(message, transfer));
  define('close', () => require('process').exit(0));
  for (const method of ['addEventListener', 'removeEventListener', 'dispatchEvent']) define(method, (...args) => port[method](...args));
  for (const handler of ['onmessage', 'onmessageerror']) {
    Object.defineProperty(globalThis, handler, {
      get: () => port[handler],
      set(value) { port[handler] = value; },
      enumerable: true,
      configurable: true,
    });
  }
  define('importScripts', type === 'module' ? refuseScripts : importScripts);
}

function refuseScripts() {
  throw new TypeError("Failed to execute 'importScripts': a module worker has none.");
}

/** Runs scripts in the global scope, one after the other; paths are relative to the working directory. */
function importScripts(...scripts) {
  const { readFileSync } = require('fs');
  for (const script of scripts) {
    const place = locate(`${script}`);
    const text = place instanceof URL && place.protocol === 'data:' ? dataText(place.href) : readFileSync(place, 'utf8');
    (0, eval)(`${text}\n//# sourceURL=${script}`);
  }
}

function dataText(href) {
  const [, base64, body] = /^data:[^,]*?(;base64)?,(.*)$/s.exec(href);
  return base64 === undefined ? decodeURIComponent(body) : atob(body);
}

module.exports = { Worker, defineScope };
