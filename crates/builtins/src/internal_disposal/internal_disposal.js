// `internal/disposal`: SuppressedError, DisposableStack and AsyncDisposableStack, which the engine lacks. Follows ECMA-262 (2026)
// §20.5.9 "SuppressedError Objects", §27.3 "DisposableStack Objects" and §27.4 "AsyncDisposableStack Objects"; messages are those of Node 26.
'use strict';

const { context } = require('internal/boot');

const { apply, construct } = Reflect;
const { defineProperty } = Object;

function hide(object, key, value) {
  defineProperty(object, key, { value, writable: true, enumerable: false, configurable: true });
}

function SuppressedError(error, suppressed, message) {
  const Class = new.target ?? SuppressedError;
  const made = construct(Error, message === undefined ? [] : [message], Class);
  // Reading makes the engine put its own stack in, which is then replaced by one that begins with the caller.
  void made.stack;
  Error.captureStackTrace(made, Class);
  hide(made, 'error', error);
  hide(made, 'suppressed', suppressed);
  return made;
}

Object.setPrototypeOf(SuppressedError, Error);
defineProperty(SuppressedError, 'prototype', { value: Object.create(Error.prototype), writable: false, enumerable: false, configurable: false });
hide(SuppressedError.prototype, 'constructor', SuppressedError);
hide(SuppressedError.prototype, 'name', 'SuppressedError');
hide(SuppressedError.prototype, 'message', '');

/** What has to be thrown when disposal fails after `earlier` (`{ error }` or undefined): both errors. */
function failure(earlier, error) {
  if (earlier === undefined) return { error };
  return { error: new SuppressedError(error, earlier.error, 'An error was suppressed during disposal') };
}

class DisposableStack {
  #resources = [];

  static #check(stack, method) {
    if (typeof stack !== 'object' || stack === null || !(#resources in stack)) throw incompatible('DisposableStack', method, stack);
    return stack;
  }

  static #pending(stack, method) {
    if (DisposableStack.#check(stack, method).#resources === undefined) throw disposedAlready('DisposableStack', method);
    return stack.#resources;
  }

  use(value) {
    const resources = DisposableStack.#pending(this, 'use');
    if (value !== null && value !== undefined) resources.push({ value, method: methodOf(value, Symbol.dispose) });
    return value;
  }

  dispose() {
    const resources = DisposableStack.#check(this, 'dispose').#resources;
    this.#resources = undefined;
    let failed;
    while (resources !== undefined && resources.length !== 0) {
      const { value, method } = resources.pop();
      try {
        apply(method, value, []);
      } catch (error) {
        failed = failure(failed, error);
      }
    }
    if (failed !== undefined) throw failed.error;
  }

  adopt(value, onDispose) {
    const resources = DisposableStack.#pending(this, 'adopt');
    checkFunction(onDispose);
    resources.push({ value: undefined, method: () => { onDispose(value); } });
    return value;
  }

  defer(onDispose) {
    const resources = DisposableStack.#pending(this, 'defer');
    checkFunction(onDispose);
    resources.push({ value: undefined, method: onDispose });
  }

  move() {
    const resources = DisposableStack.#pending(this, 'move');
    const moved = new DisposableStack();
    moved.#resources = resources;
    this.#resources = undefined;
    return moved;
  }

  get disposed() {
    if (typeof this !== 'object' || this === null || !(#resources in this)) throw incompatible('DisposableStack', 'disposed', this, 'get ');
    return this.#resources === undefined;
  }
}

class AsyncDisposableStack {
  #resources = [];

  static #pending(stack, method) {
    if (typeof stack !== 'object' || stack === null || !(#resources in stack)) throw incompatible('AsyncDisposableStack', method, stack);
    if (stack.#resources === undefined) throw disposedAlready('AsyncDisposableStack', method);
    return stack.#resources;
  }

  use(value) {
    const resources = AsyncDisposableStack.#pending(this, 'use');
    // Nothing to be disposed of is still waited for.
    if (value === null || value === undefined) resources.push({ value, method: undefined });
    else resources.push({ value, method: asyncMethodOf(value) });
    return value;
  }

  async disposeAsync() {
    if (typeof this !== 'object' || this === null || !(#resources in this)) throw new TypeError('Receiver is not an AsyncDisposableStack');
    const resources = this.#resources;
    if (resources === undefined) return;
    this.#resources = undefined;
    let failed;
    let mustWait = false;
    let hasWaited = false;
    while (resources.length !== 0) {
      const { value, method } = resources.pop();
      if (method === undefined) {
        mustWait = true;
        continue;
      }
      let result;
      try {
        result = apply(method, value, []);
      } catch (error) {
        failed = failure(failed, error);
        continue;
      }
      hasWaited = true;
      const { frame } = context;
      try {
        await context.hold(result);
      } catch (error) {
        failed = failure(failed, error);
      }
      context.frame = frame;
    }
    if (mustWait && !hasWaited) await undefined;
    if (failed !== undefined) throw failed.error;
  }

  adopt(value, onDisposeAsync) {
    const resources = AsyncDisposableStack.#pending(this, 'adopt');
    checkFunction(onDisposeAsync);
    resources.push({ value: undefined, method: () => onDisposeAsync(value) });
    return value;
  }

  defer(onDisposeAsync) {
    const resources = AsyncDisposableStack.#pending(this, 'defer');
    checkFunction(onDisposeAsync);
    resources.push({ value: undefined, method: onDisposeAsync });
  }

  move() {
    const resources = AsyncDisposableStack.#pending(this, 'move');
    const moved = new AsyncDisposableStack();
    moved.#resources = resources;
    this.#resources = undefined;
    return moved;
  }

  get disposed() {
    if (typeof this !== 'object' || this === null || !(#resources in this)) throw incompatible('AsyncDisposableStack', 'disposed', this, 'get ');
    return this.#resources === undefined;
  }
}

function finishClass(Class, symbol, method) {
  hide(Class.prototype, symbol, method);
  defineProperty(Class.prototype, Symbol.toStringTag, { value: Class.name, writable: false, enumerable: false, configurable: true });
}

finishClass(DisposableStack, Symbol.dispose, DisposableStack.prototype.dispose);
finishClass(AsyncDisposableStack, Symbol.asyncDispose, AsyncDisposableStack.prototype.disposeAsync);

/** The method that disposes of an object, which must have one. */
function methodOf(value, symbol) {
  if (typeof value !== 'object' && typeof value !== 'function') throw new TypeError('An object is expected with `using` declarations');
  const method = value[symbol];
  if (typeof method !== 'function') throw new TypeError(`${String(symbol)} is not a function`);
  return method;
}

/** An object without an asynchronous method is disposed of by its other one, whose result is not waited for. */
function asyncMethodOf(value) {
  if (typeof value !== 'object' && typeof value !== 'function') throw new TypeError('An object is expected with `using` declarations');
  const method = value[Symbol.asyncDispose];
  if (method !== undefined && method !== null) return methodOf({ [Symbol.asyncDispose]: method }, Symbol.asyncDispose);
  const dispose = methodOf(value, Symbol.dispose);
  return function () {
    return new Promise((resolve) => {
      apply(dispose, this, []);
      resolve();
    });
  };
}

function checkFunction(value) {
  if (typeof value !== 'function') throw new TypeError(`${require('internal/inspect').inspect(value)} is not a function`);
}

function incompatible(name, method, receiver, kind = '') {
  const shown = typeof receiver === 'object' && receiver !== null ? `#<${receiver.constructor?.name ?? 'Object'}>` : String(receiver);
  return new TypeError(`Method ${kind}${name}.prototype.${method} called on incompatible receiver ${shown}`);
}

function disposedAlready(name, method) {
  return new ReferenceError(`Cannot call ${name}.prototype.${method} on an already-disposed DisposableStack`);
}

module.exports = { SuppressedError, DisposableStack, AsyncDisposableStack };
