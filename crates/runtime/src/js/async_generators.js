// internal/async_generators: asynchronous generators whose bodies contain `yield*`. The engine takes one promise job too many at every step of such a
// delegation, so the loader makes a plain generator of the body (see crates/loader/src/delegation.rs), which is driven here as ECMA-262 §27.6.3 says.
// The object that programs see is still the engine's: it runs up to `begin`, and never again.
//
// The body speaks with its driver through `yield`: what it yields is to be awaited, unless `message` says that it is something else.
'use strict';

const { state, engine } = require('internal/async_context');
const { Iteration, asyncIteratorOf, call, checked, isObject, methodOf } = require('internal/async_iteration');

const { natives } = require('internal/boot');
const { apply } = Reflect;
const EnginePromise = Promise;
const EngineProxy = Proxy;
const resolved = engine.resolve.bind(EnginePromise);
const uncurried = (method) => Function.prototype.call.bind(method);
const react = uncurried(engine.then);
const plain = Object.getPrototypeOf(function* () {}.prototype);
const [runNext, runThrow, runReturn] = [plain.next, plain.throw, plain.return].map(uncurried);

/** Completions (§6.2.4), of requests and of what the body is resumed with. */
const NEXT = 0;
const THROW = 1;
const RETURN = 2;

/** What the value that the body yields next is. */
const AWAITED = 0;
/** The operand of a `yield`: awaited, then given to who asks. */
const GIVEN = 1;
/** The value of a delegate: given as it is, and answered with `{ type, value }`. */
const DELEGATED = 2;
/** The function returns this. */
const RETURNED = 3;
let message = AWAITED;

const ofRequest = (value, done) => ({ value, done });

/** §27.6.3: the state of one generator, and the queue of what is asked of it. It has begun: before that, the engine's object does it all. */
class Driver {
  #body;
  #queue = [];
  #isIdle = true;
  #isCompleted = false;
  /** It is suspended in a delegate. */
  #isDelegating = false;
  /** The frame of AsyncLocalStorage in which something is awaited; there is one such thing at most. */
  #frame;
  #fulfilled = (value) => {
    state.frame = this.#frame;
    this.#run(NEXT, value);
  };
  #rejected = (reason) => {
    state.frame = this.#frame;
    this.#run(THROW, reason);
  };
  #operandFulfilled = (value) => {
    state.frame = this.#frame;
    this.#give(value, false);
  };

  constructor(body) {
    this.#body = body;
  }

  /** A call of `next`, `throw` or `return`. */
  ask(type, value) {
    return new EnginePromise((resolve, reject) => {
      if (this.#isCompleted && this.#isIdle && type !== RETURN) return type === NEXT ? resolve(ofRequest(undefined, true)) : reject(value);
      this.#queue.push({ type, value, resolve, reject });
      if (!this.#isIdle) return undefined;
      this.#isIdle = false;
      return this.#isCompleted ? this.#drain() : this.#resume(type, value);
    });
  }

  /**
   * AsyncGeneratorUnwrapYieldResumption: the value of a `return` is awaited first. If that is rejected, V8 calls the `next` of a delegate with the
   * reason, not its `throw`.
   */
  #resume(type, value) {
    if (type !== RETURN) return this.#send(type, value);
    return this.#await(value, (awaited) => {
      state.frame = this.#frame;
      this.#send(RETURN, awaited);
    }, (reason) => {
      state.frame = this.#frame;
      this.#send(this.#isDelegating ? NEXT : THROW, reason);
    }, (error) => this.#send(THROW, error));
  }

  #send(type, value) {
    if (!this.#isDelegating) return this.#run(type, value);
    this.#isDelegating = false;
    return this.#run(NEXT, { type, value });
  }

  /** Runs the body up to the next thing that has to be waited for. */
  #run(type, value) {
    let result;
    try {
      result = (type === NEXT ? runNext : type === THROW ? runThrow : runReturn)(this.#body, value);
    } catch (error) {
      return this.#complete(THROW, error);
    }
    if (result.done) return this.#complete(NEXT, result.value);
    const kind = message;
    message = AWAITED;
    switch (kind) {
      case GIVEN: return this.#await(result.value, this.#operandFulfilled, this.#rejected);
      case DELEGATED: return this.#give(result.value, true);
      case RETURNED: return this.#run(RETURN, result.value);
      default: return this.#await(result.value, this.#fulfilled, this.#rejected);
    }
  }

  /** §27.7.5.3 Await; `refused` is called at once if that cannot be done. */
  #await(value, fulfilled, rejected, refused = rejected) {
    this.#frame = state.frame;
    let promise;
    try {
      promise = resolved(state.hold(value));
    } catch (error) {
      return refused(error);
    }
    react(promise, fulfilled, rejected);
    return undefined;
  }

  /** AsyncGeneratorYield. */
  #give(value, isDelegating) {
    this.#isDelegating = isDelegating;
    this.#answer(NEXT, value, false);
    if (this.#queue.length === 0) this.#isIdle = true;
    else this.#resume(this.#queue[0].type, this.#queue[0].value);
  }

  #complete(type, value) {
    this.#isCompleted = true;
    this.#answer(type, value, true);
    this.#drain();
  }

  /** AsyncGeneratorCompleteStep. */
  #answer(type, value, done) {
    const request = this.#queue.shift();
    if (type === THROW) request.reject(value);
    else request.resolve(ofRequest(value, done));
  }

  /** AsyncGeneratorDrainQueue: what is still asked of a generator that has completed. */
  #drain() {
    while (this.#queue.length !== 0) {
      const { type, value } = this.#queue[0];
      if (type === RETURN) return this.#awaitReturn(value);
      this.#answer(type, type === NEXT ? undefined : value, true);
    }
    this.#isIdle = true;
    return undefined;
  }

  /** AsyncGeneratorAwaitReturn. */
  #awaitReturn(value) {
    const answer = (type) => (settled) => {
      this.#answer(type, settled, true);
      this.#drain();
    };
    this.#await(value, answer(NEXT), answer(THROW));
  }
}

// ---- the engine's objects

class Self {
  constructor(self) {
    return self;
  }
}

/** Puts the driver into the engine's object itself. */
class Driven extends Self {
  #driver;

  constructor(generator, body) {
    super(generator);
    this.#driver = new Driver(body);
  }

  static driverOf(value) {
    return isObject(value) && #driver in value ? value.#driver : undefined;
  }
}

const { driverOf } = Driven;

/** The body of the generator that has just begun; `WANTED` while one may begin. */
let begun;
const WANTED = Symbol('wanted');

const prototype = Object.getPrototypeOf(async function* () {}.prototype);
const { next: engineNext, throw: engineThrow, return: engineReturn } = prototype;

const methods = {
  next(value) {
    const driver = driverOf(this);
    if (driver !== undefined) return driver.ask(NEXT, value);
    const before = begun;
    begun = WANTED;
    const promise = arguments.length === 0 ? apply(engineNext, this, []) : apply(engineNext, this, [value]);
    const body = begun;
    begun = before;
    if (body === WANTED) return promise;
    new Driven(this, body);
    return driverOf(this).ask(NEXT, value);
  },
  throw(reason) {
    const driver = driverOf(this);
    return driver !== undefined ? driver.ask(THROW, reason) : apply(engineThrow, this, [reason]);
  },
  return(value) {
    const driver = driverOf(this);
    return driver !== undefined ? driver.ask(RETURN, value) : apply(engineReturn, this, [value]);
  },
};
for (const name of Object.keys(methods)) {
  natives.add(methods[name]);
  Object.defineProperty(prototype, name, { value: methods[name], enumerable: false });
}

const ENDED = { [Symbol.asyncIterator]: () => ({ next: () => ({ value: undefined, done: true }) }) };

/** Called by the engine's generator for its plain `body`; gives what it is to delegate to, which is nothing unless the engine began it by itself. */
function begin(thisArg, method, ...variables) {
  const body = apply(method, thisArg, variables);
  if (begun !== WANTED) return undriven(body);
  begun = body;
  return ENDED;
}

function undriven(body) {
  const driver = new Driver(body);
  return {
    next: (value) => driver.ask(NEXT, value),
    throw: (reason) => driver.ask(THROW, reason),
    return: (value) => driver.ask(RETURN, value),
    [Symbol.asyncIterator]() { return this; },
  };
}

// ---- what bodies call

/** The operand of `yield`. */
function give(value) {
  message = GIVEN;
  return value;
}

/** `yield*` (§15.5.5). */
function* delegate(iterable) {
  const iterator = asyncIteratorOf(iterable, () => 'undefined is not a function');
  const { next } = iterator;
  for (let type = NEXT, value; ;) {
    const method = type === NEXT ? next : methodOf(iterator, type === THROW ? 'throw' : 'return');
    if (type === THROW && method === undefined) yield* refuseThrow(iterator);
    if (type === RETURN && method === undefined) yield* leave(yield value);
    const result = checked(yield call(method, iterator, value));
    if (result.done) {
      const last = result.value;
      if (type === RETURN) yield* leave(last);
      return last;
    }
    const given = result.value;
    message = DELEGATED;
    ({ type, value } = yield given);
  }
}

/** Makes the body return. */
function* leave(value) {
  message = RETURNED;
  yield value;
}

function* refuseThrow(iterator) {
  yield* Iteration.of(iterator).close();
  throw new TypeError("The iterator does not provide a 'throw' method.");
}

/** An object to inherit from in the place of the object that a method belongs to: for `super`. */
function home(get, set) {
  return new EngineProxy({}, {
    get: (_, key) => get(key),
    set(_, key, value) {
      set(key, value);
      return true;
    },
  });
}

module.exports = { begin, give, delegate, home };
