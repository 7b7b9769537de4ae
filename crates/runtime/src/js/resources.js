// internal/resources: what `using` and `await using` declare, for texts that the loader has edited (crates/loader/src/resources.rs), as the proposal for
// explicit resource management has it: https://tc39.es/proposal-explicit-resource-management/
'use strict';

const { asyncDispose, dispose: disposeKey } = Symbol;
const EnginePromise = Promise;
const { apply } = Reflect;
const NONE = Symbol('none');

/** The resources of one scope. */
class Resources {
  #stack = [];
  /** What the scope throws. */
  #error = NONE;
  /** A resource that was null or undefined is waited for, if nothing else is. */
  #needsTurn = false;
  #hasWaited = false;

  /** A resource of `using`. */
  add(value) {
    return this.#push(value, false);
  }

  /** A resource of `await using`. */
  addAsync(value) {
    return this.#push(value, true);
  }

  #push(value, isAsync) {
    if (value === null || value === undefined) {
      if (isAsync) this.#stack.push({ value, dispose: undefined, isAsync, isWrapped: false });
      return value;
    }
    if (Object(value) !== value) throw new TypeError('An object is expected with `using` declarations');
    let dispose = (isAsync ? value[asyncDispose] : undefined) ?? undefined;
    const isWrapped = isAsync && dispose === undefined;
    dispose ??= value[disposeKey];
    if (typeof dispose !== 'function') throw new TypeError('Symbol(Symbol.dispose) is not a function');
    this.#stack.push({ value, dispose, isAsync, isWrapped });
    return value;
  }

  /** The scope's own code has thrown. */
  fail(error) {
    this.#error = error;
  }

  /** A disposal has. */
  note(error) {
    this.#error = this.#error === NONE ? error : new SuppressedError(error, this.#error, 'An error was suppressed during disposal');
  }

  /** Disposes until there is something to be waited for, which is given in an object. */
  next() {
    for (let entry; (entry = this.#stack.pop()) !== undefined;) {
      if (entry.isAsync && entry.dispose === undefined) {
        this.#needsTurn = true;
        continue;
      }
      if (!entry.isAsync && this.#needsTurn && !this.#hasWaited) {
        this.#needsTurn = false;
        this.#stack.push(entry);
        return {};
      }
      try {
        const value = begin(entry);
        if (!entry.isAsync) continue;
        this.#hasWaited = true;
        return { value };
      } catch (error) {
        this.note(error);
      }
    }
    if (!this.#needsTurn || this.#hasWaited) return undefined;
    this.#hasWaited = true;
    return {};
  }

  /** Disposes of what is left, and throws what the scope throws. */
  end() {
    this.next();
    if (this.#error !== NONE) throw this.#error;
  }
}

function begin({ value, dispose, isWrapped }) {
  if (!isWrapped) return apply(dispose, value, []);
  return new EnginePromise((resolve) => {
    apply(dispose, value, []);
    resolve();
  });
}

module.exports = () => new Resources();
