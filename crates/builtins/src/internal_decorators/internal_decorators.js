// internal/decorators: what the texts of decorated classes call. The loader leaves a class where it stands (crates/loader/src/decorators.rs) and has the names
// of its elements computed, which is when decorators are evaluated; the rest is done here. Follows the stage 3 proposals
// https://github.com/tc39/proposal-decorators and https://github.com/tc39/proposal-decorator-metadata; where they leave something open, TypeScript 5.
'use strict';

const { apply } = Reflect;
const { defineProperty, getOwnPropertyDescriptor } = Object;

if (Symbol.metadata === undefined) defineProperty(Symbol, 'metadata', { value: Symbol('Symbol.metadata'), writable: true, enumerable: false, configurable: true });

/** Makes a class: `build` gets the object that its text calls, and what it extends. `decorators` are those of the class itself. */
function decorated(name, decorators, heritage, build) {
  const decoration = new Decoration(name, decorators);
  return decoration.finish(build(decoration, heritage));
}

/** A decorator that is a property is called as a method: `@a.b` is `bound(a, (a) => a.b)`. */
function bound(object, read) {
  const decorator = read(object);
  return typeof decorator === 'function' ? (value, context) => apply(decorator, object, [value, context]) : decorator;
}

/** The decorators of one class while it is being made, and the initialisers that its instances need later. */
class Decoration {
  #name;
  #decorators;
  #elements = [];
  #metadata;
  #staticInitializers = [];
  #instanceInitializers = [];
  #classInitializers = [];
  #class;

  constructor(name, decorators) {
    this.#name = name;
    this.#decorators = checked(decorators);
  }

  /** Notes an element and gives the key it is to have. Private ones, which come with ways of access, are first defined under a key of their own. */
  element(kind, isStatic, decorators, key, ...access) {
    const isPrivate = access.length !== 0;
    const element = {
      kind,
      isStatic,
      isPrivate,
      name: isPrivate || typeof key === 'symbol' ? key : `${key}`,
      key: undefined,
      access: undefined,
      decorators: checked(decorators),
      initializers: [],
      extraInitializers: [],
      value: undefined,
    };
    element.key = isPrivate ? Symbol(key) : element.name;
    element.access = accessOf(kind, isPrivate ? access : publicAccess(element.key));
    this.#elements.push(element);
    return element.key;
  }

  /** The key of an element whose key has been computed. */
  key(index) {
    return this.#elements[index].key;
  }

  /** All elements are defined, and no field is: applies the decorators. Gives what the class's name stands for. */
  apply(Class) {
    const parent = Object.getPrototypeOf(Class)?.[Symbol.metadata] ?? null;
    this.#metadata = { __proto__: parent };
    const isField = (element) => element.kind === 'field';
    const steps = [
      (element) => !isField(element) && element.isStatic,
      (element) => !isField(element) && !element.isStatic,
      (element) => isField(element) && element.isStatic,
      (element) => isField(element) && !element.isStatic,
    ];
    for (const step of steps) for (const element of this.#elements) if (step(element)) this.#decorate(Class, element);
    this.#class = this.#decorateClass(Class);
    for (const initialize of this.#staticInitializers) apply(initialize, this.#class, []);
    return this.#class;
  }

  #decorate(Class, element) {
    const { kind, isStatic, isPrivate, key } = element;
    const target = isStatic ? Class : Class.prototype;
    if (kind === 'field') {
      if (isPrivate) delete Class[key];
      this.#decorateField(element);
      return;
    }
    const descriptor = getOwnPropertyDescriptor(target, key);
    if (isPrivate) {
      delete target[key];
      rename(descriptor, element.name);
    }
    if (kind === 'accessor') this.#decorateAccessor(element, descriptor);
    else this.#decorateFunction(element, descriptor);
    if (isPrivate) element.value = descriptor;
    else defineProperty(target, key, descriptor);
  }

  #decorateField(element) {
    this.#each(element, element.extraInitializers, () => undefined, (result) => element.initializers.unshift(result));
  }

  #decorateAccessor(element, descriptor) {
    const { get, set } = descriptor;
    const current = { get, set };
    this.#each(element, element.extraInitializers, () => ({ ...current }), (result) => {
      if (typeof result !== 'object' || result === null) throw new TypeError('A decorator of an accessor must return an object or undefined');
      const { get: getter, set: setter, init } = result;
      if (getter !== undefined) current.get = callable(getter, '`get`');
      if (setter !== undefined) current.set = callable(setter, '`set`');
      if (init !== undefined) element.initializers.unshift(callable(init, '`init`'));
    }, true);
    Object.assign(descriptor, current);
  }

  #decorateFunction(element, descriptor) {
    const slot = { method: 'value', getter: 'get', setter: 'set' }[element.kind];
    const initializers = element.isStatic ? this.#staticInitializers : this.#instanceInitializers;
    this.#each(element, initializers, () => descriptor[slot], (result) => { descriptor[slot] = result; });
  }

  /** Applies the decorators of an element, the innermost first. */
  #each({ kind, name, isStatic, isPrivate, access, decorators }, initializers, valueOf, take, isObject = false) {
    for (let i = decorators.length - 1; i >= 0; i--) {
      const context = { kind, name, static: isStatic, private: isPrivate, access: { ...access }, metadata: this.#metadata };
      const result = call(decorators[i], valueOf(), context, initializers);
      if (result !== undefined) take(isObject ? result : callable(result, `A decorator of a ${kind}`, ' return'));
    }
  }

  #decorateClass(Class) {
    let current = Class;
    for (let i = this.#decorators.length - 1; i >= 0; i--) {
      const context = { kind: 'class', name: this.#name, metadata: this.#metadata };
      const result = call(this.#decorators[i], current, context, this.#classInitializers);
      if (result !== undefined) current = callable(result, 'A decorator of a class', ' return');
    }
    defineProperty(current, Symbol.metadata, { value: this.#metadata, writable: true, enumerable: false, configurable: true });
    return current;
  }

  /** The static elements are defined as well. */
  finish() {
    for (const initialize of this.#classInitializers) apply(initialize, this.#class, []);
    return this.#class;
  }

  /** An instance has been made and has no fields yet. */
  begin(instance) {
    for (const initialize of this.#instanceInitializers) apply(initialize, instance, []);
  }

  /** The value that a field or the storage of an accessor begins with. */
  init(index, owner, value) {
    let current = value;
    for (const initialize of this.#elements[index].initializers) current = apply(initialize, owner, [current]);
    return current;
  }

  /** A field or the storage of an accessor has been defined. */
  after(index, owner) {
    for (const initialize of this.#elements[index].extraInitializers) apply(initialize, owner, []);
  }

  /** What a decorated private method is. */
  method(index) {
    return this.#elements[index].value.value;
  }

  /** Reads a decorated private accessor. */
  get(index, owner) {
    return apply(this.#elements[index].value.get, owner, []);
  }

  /** Writes a decorated private accessor. */
  set(index, owner, value) {
    apply(this.#elements[index].value.set, owner, [value]);
  }
}

/** Calls a decorator with a context that is complete but for `addInitializer`, which works until it returns. */
function call(decorator, value, context, initializers) {
  let isDone = false;
  context.addInitializer = function addInitializer(initializer) {
    if (isDone) throw new TypeError('addInitializer cannot be called after the decorator has returned');
    initializers.push(callable(initializer, 'An initializer'));
  };
  try {
    return decorator(value, context);
  } finally {
    isDone = true;
  }
}

function checked(decorators) {
  for (const decorator of decorators) callable(decorator, 'A decorator');
  return decorators;
}

function callable(value, what, verb = ' be') {
  if (typeof value !== 'function') throw new TypeError(`${what} must${verb} a function`);
  return value;
}

function publicAccess(key) {
  return [(object) => key in object, (object) => object[key], (object, value) => { object[key] = value; }];
}

function accessOf(kind, [has, get, set]) {
  if (kind === 'setter') return { has, set };
  return kind === 'method' || kind === 'getter' ? { has, get } : { has, get, set };
}

/** Functions of private elements bear the name they have in the source. */
function rename(descriptor, name) {
  for (const [slot, prefix] of [['value', ''], ['get', 'get '], ['set', 'set ']]) {
    if (typeof descriptor[slot] === 'function') defineProperty(descriptor[slot], 'name', { value: `${prefix}${name}`, configurable: true });
  }
}

module.exports = { decorated, bound };
