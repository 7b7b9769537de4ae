// `internal/message_port_in_context`: `moveMessagePortToContext`: ports that belong to a context of `vm`. Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/worker_threads.html#workermovemessageporttocontextport-contextifiedsandbox
//
// What programs of the context see (the port, events, messages, errors) is made by a function of the context itself, `facade`, whose text is run there. Behind
// it a port of this realm does the work.
'use strict';

const vm = require('vm');
const { isMessagePort, movePort } = require('internal/message_channel');

/** What makes ports in a context, by its object. */
const facades = new WeakMap();
/** The port of this realm behind one in a context. */
const behind = new WeakMap();

function moveToContext(port, context) {
  return wrap(movePort(port), context);
}

function wrap(port, context) {
  if (!facades.has(context)) facades.set(context, vm.runInContext(`(${facade})()`, context));
  const wrapped = facades.get(context)(operationsOf(port, context));
  behind.set(wrapped, port);
  return wrapped;
}

/** What the port in the context asks of this realm. Nothing of this realm is given but primitives, and what `localize` takes apart. */
function operationsOf(port, context) {
  const settled = (work) => {
    try {
      return { value: work() };
    } catch (error) {
      return { error, name: error?.name, message: error?.message, code: error?.code };
    }
  };
  return {
    post: (message, list) => settled(() => port.postMessage(message, Array.isArray(list) ? list.map((entry) => behind.get(entry) ?? entry) : list)),
    close: () => port.close(),
    ref: () => port.ref(),
    unref: () => port.unref(),
    hasRef: () => port.hasRef(),
    /** Messages wait for it. */
    start: (tell) => { port.onmessage = ({ data, ports }) => tell(data, ports); },
    isPort: isMessagePort,
    wrap: (inner) => wrap(inner, context),
  };
}

/* eslint-disable no-undef */
/** Runs in the context: what makes a port there. */
function facade() {
  'use strict';
  const native = new WeakMap();

  class DOMException extends Error {}

  function HandleWrap() { throw new TypeError('Illegal constructor'); }
  Object.assign(HandleWrap.prototype, {
    close() { native.get(this).close(); },
    hasRef() { return native.get(this).hasRef(); },
    ref() { native.get(this).ref(); },
    unref() { native.get(this).unref(); },
  });

  function MessagePort() { throw new TypeError('Illegal constructor'); }
  Object.setPrototypeOf(MessagePort.prototype, HandleWrap.prototype);
  Object.assign(MessagePort.prototype, {
    postMessage(message, transferList) {
      const { error, name, message: text, code } = native.get(this).post(...arguments);
      if (error === undefined) return;
      const own = name === 'DataCloneError' ? new DOMException(text) : new TypeError(text);
      Object.defineProperty(own, 'name', { value: name, configurable: true, writable: true });
      if (code !== undefined) own.code = code;
      throw own;
    },
    start() {
      const operations = native.get(this);
      operations.start((data, ports) => {
        if (typeof this.onmessage !== 'function') return;
        const seen = new Map();
        const local = localize(data, operations, seen);
        this.onmessage(new MessageEvent(local, this, 'message', localize(ports, operations, seen)));
      });
    },
  });
  for (const Class of [HandleWrap, MessagePort]) {
    for (const name of Object.keys(Class.prototype)) Object.defineProperty(Class.prototype, name, { enumerable: false });
  }

  function MessageEvent(data, target, type, ports) {
    this.data = data;
    this.target = target;
    this.type = type;
    this.ports = ports;
  }

  /** A copy of what another realm has made, of this realm's classes. */
  function localize(value, operations, seen) {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    if (operations.isPort(value)) return keep(operations.wrap(value));
    const tag = Object.prototype.toString.call(value).slice(8, -1);
    if (Array.isArray(value)) return fill(keep(new Array(value.length)));
    if (tag === 'Map') {
      const map = keep(new Map());
      value.forEach((entry, key) => map.set(localize(key, operations, seen), localize(entry, operations, seen)));
      return map;
    }
    if (tag === 'Set') {
      const set = keep(new Set());
      value.forEach((entry) => set.add(localize(entry, operations, seen)));
      return set;
    }
    if (tag === 'Date') return keep(new Date(+value));
    if (tag === 'RegExp') return keep(new RegExp(value.source, value.flags));
    if (tag === 'Error') return fill(keep(localError(value)));
    if (tag === 'ArrayBuffer') return keep(new Uint8Array(new Uint8Array(value)).buffer);
    if (ArrayBuffer.isView(value) && typeof globalThis[tag] === 'function') {
      return keep(new globalThis[tag](localize(value.buffer, operations, seen), value.byteOffset, value.length ?? value.byteLength));
    }
    const prototype = Object.getPrototypeOf(value);
    return prototype === null || Object.getPrototypeOf(prototype) === null ? fill(keep({})) : value;

    function keep(copy) {
      seen.set(value, copy);
      return copy;
    }

    function fill(copy) {
      for (const key of Object.keys(value)) copy[key] = localize(value[key], operations, seen);
      return copy;
    }
  }

  function localError({ name, message, stack }) {
    const Class = typeof globalThis[name] === 'function' && globalThis[name].prototype instanceof Error ? globalThis[name] : Error;
    const error = new Class(message);
    Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true });
    return error;
  }

  return function makePort(operations) {
    const port = Object.create(MessagePort.prototype);
    native.set(port, operations);
    return port;
  };
}
/* eslint-enable no-undef */

module.exports = { moveToContext };
