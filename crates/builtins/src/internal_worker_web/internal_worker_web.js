// `internal/worker_web`: the web's class Worker, over `node:worker_threads`, as Node 26 has it with --experimental-web-worker.
// Follows https://html.spec.whatwg.org/multipage/workers.html#dedicated-workers-and-the-worker-interface
//
// Relative paths are relative to the working directory; what belongs to a module is written `new URL('./worker.js', import.meta.url)`. What runs inside is
// in `internal/worker_scope`. A worker ends when nothing keeps it alive. An error that nobody listens to is thrown here.
'use strict';

const { EventTarget, defineEventHandler, enumerable, listenersOf, tag } = require('internal/event_target');
const { MessageEvent } = require('internal/message_event');
const threads = require('internal/worker');

const where = "Failed to construct 'Worker'";

class Worker extends EventTarget {
  #worker;

  constructor(scriptURL, options = undefined) {
    if (arguments.length === 0) throw coded('ERR_MISSING_ARGS', `${where}: 1 argument required, but only 0 present.`);
    super();
    const { type, name } = settingsOf(options);
    this.#worker = new threads.Worker(locate(`${scriptURL}`), { [threads.kWeb]: { type, name } });
    this.#worker.on('message', (data) => this.dispatchEvent(new MessageEvent('message', { data })));
    this.#worker.on('messageerror', (data) => this.dispatchEvent(new MessageEvent('messageerror', { data })));
    this.#worker.on('error', (error) => this.#fail(error));
  }

  #fail(error) {
    if (listenersOf(this, 'error').length === 0) throw error;
    const { ErrorEvent } = require('internal/event_classes');
    const message = typeof error?.message === 'string' ? error.message : `${error}`;
    this.dispatchEvent(new ErrorEvent('error', { cancelable: true, message, error }));
  }

  terminate() { this.#worker.terminate(); }
  postMessage(message, ...rest) { this.#worker.postMessage(message, ...rest); }
  [Symbol.for('nodejs.ref')]() { this.#worker.ref(); }
  [Symbol.for('nodejs.unref')]() { this.#worker.unref(); }
}
for (const name of ['error', 'message', 'messageerror']) defineEventHandler(Worker.prototype, name);
enumerable(Worker.prototype, ['postMessage', 'terminate']);
tag(Worker, 'Worker');

function settingsOf(options) {
  if (options !== undefined && options !== null && typeof options !== 'object' && typeof options !== 'function') {
    throw coded('ERR_INVALID_ARG_TYPE', `${where}: Argument 2 cannot be converted to a dictionary`);
  }
  const { credentials = 'same-origin', name = '', type = 'classic' } = options ?? {};
  check('credentials', credentials, ['omit', 'same-origin', 'include'], 'RequestCredentials');
  check('type', type, ['classic', 'module'], 'WorkerType');
  return { name: `${name}`, type: `${type}` };
}

function check(key, value, values, kind) {
  if (values.includes(`${value}`)) return;
  throw coded('ERR_INVALID_ARG_VALUE', `${where}: ${key} in Argument 2 '${value}' is not a valid enum value of type ${kind}.`);
}

const coded = (code, message) => Object.assign(new TypeError(message), { code });

/** What `node:worker_threads` takes: a URL, or an absolute path. */
function locate(script) {
  if (/^(?:file|data):/.test(script)) return new URL(script);
  if (script.startsWith('blob:')) return new URL(`data:text/javascript;base64,${blobText(script)}`);
  if (/^[a-z][a-z\d+.-]+:/i.test(script)) throw unsupported(script);
  return require('path').resolve(script);
}

function blobText(url) {
  const { resolveObjectURL, bytesIn } = require('internal/blob');
  const blob = resolveObjectURL(url);
  if (blob === undefined) throw unsupported(url);
  return require('buffer').Buffer.from(bytesIn(blob)).toString('base64');
}

function unsupported(script) {
  const { DOMException } = require('internal/dom_exception');
  return new DOMException(`Worker scripts must be file:, data: or blob: URLs: ${script}`, 'NotSupportedError');
}

module.exports = { Worker, locate };
