// `node:domain`, Node 26: errors of what was started together go to one object. Deprecated there, but older packages stand on it.
// Follows https://nodejs.org/docs/latest-v26.x/api/domain.html
//
// The stack of entered domains is the value of an AsyncLocalStorage: so callbacks of all kinds run in the domain that was active where they were
// made, and an error that nobody caught is told with the stack of the code that threw it.
'use strict';

const EventEmitter = require('events');
const { AsyncLocalStorage } = require('async_hooks');
const { codes } = require('internal/errors');
const fatal = require('internal/fatal');

const { apply, defineProperty } = Reflect;

const stacks = new AsyncLocalStorage();
const NONE = Object.freeze([]);

/** The stack that the code which runs has made itself. */
let live = NONE;

/** What has been started in several domains goes on in the innermost alone. */
function stackNow() {
  const stack = stacks.getStore() ?? NONE;
  if (stack === live || stack.length < 2) return stack;
  return setStack(stack.slice(-1));
}

function setStack(stack) {
  live = stack;
  stacks.enterWith(stack);
  return stack;
}

/** Null where none has been entered, undefined where all have been left, as in Node. */
const activeNow = () => (stackNow() === NONE ? null : stackNow().at(-1));

class Domain extends EventEmitter {
  constructor() {
    super();
    this.members = [];
  }

  enter() {
    setStack([...stackNow(), this]);
  }

  /** Leaves it and all that were entered since. */
  exit() {
    const at = stackNow().lastIndexOf(this);
    if (at !== -1) setStack(stackNow().slice(0, at));
  }

  run(fn, ...args) {
    this.enter();
    const result = apply(fn, this, args);
    this.exit();
    return result;
  }

  add(emitter) {
    if (emitter.domain === this) return;
    if (emitter.domain) emitter.domain.remove(emitter);
    if (emitter instanceof Domain && isWithin(this, emitter)) return;
    setDomain(emitter, this);
    this.members.push(emitter);
  }

  remove(emitter) {
    emitter.domain = null;
    const at = this.members.indexOf(emitter);
    if (at !== -1) this.members.splice(at, 1);
  }

  bind(callback) {
    const domain = this;
    function runBound(...args) {
      domain.enter();
      const result = apply(callback, this, args);
      domain.exit();
      return result;
    }
    setDomain(runBound, this);
    return runBound;
  }

  /** As `bind`, but an error as the first argument goes to the domain. */
  intercept(callback) {
    const domain = this;
    function runIntercepted(error, ...args) {
      if (error instanceof Error) {
        error.domainBound = callback;
        error.domainThrown = false;
        setDomain(error, domain);
        domain.emit('error', error);
        return undefined;
      }
      domain.enter();
      const result = apply(callback, this, args);
      domain.exit();
      return result;
    }
    return runIntercepted;
  }
}
Domain.prototype.members = undefined;
for (const name of ['enter', 'exit', 'add', 'remove', 'run', 'intercept', 'bind']) defineProperty(Domain.prototype, name, { enumerable: true });

function setDomain(object, domain) {
  defineProperty(object, 'domain', { value: domain, writable: true, enumerable: false, configurable: true });
}

/** Would `outer` hold itself? */
function isWithin(domain, outer) {
  for (let each = domain.domain; each; each = each.domain) {
    if (each === outer) return true;
  }
  return false;
}

// ---- what nobody caught

const listens = (domain) => domain.listenerCount('error') > 0;

/** The innermost domain gets it; what its listener throws goes to the domain around it. Without any that listens it stays uncaught. */
function take(error) {
  const stack = stackNow();
  setStack(NONE);
  if (!stack.some(listens)) return false;
  const domain = stack.at(-1);
  if ((typeof error === 'object' && error !== null) || typeof error === 'function') {
    setDomain(error, domain);
    error.domainThrown = true;
  }
  if (stack.length === 1) domain.emit('error', error);
  else tryInner(domain, error, stack.slice(0, -1));
  return true;
}

function tryInner(domain, error, outer) {
  try {
    setStack(outer);
    domain.emit('error', error);
  } catch (second) {
    setStack(outer);
    if (!take(second)) throw second;
  }
}

fatal.addCapture(take);

// ---- emitters belong to the domain that is active when they are made

const { init } = EventEmitter;
const { emit } = EventEmitter.prototype;

EventEmitter.usingDomains = true;

EventEmitter.init = function(options) {
  setDomain(this, null);
  const active = activeNow();
  if (active != null && !(this instanceof Domain)) this.domain = active;
  return apply(init, this, [options]);
};

EventEmitter.prototype.emit = function(...args) {
  const { domain } = this;
  const isError = args[0] === 'error';
  if (domain === null || domain === undefined || this === process || (isError && this.listenerCount('error') > 0)) return apply(emit, this, args);
  if (isError) {
    emitInDomain(this, domain, args);
    return false;
  }
  domain.enter();
  const result = apply(emit, this, args);
  domain.exit();
  return result;
};

/** The domain's listeners run outside of it, so that what they throw does not come back to them. */
function emitInDomain(emitter, domain, args) {
  const error = args.length > 1 && args[1] ? args[1] : new codes.ERR_UNHANDLED_ERROR(args[1]);
  if (typeof error === 'object') {
    error.domainEmitter = emitter;
    setDomain(error, domain);
    error.domainThrown = false;
  }
  const stack = stackNow();
  let end = stack.length;
  while (end > 0 && stack[end - 1] === domain) end--;
  setStack(stack.slice(0, end));
  domain.emit('error', error);
  setStack(stack);
}

// ---- exports

function createDomain() {
  return new Domain();
}

defineProperty(process, 'domain', {
  get: activeNow,
  set(domain) { setStack(domain ? [...stackNow().slice(0, -1), domain] : NONE); },
  enumerable: true,
  configurable: true,
});

Object.assign(exports, { Domain, createDomain, create: createDomain });
defineProperty(exports, '_stack', { get: () => [...stackNow()], enumerable: true, configurable: true });
defineProperty(exports, 'active', { get: activeNow, enumerable: true, configurable: true });
