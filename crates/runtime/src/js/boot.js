// The first JS of a realm: how built-ins require each other, and how native code makes errors.
// A script; its `this` is the runtime's own table (realm.rs), which it gives `base`.
'use strict';
{
  const native = this;
  const modules = new Map();

  // The engine has no explicit resource management yet; its symbols are what libraries and the loader's rewriting of `using` need.
  for (const name of ['dispose', 'asyncDispose']) {
    if (Symbol[name] === undefined) Object.defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`), writable: false, enumerable: false, configurable: false });
  }

  /** The exports of a built-in, by its name without `node:`. What every start needs is a function that is compiled at every start: this one alone. */
  function require(name) {
    const loaded = modules.get(name);
    if (loaded !== undefined) return loaded.exports;
    const exports = requireBuiltin(name);
    if (exports === undefined) throw new Error(`Roata has no built-in module '${name}' yet`);
    return exports;
  }

  /** The same; undefined if there is none. */
  function requireBuiltin(name) {
    const loaded = modules.get(name);
    if (loaded !== undefined) return loaded.exports;
    const module = { exports: {}, require, ops: undefined };
    // In nobody's context: on a core, who ends the code that asks would leave the module half made for all others.
    const { frame } = context;
    if (context.mirrored) context.frame = undefined;
    modules.set(name, module);
    let isThere = false;
    try {
      isThere = native.loadBuiltin(name, module);
    } finally {
      if (!isThere) modules.delete(name);
      if (context.mirrored) context.frame = frame;
    }
    if (!isThere) return undefined;
    awaited?.get(name)?.(module.exports);
    return module.exports;
  }

  /**
   * On a core, who ends the code that asks would leave what all Thread-Nodes share half changed, at any call or loop in it: so `change` happens in nobody's
   * context.
   */
  function undisturbed(change, a, b, c, d) {
    if (!context.mirrored) return change(a, b, c, d);
    const { frame } = context;
    context.frame = undefined;
    try {
      return change(a, b, c, d);
    } finally {
      context.frame = frame;
    }
  }

  /**
   * Code that is ended from outside leaves without its `finally` blocks. Then all that was on the stack is gone, and each of these puts back what its
   * module has while nothing of it runs.
   */
  const resets = [];

  function afterTermination(reset) {
    resets.push(reset);
  }

  function resetAll() {
    for (const reset of resets) reset();
  }

  /** What is to be done with modules once they have been loaded. */
  let awaited;

  /** Calls `use` with the exports of a built-in, now or as soon as something requires it. */
  function whenLoaded(name, use) {
    const there = loaded(name);
    if (there !== undefined) use(there);
    else (awaited ??= new Map()).set(name, use);
  }

  /** Functions written here that are native in V8. */
  const natives = new WeakSet();

  /** Getters of properties that are plain in Node and are loaded here when they are first read: `internal/reflection` reads them before it looks. */
  const lazyGetters = new WeakSet();

  /** The engine's own, which puts frames in its own form into any object. */
  const captureRaw = Error.captureStackTrace;

  /** V8's, which programs see. */
  function captureStackTrace(object, above) {
    requireBuiltin('internal/stack').captureStackTrace(object, typeof above === 'function' ? above : captureStackTrace);
  }
  /** What a program finds there, and may call or put back. */
  function ErrorPrepareStackTrace(error, trace) {
    return requireBuiltin('internal/stack').prepareAsUsual(error, trace);
  }
  replace(Error, { captureStackTrace, prepareStackTrace: ErrorPrepareStackTrace });

  const { isError } = Error;
  const errorToString = Error.prototype.toString;
  replace(Error.prototype, {
    toString() {
      if (isError(this)) requireBuiltin('internal/engine_messages').translate(this);
      return Reflect.apply(errorToString, this, []);
    },
  });

  const functionToString = Function.prototype.toString;
  replace(Function.prototype, {
    toString() { return requireBuiltin('internal/function_text').textOf(this, functionToString); },
  });

  // What fails is explained in V8's words. Neither is a constructor.
  const { parse, stringify } = JSON;
  replace(JSON, {
    parse(text, reviver) {
      try {
        if (typeof text !== 'string') text = `${text}`;
        return reviver === undefined ? parse(text) : parse(text, reviver);
      } catch (error) {
        throw isEngines(error) ? requireBuiltin('internal/json_errors').explainParse(error, text) : error;
      }
    },
    stringify(value, replacer, space) {
      try {
        return stringify(value, replacer, space);
      } catch (error) {
        throw isEngines(error) ? requireBuiltin('internal/json_errors').explainStringify(error, value, replacer) : error;
      }
    },
  });

  /** Whether the engine says this of a JSON text or a value: its words begin so, or are about symbols and numbers. */
  function isEngines(error) {
    return isError(error) && /^JSON(?:\.stringify cannot| Parse error)/.test(error.message);
  }

  function replace(owner, methods) {
    for (const name of Object.keys(methods)) {
      natives.add(methods[name]);
      Object.defineProperty(owner, name, { value: methods[name], writable: true, enumerable: false, configurable: true });
    }
  }

  const classes = [Error, TypeError, RangeError, SyntaxError];

  /** An error for native code: class 0 Error, 1 TypeError, 2 RangeError, 3 SyntaxError. `code` and system fields are left out when undefined. */
  function nativeError(kind, message, code, errno, syscall, path, dest) {
    const error = errno === undefined ? new classes[kind](message) : systemError(message);
    if (errno !== undefined) error.errno = errno;
    if (code !== undefined) {
      error.code = code;
      if (errno === undefined) nameWithCode(error, code);
    }
    if (syscall !== undefined) error.syscall = syscall;
    if (path !== undefined) error.path = path;
    if (dest !== undefined) error.dest = dest;
    return error;
  }

  /** What the system refuses: `internal/stack` drops this frame and that of the caller, because Node has none there. */
  function systemError(message) {
    const error = new Error(message);
    return error;
  }

  /** Its heading shows the code (see internal/errors). */
  function nameWithCode(error, code) {
    Object.defineProperty(error, 'toString', {
      value() { return `${this.name} [${code}]: ${this.message}`; },
      writable: true, enumerable: false, configurable: true,
    });
    Object.defineProperty(error, Symbol.for('roata.codedError'), { value: true });
  }

  /** The exports of a built-in if something has required it already; undefined otherwise. */
  function loaded(name) {
    return modules.get(name)?.exports;
  }

  const same = (value) => value;

  /** The one variable that AsyncLocalStorage is built on, and how it travels (see `internal/async_context`). What is not yet used is in `internal/async_carriers`. */
  const context = {
    frame: undefined,
    /** While a hook of `async_hooks` is enabled: what timers, immediates, ticks and operations tell it by. */
    hooks: undefined,
    used: false,
    mirrored: false,
    hold: same,
    adopt: same,
    settle: same,
    watch(iterable) {
      require('internal/async_carriers');
      return context.watch(iterable);
    },
  };

  const base = {
    require, requireBuiltin, loaded, whenLoaded, undisturbed, afterTermination, resetAll, modules, natives, lazyGetters, nativeError, captureRaw, prepareStackTrace: ErrorPrepareStackTrace, context,
    engineDescriptor: Reflect.getOwnPropertyDescriptor,
    // The engine's own, before a program can replace them.
    engine: { then: Promise.prototype.then, resolve: Promise.resolve, reject: Promise.reject, withResolvers: Promise.withResolvers },
    // Kept for the process object, which takes it when it is made.
    mainModule: undefined,
    // Only under the permission model: what is asked before something is started, connected or read (`internal/permission`).
    permission: undefined,
  };
  modules.set('internal/boot', { exports: base });
  native.modules = modules;
  native.base = base;
}
