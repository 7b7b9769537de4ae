// `internal/inspect`: `util.inspect`, Node 26: any value as text that a person can read.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#utilinspectobject-options
//
// `formatValue` decides which form a value has; `describe` gives an object's parts as a shape
// `{ base, open, close, keys, entries, isList }`; `layOut` puts the parts on one line or several.
'use strict';

const { kindOf, functionKind, typedArrayName } = require('internal/types');
const { colors, textWidth, strip } = require('internal/style');

const { apply, get, ownKeys, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
const { lazyGetters } = require('internal/boot');
const { isArray } = Array;
const { hasOwn, keys: enumerableKeys, getOwnPropertyNames, getOwnPropertySymbols } = Object;
const { propertyIsEnumerable } = Object.prototype;
const functionToString = Function.prototype.toString;
const regExpToString = RegExp.prototype.toString;
const dateToISOString = Date.prototype.toISOString;
const dateToString = Date.prototype.toString;
const errorToString = Error.prototype.toString;
const symbolToString = Symbol.prototype.toString;
const customSymbol = Symbol.for('nodejs.util.inspect.custom');

const defaults = {
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
};

const styles = {
  __proto__: null,
  special: 'cyan',
  number: 'yellow',
  bigint: 'yellow',
  boolean: 'yellow',
  undefined: 'grey',
  null: 'bold',
  string: 'green',
  symbol: 'green',
  date: 'magenta',
  regexp: highlightRegExp,
  module: 'underline',
};

/** Any value as text. `options`: an object; or, as in old programs, (value, showHidden, depth, colors). */
function inspect(value, options) {
  const context = newContext();
  if (arguments.length > 1) readOptions(context, options, arguments);
  if (context.colors) context.stylize = stylizeWithColor;
  if (context.maxArrayLength === null) context.maxArrayLength = Infinity;
  if (context.maxStringLength === null) context.maxStringLength = Infinity;
  return formatValue(context, value, 0);
}

function newContext() {
  return {
    budget: {},
    indentationLvl: 0,
    seen: [],
    currentDepth: 0,
    circular: undefined,
    stylize: stylizeNoColor,
    userOptions: undefined,
    ...defaults,
  };
}

function readOptions(context, options, args) {
  if (args.length > 2) {
    if (args[2] !== undefined) context.depth = args[2];
    if (args.length > 3 && args[3] !== undefined) context.colors = args[3];
  }
  if (typeof options === 'boolean') {
    context.showHidden = options;
  } else if (options) {
    for (const key of enumerableKeys(options)) {
      if (hasOwn(defaults, key) || key === 'stylize') context[key] = options[key];
      else context.userOptions ??= options;
    }
  }
}

inspect.custom = customSymbol;

Object.defineProperty(inspect, 'defaultOptions', {
  get() { return defaults; },
  set(options) {
    require('internal/validators').validateObject(options, 'options');
    Object.assign(defaults, options);
  },
});

inspect.colors = colors;
inspect.styles = styles;

/** The colours are those of its property `colors`, which programs may change. */
function highlightRegExp(text) {
  const { colors: palette } = highlightRegExp;
  return require('internal/regexp_colors').highlight(text, (part, index) => {
    const codes = inspect.colors[palette?.[index % palette.length]];
    return codes === undefined ? part : `\u001B[${codes[0]}m${part}\u001B[${codes[1]}m`;
  });
}
highlightRegExp.colors = ['green', 'red', 'yellow', 'cyan', 'magenta'];

function stylizeNoColor(text) {
  return text;
}

function stylizeWithColor(text, styleType) {
  const style = inspect.styles[styleType];
  if (style === undefined) return text;
  if (typeof style === 'function') return style(text);
  const codes = inspect.colors[style];
  return codes === undefined ? text : `\u001B[${codes[0]}m${text}\u001B[${codes[1]}m`;
}

/** The options as a custom inspection function gets them. */
function optionsFor(context, isForeign) {
  const options = { stylize: context.stylize };
  for (const key of enumerableKeys(defaults)) options[key] = context[key];
  Object.assign(options, context.userOptions);
  if (!isForeign) return options;
  // Objects of another realm must not reach this one's through the options.
  Object.setPrototypeOf(options, null);
  for (const key of enumerableKeys(options)) {
    if ((typeof options[key] === 'object' || typeof options[key] === 'function') && options[key] !== null) delete options[key];
  }
  const { stylize } = context;
  options.stylize = Object.setPrototypeOf((value, flavour) => `${stylize(`${value}`, flavour)}`, null);
  return options;
}

// Which form

function formatValue(context, value, depth, isTypedArrayPart = false) {
  if (typeof value !== 'object' && typeof value !== 'function') return formatPrimitive(context.stylize, value, context);
  if (value === null) return context.stylize('null', 'null');

  const kind = kindOf(value); // asked once: it is a call into the engine
  const original = value;
  let isHiddenProxy = false;
  if (kind === 'Proxy') {
    const proxy = proxyDetails(value);
    if (!proxy || proxy[0] === null || proxy[1] === null) return context.stylize('<Revoked Proxy>', 'special');
    if (context.showProxy) return formatProxy(context, proxy, depth);
    value = proxy[0];
    isHiddenProxy = true;
  }

  if (context.customInspect) {
    const custom = formatCustom(context, value, original, depth, isHiddenProxy);
    if (custom !== undefined) return custom;
  }
  if (isHiddenProxy) return `${context.stylize('Proxy(', 'special')}${formatValue(context, value, depth)}${context.stylize(')', 'special')}`;

  if (context.seen.includes(value)) return context.stylize(`[Circular *${circularIndex(context, value)}]`, 'special');
  return formatObject(context, value, kind, depth, isTypedArrayPart);
}

/** [target, handler] of a proxy, null when it is revoked, undefined for anything else. */
function proxyDetails(value) {
  return ops?.proxyDetails?.(value);
}

function formatProxy(context, proxy, depth) {
  if (depth > context.depth && context.depth !== null) return context.stylize('Proxy [Array]', 'special');
  const inner = depth + 1;
  context.indentationLvl += 2;
  const parts = [formatValue(context, proxy[0], inner), formatValue(context, proxy[1], inner)];
  context.indentationLvl -= 2;
  return layOut(context, parts, '', 'Proxy [', ']', true, inner);
}

/** What the object's own inspection function says, or undefined when it has none. */
function formatCustom(context, value, original, depth, isProxy) {
  const custom = value[customSymbol];
  if (typeof custom !== 'function' || custom === inspect) return undefined;
  const { constructor } = value;
  if (constructor && constructor.prototype === value) return undefined; // the prototype itself
  const left = context.depth === null ? null : context.depth - depth;
  const isForeign = isProxy || !(original instanceof Object);
  const said = apply(custom, original, [left, optionsFor(context, isForeign), inspect]);
  if (said === original) return undefined;
  if (typeof said === 'object') return formatValue(context, said, depth);
  return `${typeof said === 'string' ? said : formatValue(context, said, depth)}`.replaceAll('\n', `\n${' '.repeat(context.indentationLvl)}`);
}

function circularIndex(context, value) {
  context.circular ??= new Map();
  let index = context.circular.get(value);
  if (index === undefined) {
    index = context.circular.size + 1;
    context.circular.set(value, index);
  }
  return index;
}

function formatObject(context, value, kind, depth, isTypedArrayPart) {
  const prototypeParts = context.showHidden && (depth <= context.depth || context.depth === null) ? [] : undefined;
  const constructor = constructorName(context, value, depth, prototypeParts);
  const hasPrototypeParts = prototypeParts !== undefined && prototypeParts.length !== 0;
  const tag = shownTag(context, value);
  const shape = describe(context, value, kind, { constructor, tag, depth, hasPrototypeParts, isTypedArrayPart });
  if (typeof shape === 'string') return shape;
  if (depth > context.depth && context.depth !== null) return formatTooDeep(context, value, constructor, tag);

  const inner = depth + 1;
  const { indentationLvl } = context;
  context.seen.push(value);
  context.currentDepth = inner;
  let output;
  try {
    output = shape.entries === undefined ? [] : shape.entries(context, value, inner);
    for (const key of shape.keys) output.push(formatProperty(context, value, inner, key, shape.isList));
    if (hasPrototypeParts) output.push(...prototypeParts);
  } catch (error) {
    context.indentationLvl = indentationLvl;
    return formatOverflow(context, error, constructor, tag);
  }
  markReference(context, value, shape);
  context.seen.pop();
  if (context.sorted) sortParts(context, output, shape);
  const text = layOut(context, output, shape.base, shape.open, shape.close, shape.isList, inner, value);
  spend(context, text.length);
  return text;
}

/** An own enumerable tag is shown as a property: not twice. */
function shownTag(context, value) {
  const tag = value[Symbol.toStringTag];
  if (typeof tag !== 'string' || tag === '') return '';
  const shownAnyway = context.showHidden ? hasOwn(value, Symbol.toStringTag) : apply(propertyIsEnumerable, value, [Symbol.toStringTag]);
  return shownAnyway ? '' : tag;
}

function formatTooDeep(context, value, constructor, tag) {
  const name = prefixFor(constructor, tag, engineName(value)).slice(0, -1);
  return context.stylize(constructor === null ? name : `[${name}]`, 'special');
}

function formatOverflow(context, error, constructor, tag) {
  if (!(error instanceof RangeError) || !/call stack/i.test(error.message)) throw error;
  context.seen.pop();
  return context.stylize(`[${prefixFor(constructor, tag, 'Object').slice(0, -1)}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, 'special');
}

function markReference(context, value, shape) {
  const index = context.circular?.get(value);
  if (index === undefined) return;
  const reference = context.stylize(`<ref *${index}>`, 'special');
  if (context.compact === true) shape.open = `${reference} ${shape.open}`;
  else shape.base = shape.base === '' ? reference : `${reference} ${shape.base}`;
}

function sortParts(context, output, shape) {
  const comparator = context.sorted === true ? undefined : context.sorted;
  if (!shape.isList) {
    output.sort(comparator);
  } else if (shape.keys.length > 1) {
    const sorted = output.slice(output.length - shape.keys.length).sort(comparator);
    output.splice(output.length - shape.keys.length, shape.keys.length, ...sorted);
  }
}

/** After 128 MiB at one level of indentation nothing deeper is shown: the text would not fit into memory. */
function spend(context, length) {
  const spent = (context.budget[context.indentationLvl] || 0) + length;
  context.budget[context.indentationLvl] = spent;
  if (spent > 2 ** 27) context.depth = -1;
}

// Names of classes

/** Classes of the language itself: their prototypes' properties are of no interest. */
const languageClasses = new Set(('Object Function Array Number Boolean String Symbol Date Promise RegExp Error AggregateError EvalError RangeError ' +
  'ReferenceError SyntaxError TypeError URIError ArrayBuffer Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float16Array ' +
  'Float32Array Float64Array Uint8ClampedArray BigUint64Array BigInt64Array DataView Map BigInt Set Iterator WeakMap WeakSet WeakRef Proxy ' +
  'FinalizationRegistry SharedArrayBuffer Atomics DisposableStack AsyncDisposableStack SuppressedError Intl Math JSON Reflect WebAssembly').split(' '));

/**
 * The name of the class an object belongs to; null when it has no prototype at all. Where no constructor is found on the way up,
 * "Object <…prototype…>". With `parts`, properties of the user's prototypes are added to it (for showHidden).
 */
function constructorName(context, value, depth, parts) {
  let firstPrototype;
  for (let object = value; object !== null; object = getPrototypeOf(object)) {
    const own = getOwnPropertyDescriptor(object, 'constructor');
    if (own !== undefined && typeof own.value === 'function' && own.value.name !== '' && isInstance(value, own.value)) {
      if (parts !== undefined && (firstPrototype !== object || !languageClasses.has(own.value.name))) {
        addPrototypeParts(context, value, firstPrototype ?? value, depth, parts);
      }
      return `${own.value.name}`;
    }
    if (object !== value && firstPrototype === undefined) firstPrototype = object;
  }
  firstPrototype ??= null;
  return firstPrototype === null ? null : complexName(context, value, firstPrototype, depth, parts);
}

function isInstance(object, constructor) {
  try {
    return object instanceof constructor;
  } catch {
    return false;
  }
}

function complexName(context, value, firstPrototype, depth, parts) {
  const name = engineName(value);
  if (depth > context.depth && context.depth !== null) return `${name} <Complex prototype>`;
  const above = constructorName(context, firstPrototype, depth + 1, parts);
  if (above === null) {
    return `${name} <${inspect(firstPrototype, { ...pickOptions(context), customInspect: false, depth: -1 })}>`;
  }
  return `${name} <${above}>`;
}

function pickOptions(context) {
  const options = {};
  for (const key of enumerableKeys(defaults)) options[key] = context[key];
  return options;
}

function engineName(value) {
  const kind = kindOf(value);
  if (kind === 'TypedArray') return typedArrayName(value);
  if (kind === 'Arguments' || kind === 'ModuleNamespace' || kind === 'Generator') return 'Object';
  return kind;
}

/** For showHidden: what up to three prototypes of the user's classes hold, functions left out. */
function addPrototypeParts(context, main, start, depth, parts) {
  let object = start;
  const seen = new Set();
  for (let level = 0; level < 3; level++) {
    if (level !== 0 || main === object) {
      object = getPrototypeOf(object);
      if (object === null) return;
      const own = getOwnPropertyDescriptor(object, 'constructor');
      if (own !== undefined && typeof own.value === 'function' && languageClasses.has(own.value.name)) return;
    }
    const keys = ownKeys(object);
    context.seen.push(main);
    for (const key of keys) {
      if (key === 'constructor' || hasOwn(main, key) || (level !== 0 && seen.has(key))) continue;
      const descriptor = descriptorOf(object, key);
      if (typeof descriptor.value === 'function') continue;
      const text = formatProperty(context, object, depth, key, false, descriptor, main);
      parts.push(context.colors ? `\u001B[2m${text}\u001B[22m` : text);
    }
    context.seen.pop();
    for (const key of keys) seen.add(key);
  }
}

/** A property that is loaded when it is first read is shown as it is then. */
function descriptorOf(object, key) {
  const own = getOwnPropertyDescriptor(object, key);
  if (own?.get === undefined || !lazyGetters.has(own.get)) return own;
  get(object, key);
  return getOwnPropertyDescriptor(object, key);
}

/** "Foo(2) [Tag] ", "[Map(2): null prototype] ". */
function prefixFor(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    const shownTag = tag !== '' && fallback !== tag ? `[${tag}] ` : '';
    return `[${fallback}${size}: null prototype] ${shownTag}`;
  }
  if (tag === '' || tag === constructor) return `${constructor}${size} `;
  return tag.endsWith(`.${constructor}`) ? `${tag}${size} ` : `${constructor}${size} [${tag}] `; // Intl.NumberFormat
}

// What an object consists of

/**
 * The object's shape, or its whole text when it needs no list of parts.
 * `about`: { constructor, tag, depth, hasPrototypeParts, isTypedArrayPart }.
 */
function describe(context, value, kind, about) {
  return (describers[kind] ?? describePlain)(context, value, about, kind);
}

function shapeOf(open, close, keys, entries = undefined, isList = false, base = '') {
  return { base, open, close, keys, entries, isList };
}

const isBare = (keys, about) => keys.length === 0 && !about.hasPrototypeParts;

const describers = {
  __proto__: null,

  Array(context, value, about) {
    const prefix = about.constructor !== 'Array' || about.tag !== '' ? prefixFor(about.constructor, about.tag, 'Array', `(${value.length})`) : '';
    const keys = nonIndexKeys(context, value);
    if (value.length === 0 && isBare(keys, about)) return `${prefix}[]`;
    return shapeOf(`${prefix}[`, ']', keys, formatArray, true);
  },

  TypedArray(context, value, about) {
    const size = typedArrayLength(value);
    const keys = nonIndexKeys(context, value);
    const prefix = prefixFor(about.constructor, about.tag, typedArrayName(value), `(${size})`);
    if (size === 0 && keys.length === 0 && !context.showHidden) return `${prefix}[]`;
    return shapeOf(`${prefix}[`, ']', keys, formatTypedArray, true);
  },

  Set(context, value, about) {
    const size = setSize(value);
    const keys = keysOf(context, value);
    const prefix = prefixFor(about.constructor, about.tag, 'Set', `(${size})`);
    if (size === 0 && isBare(keys, about)) return `${prefix}{}`;
    return shapeOf(`${prefix}{`, '}', keys, formatSet);
  },

  Map(context, value, about) {
    const size = mapSize(value);
    const keys = keysOf(context, value);
    const prefix = prefixFor(about.constructor, about.tag, 'Map', `(${size})`);
    if (size === 0 && isBare(keys, about)) return `${prefix}{}`;
    return shapeOf(`${prefix}{`, '}', keys, formatMap);
  },

  MapIterator: describeIterator,
  SetIterator: describeIterator,
  Arguments: (context, value, about) => describeWith(context, value, about, '[Arguments] '),
  Function: describeFunction,
  RegExp: describeRegExp,
  Date: describeDate,
  Error: describeError,
  ArrayBuffer: describeArrayBuffer,
  SharedArrayBuffer: describeArrayBuffer,

  DataView(context, value, about) {
    const parts = (inner, view, depth) => ['byteLength', 'byteOffset', 'buffer'].map((key) => formatHiddenRead(inner, view, depth, key));
    return shapeOf(`${prefixFor(about.constructor, about.tag, 'DataView')}{`, '}', keysOf(context, value), parts);
  },

  Promise: (context, value, about) => shapeOf(`${prefixFor(about.constructor, about.tag, 'Promise')}{`, '}', keysOf(context, value), formatPromise),
  WeakSet: (context, value, about) =>
    shapeOf(`${prefixFor(about.constructor, about.tag, 'WeakSet')}{`, '}', keysOf(context, value), context.showHidden ? formatWeakSet : formatHiddenItems),
  WeakMap: (context, value, about) =>
    shapeOf(`${prefixFor(about.constructor, about.tag, 'WeakMap')}{`, '}', keysOf(context, value), context.showHidden ? formatWeakMap : formatHiddenItems),

  ModuleNamespace(context, value, about) {
    const keys = namespaceKeys(context, value);
    return shapeOf(`${prefixFor(about.constructor, about.tag, 'Module')}{`, '}', [], (inner, namespace, depth) =>
      keys.map((key) => formatNamespaceProperty(inner, namespace, depth, key)));
  },

  Number: describeBoxed,
  String: describeBoxed,
  Boolean: describeBoxed,
  BigInt: describeBoxed,
  Symbol: describeBoxed,
};

function describePlain(context, value, about) {
  if (about.constructor === 'Object' && about.tag === '') return describeWith(context, value, about, '');
  return describeWith(context, value, about, prefixFor(about.constructor, about.tag, 'Object'));
}

function describeWith(context, value, about, prefix) {
  const keys = keysOf(context, value);
  return isBare(keys, about) ? `${prefix}{}` : shapeOf(`${prefix}{`, '}', keys);
}

/** Own keys that are shown: enumerable ones, or all with showHidden. */
function keysOf(context, value) {
  const symbols = getOwnPropertySymbols(value);
  if (context.showHidden) return [...getOwnPropertyNames(value), ...symbols];
  let keys;
  try {
    keys = enumerableKeys(value);
  } catch {
    keys = getOwnPropertyNames(value); // a module's namespace with bindings that are not initialised
  }
  if (symbols.length === 0) return keys;
  return [...keys, ...symbols.filter((symbol) => apply(propertyIsEnumerable, value, [symbol]))];
}

const LARGEST_INDEX = 2 ** 32 - 2;

function isIndex(key) {
  return typeof key === 'string' && /^(?:0|[1-9]\d{0,9})$/.test(key) && Number(key) <= LARGEST_INDEX;
}

function nonIndexKeys(context, value) {
  if (ops?.nonIndexKeys !== undefined) return ops.nonIndexKeys(value, context.showHidden);
  const keys = keysOf(context, value);
  const first = keys.findIndex((key) => !isIndex(key)); // the indexes come first
  return first === -1 ? [] : keys.slice(first);
}

function describeIterator(context, value, about, kind) {
  const type = kind === 'MapIterator' ? 'Map' : 'Set';
  let tag = about.tag;
  if (tag !== `${type} Iterator`) tag = tag === '' ? `${type} Iterator` : `${tag}] [${type} Iterator`;
  const shape = shapeOf(`[${tag}] {`, '}', keysOf(context, value));
  shape.entries = (inner, iterator, depth) => formatIterator(inner, iterator, depth, shape);
  return shape;
}

function describeFunction(context, value, about) {
  const base = functionBase(context, value, about);
  const keys = keysOf(context, value);
  return isBare(keys, about) ? context.stylize(base, 'special') : shapeOf('{', '}', keys, undefined, false, base);
}

function functionBase(context, value, { constructor, tag }) {
  const text = apply(functionToString, value, []);
  if (isClassText(text)) return classBase(value, constructor, tag);
  const { isAsync, isGenerator } = functionKind(value);
  const type = `${isAsync ? 'Async' : ''}${isGenerator ? 'Generator' : ''}Function`;
  let base = `[${type}`;
  if (constructor === null) base += ' (null prototype)';
  const { name } = value;
  base += name === '' ? ' (anonymous)' : `: ${typeof name === 'string' ? name : formatValue(context, name, 0)}`;
  base += ']';
  if (constructor !== type && constructor !== null) base += ` ${constructor}`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  return base;
}

const comments = /(?:\/\/.*?\n)|(?:\/\*[\s\S]*?\*\/)/g;

/** `class` may also be a method's name: `class() {}`. */
function isClassText(text) {
  if (!text.startsWith('class') || !text.endsWith('}')) return false;
  const head = text.slice('class'.length, -1);
  const brace = head.indexOf('{');
  if (brace === -1) return false;
  return !head.slice(0, brace).includes('(') || /^(?:\s+[^(]*?\s*\{|\s*extends\b|\s+\S+\s+extends\b|\s*\{)/.test(head.replace(comments, ''));
}

function classBase(value, constructor, tag) {
  const name = (hasOwn(value, 'name') && value.name) || '(anonymous)';
  let base = `class ${name}`;
  if (constructor !== 'Function' && constructor !== null) base += ` [${constructor}]`;
  if (tag !== '' && constructor !== tag) base += ` [${tag}]`;
  if (constructor === null) return `[${base} extends null]`;
  const { name: parent } = getPrototypeOf(value);
  return parent ? `[${base} extends ${parent}]` : `[${base}]`;
}

function describeRegExp(context, value, about) {
  let base = apply(regExpToString, about.constructor === null ? new RegExp(value) : value, []);
  const prefix = prefixFor(about.constructor, about.tag, 'RegExp');
  if (prefix !== 'RegExp ') base = `${prefix}${base}`;
  const tooDeep = about.depth > context.depth && context.depth !== null;
  return tooDeep ? context.stylize(base, 'regexp') : describeAtom(context, value, about, base, 'regexp');
}

function describeDate(context, value, about) {
  const time = Date.prototype.getTime.call(value);
  let base = Number.isNaN(time) ? apply(dateToString, value, []) : apply(dateToISOString, value, []);
  const prefix = prefixFor(about.constructor, about.tag, 'Date');
  if (prefix !== 'Date ') base = `${prefix}${base}`;
  return describeAtom(context, value, about, base, 'date');
}

/** A value that is one word, unless it has properties. */
function describeAtom(context, value, about, base, style) {
  const keys = keysOf(context, value);
  if (isBare(keys, about)) return context.stylize(base, style);
  return shapeOf('{', '}', keys, undefined, false, base);
}

function describeArrayBuffer(context, value, about, kind) {
  const prefix = prefixFor(about.constructor, about.tag, kind);
  const keys = keysOf(context, value);
  if (about.isTypedArrayPart && isBare(keys, about)) {
    return `${prefix}{ [byteLength]: ${formatNumber(context.stylize, value.byteLength, false)} }`;
  }
  const parts = (inner, buffer, depth) => [
    ...(about.isTypedArrayPart ? [] : formatArrayBuffer(inner, buffer)),
    formatHiddenRead(inner, buffer, depth, 'byteLength'),
  ];
  return shapeOf(`${prefix}{`, '}', keys, parts);
}

const unboxers = {
  Number: Number.prototype.valueOf,
  String: String.prototype.valueOf,
  Boolean: Boolean.prototype.valueOf,
  BigInt: BigInt.prototype.valueOf,
  Symbol: Symbol.prototype.valueOf,
};

function describeBoxed(context, value, about, type) {
  if (value === globalThis[type].prototype) return describePlain(context, value, about);
  const { constructor, tag } = about;
  let keys = keysOf(context, value);
  if (type === 'String') keys = keys.slice(value.length); // its characters
  let base = `[${type}`;
  if (type !== constructor) base += constructor === null ? ' (null prototype)' : ` (${constructor})`;
  base += `: ${formatPrimitive(stylizeNoColor, apply(unboxers[type], value, []), context)}]`;
  if (tag !== '' && tag !== constructor) base += ` [${tag}]`;
  if (isBare(keys, about)) return context.stylize(base, type.toLowerCase());
  return shapeOf('{', '}', keys, undefined, false, base);
}

// Errors

function describeError(context, error, about) {
  const keys = errorKeys(context, error);
  const base = formatError(context, error, about, keys);
  return isBare(keys, about) ? base : shapeOf('{', '}', keys, undefined, false, base);
}

/** Properties that the engine adds to every error; nobody else's business. */
const engineErrorKeys = new Set(['line', 'column', 'sourceURL']);

function errorKeys(context, error) {
  const keys = keysOf(context, error);
  return keys.filter((key) => !engineErrorKeys.has(key) || apply(propertyIsEnumerable, error, [key]));
}

function formatError(context, error, { constructor, tag }, keys) {
  const name = error.name != null ? String(error.name) : 'Error';
  let stack = stackText(error);
  removeToldKeys(context, keys, error, stack);
  if ('cause' in error && !keys.includes('cause')) keys.push('cause');
  if (isArray(error.errors) && !keys.includes('errors')) keys.push('errors');
  stack = nameClass(stack, constructor, name, tag);
  const message = typeof error.message === 'string' ? error.message : '';
  const messageAt = message === '' ? -1 : stack.indexOf(message);
  const framesAt = stack.indexOf('\n    at', messageAt === -1 ? 0 : messageAt + message.length);
  if (framesAt === -1) stack = `[${stack}]`;
  else stack = stack.slice(0, framesAt) + showFrames(context, error, stack.slice(framesAt + 1));
  return context.indentationLvl === 0 ? stack : stack.replaceAll('\n', `\n${' '.repeat(context.indentationLvl)}`);
}

function stackText(error) {
  const stack = require('internal/stack').v8Stack(error);
  if (typeof stack === 'string' && stack !== '') return stack;
  return headingText(error);
}

function headingText(error) {
  try {
    return apply(errorToString, error, []);
  } catch {
    return 'Error';
  }
}

/** `name`, `message` and `stack` are in the text already. */
function removeToldKeys(context, keys, error, stack) {
  if (context.showHidden) return;
  for (const name of ['name', 'message', 'stack']) {
    const index = keys.indexOf(name);
    if (index !== -1 && (typeof error[name] !== 'string' || stack.includes(error[name]))) keys.splice(index, 1);
  }
}

/** Puts the class's name where the heading only has the error's `name`. */
function nameClass(stack, constructor, name, tag) {
  let { length } = name;
  const isRegular = name.endsWith('Error') && stack.startsWith(name) &&
    (stack.length === length || stack[length] === ':' || stack[length] === '\n');
  if (constructor !== null && !isRegular) return stack;
  let fallback = 'Error';
  if (constructor === null) {
    const start = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/.exec(stack) ?? /^([a-z_A-Z0-9-]*Error)$/.exec(stack);
    fallback = start?.[1] ?? '';
    length = fallback.length;
    fallback ||= 'Error';
  }
  const prefix = prefixFor(constructor, tag, fallback).slice(0, -1);
  if (name === prefix) return stack;
  if (!prefix.includes(name)) return `${prefix} [${name}]${stack.slice(length)}`;
  return length === 0 ? `${prefix}: ${stack}` : `${prefix}${stack.slice(length)}`;
}

function showFrames(context, error, text) {
  const lines = text.split('\n');
  foldCommonFrames(context, error, lines);
  const shown = context.colors ? lines.map((line) => dimForeignFrame(context, line)) : lines;
  return `\n${shown.join('\n')}`;
}

/** Frames that the cause has as well are shown there only. */
function foldCommonFrames(context, error, lines) {
  const { cause } = error;
  if (cause === null || typeof cause !== 'object' || kindOf(cause) !== 'Error') return;
  const causeStack = stackText(cause);
  const start = causeStack.indexOf('\n    at');
  if (start === -1) return;
  const causeLines = causeStack.slice(start + 1).split('\n');
  const { length, offset } = longestCommonRun(lines, causeLines);
  if (length <= 3) return;
  const skipped = length - 2;
  lines.splice(offset + 1, skipped, context.stylize(`    ... ${skipped} lines matching cause stack trace ...`, 'undefined'));
}

/** The first run of more than three lines of `lines` that is in `others` too, as long as it goes. */
function longestCommonRun(lines, others) {
  for (let offset = 0; offset < lines.length - 3; offset++) {
    const at = others.indexOf(lines[offset]);
    if (at === -1) continue;
    let length = 1;
    while (offset + length < lines.length && at + length < others.length && lines[offset + length] === others[at + length]) length++;
    if (length > 3) return { length, offset };
  }
  return { length: 0, offset: 0 };
}

/** With colours: the runtime's own frames grey, names of packages underlined. */
function dimForeignFrame(context, line) {
  if (/(?:\(|at )node:/.test(line)) return context.stylize(line, 'undefined');
  return line.replace(/([\\/]node_modules[\\/])((?:@[^\\/]+[\\/])?[^\\/]+)/g,
    (whole, folder, name) => `${folder}${context.stylize(name, 'module')}`);
}

// Parts of collections

function limit(context, length) {
  return Math.min(Math.max(0, context.maxArrayLength), length);
}

function pushRemaining(output, remaining) {
  if (remaining > 0) output.push(`... ${remaining} more item${remaining > 1 ? 's' : ''}`);
}

function formatArray(context, value, depth) {
  const length = limit(context, value.length);
  const output = [];
  for (let i = 0; i < length; i++) {
    if (!hasOwn(value, i)) return formatSparseArray(context, value, depth, length, output, i);
    output.push(formatProperty(context, value, depth, i, true, undefined, value, true));
  }
  pushRemaining(output, value.length - length);
  return output;
}

/** From the first hole on: each run of holes is one part. */
function formatSparseArray(context, value, depth, length, output, start) {
  const keys = enumerableKeys(value);
  let index = start;
  for (let i = start; i < keys.length && output.length < length; i++) {
    const key = keys[i];
    if (!isIndex(key)) break;
    if (`${index}` !== key) {
      output.push(holes(context, Number(key) - index));
      index = Number(key);
      if (output.length === length) break;
    }
    output.push(formatProperty(context, value, depth, key, true, undefined, value, true));
    index++;
  }
  const remaining = value.length - index;
  if (output.length !== length) {
    if (remaining > 0) output.push(holes(context, remaining));
  } else {
    pushRemaining(output, remaining);
  }
  return output;
}

function holes(context, count) {
  return context.stylize(`<${count} empty item${count > 1 ? 's' : ''}>`, 'undefined');
}

function formatTypedArray(context, value, depth) {
  const size = typedArrayLength(value);
  const length = limit(context, size);
  const output = new Array(length);
  const format = size > 0 && typeof value[0] === 'bigint' ? formatBigInt : formatNumber;
  for (let i = 0; i < length; i++) output[i] = format(context.stylize, value[i], context.numericSeparator);
  pushRemaining(output, size - length);
  if (context.showHidden) {
    context.indentationLvl += 2;
    const shown = getPrototypeOf(value) === null ? withOwnPrototype(value) : value;
    for (const key of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
      output.push(`${context.stylize(`[${key}]`, 'string')}: ${formatValue(context, shown[key], depth, true)}`);
    }
    context.indentationLvl -= 2;
  }
  return output;
}

const typedArrayLengthGetter = getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype), 'length').get;
const typedArrayLength = (array) => apply(typedArrayLengthGetter, array, []);

/** A view of the same class for an array whose prototype was taken away. */
function withOwnPrototype(array) {
  return new globalThis[typedArrayName(array)](array);
}

const setSizeGetter = getOwnPropertyDescriptor(Set.prototype, 'size').get;
const mapSizeGetter = getOwnPropertyDescriptor(Map.prototype, 'size').get;
const setSize = (set) => apply(setSizeGetter, set, []);
const mapSize = (map) => apply(mapSizeGetter, map, []);
const setValues = Set.prototype.values;
const mapEntries = Map.prototype.entries;

function formatSet(context, value, depth) {
  const length = limit(context, setSize(value));
  const output = [];
  context.indentationLvl += 2;
  for (const item of apply(setValues, value, [])) {
    if (output.length >= length) break;
    output.push(formatValue(context, item, depth));
  }
  pushRemaining(output, setSize(value) - length);
  context.indentationLvl -= 2;
  return output;
}

function formatMap(context, value, depth) {
  const length = limit(context, mapSize(value));
  const output = [];
  context.indentationLvl += 2;
  for (const [key, item] of apply(mapEntries, value, [])) {
    if (output.length >= length) break;
    output.push(`${formatValue(context, key, depth)} => ${formatValue(context, item, depth)}`);
  }
  pushRemaining(output, mapSize(value) - length);
  context.indentationLvl -= 2;
  return output;
}

function formatHiddenItems(context) {
  return [context.stylize('<items unknown>', 'special')];
}

const mapIterator = Map.prototype.entries;
const setIterator = Set.prototype.entries;
const nextOf = { Map: getPrototypeOf(new Map().entries()).next, Set: getPrototypeOf(new Set().entries()).next };

/** `[entries, isKeyValue]` of an iterator or weak collection, without consuming it: keys and values alternate where there are both. */
function previewEntries(value) {
  const kind = kindOf(value);
  if (kind === 'WeakMap' || kind === 'WeakSet') return [ops?.weakEntries?.(value) ?? [], kind === 'WeakMap'];
  const isMap = kind === 'MapIterator';
  const fresh = () => (isMap ? apply(mapIterator, new Map(), []) : apply(setIterator, new Set(), []));
  const copy = fresh();
  const gives = ops?.copyIterator?.(value, copy);
  if (gives === undefined) return [[], false];
  const entries = [];
  const next = isMap ? nextOf.Map : nextOf.Set;
  for (let step = apply(next, copy, []); !step.done; step = apply(next, copy, [])) entries.push(step.value);
  const isKeyValue = gives === ops.copyIterator(fresh(), fresh());
  return [isKeyValue ? entries.flat() : entries, isKeyValue];
}

function formatWeakSet(context, value, depth) {
  return formatItems(context, depth, previewEntries(value)[0], true);
}

function formatWeakMap(context, value, depth) {
  const entries = previewEntries(value)[0];
  const length = limit(context, entries.length / 2);
  const output = [];
  context.indentationLvl += 2;
  for (let i = 0; i < length; i++) {
    output.push(`${formatValue(context, entries[2 * i], depth)} => ${formatValue(context, entries[2 * i + 1], depth)}`);
  }
  context.indentationLvl -= 2;
  if (!context.sorted) output.sort(); // the engine's order means nothing
  pushRemaining(output, entries.length / 2 - length);
  return output;
}

function formatItems(context, depth, items, isWeak) {
  const length = limit(context, items.length);
  const output = [];
  context.indentationLvl += 2;
  for (let i = 0; i < length; i++) output.push(formatValue(context, items[i], depth));
  context.indentationLvl -= 2;
  if (isWeak && !context.sorted) output.sort();
  pushRemaining(output, items.length - length);
  return output;
}

function formatIterator(context, value, depth, shape) {
  const [entries, isKeyValue] = previewEntries(value);
  if (!isKeyValue) return formatItems(context, depth, entries, false);
  shape.open = shape.open.replace(/ Iterator] \{$/, ' Entries] {');
  const length = limit(context, entries.length / 2);
  const output = [];
  context.indentationLvl += 2;
  for (let i = 0; i < length; i++) {
    const pair = [formatValue(context, entries[2 * i], depth), formatValue(context, entries[2 * i + 1], depth)];
    output.push(layOut(context, pair, '', '[', ']', true, depth));
  }
  context.indentationLvl -= 2;
  pushRemaining(output, entries.length / 2 - length);
  return output;
}

const PENDING = 0;
const REJECTED = 2;

function formatPromise(context, value, depth) {
  const [state, result] = ops?.promiseState?.(value) ?? [PENDING];
  if (state === PENDING) return [context.stylize('<pending>', 'special')];
  context.indentationLvl += 2;
  const text = formatValue(context, result, depth);
  context.indentationLvl -= 2;
  return [state === REJECTED ? `${context.stylize('<rejected>', 'special')} ${text}` : text];
}

function formatArrayBuffer(context, value) {
  let bytes;
  try {
    if (value.detached) throw new TypeError('detached');
    bytes = new Uint8Array(value, 0, limit(context, value.byteLength));
  } catch {
    return [context.stylize('(detached)', 'special')];
  }
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += `${i === 0 ? '' : ' '}${bytes[i] < 16 ? '0' : ''}${bytes[i].toString(16)}`;
  const remaining = value.byteLength - bytes.length;
  if (remaining > 0) text += ` ... ${remaining} more byte${remaining > 1 ? 's' : ''}`;
  return [`${context.stylize('[Uint8Contents]', 'special')}: <${text}>`];
}

function namespaceKeys(context, value) {
  return context.showHidden ? [...getOwnPropertyNames(value), ...getOwnPropertySymbols(value)] : getOwnPropertyNames(value);
}

/** A live binding: its value, whether the property holds it or reads it. */
function formatNamespaceProperty(context, value, depth, key) {
  try {
    return formatProperty(context, value, depth, key, false, { value: value[key], enumerable: true });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    const text = formatProperty(context, value, depth, key, false, { value: '', enumerable: true });
    return `${text.slice(0, text.lastIndexOf(' ') + 1)}${context.stylize('<uninitialized>', 'special')}`;
  }
}

// Properties

/** A property that the prototype reads: shown as if it were the object's own, hidden one. */
function formatHiddenRead(context, value, depth, key) {
  const { text, gap } = formatPropertyValue(context, { value: value[key] }, depth, false, value);
  return `${context.stylize(`[${key}]`, 'string')}:${gap}${text}`;
}

/** `key: value`; in a list (`isItem`) the value alone. */
function formatProperty(context, value, depth, key, isList, descriptor = undefined, original = value, isItem = false) {
  const own = descriptor ?? descriptorOf(value, key) ?? { value: value[key], configurable: true, enumerable: true };
  const { text, gap } = formatPropertyValue(context, own, depth, isList, original);
  return isItem ? text : `${formatKey(context, key, own.enumerable)}:${gap}${text}`;
}

function formatPropertyValue(context, own, depth, isList, original) {
  if (own.value !== undefined) {
    const indent = context.compact !== true || isList ? 2 : 3;
    context.indentationLvl += indent;
    const text = formatValue(context, own.value, depth);
    const needsLine = indent === 3 && context.breakLength < textWidth(text, context.colors);
    const gap = needsLine ? `\n${' '.repeat(context.indentationLvl)}` : ' ';
    context.indentationLvl -= indent;
    return { text, gap };
  }
  return { text: formatAccessor(context, own, depth, original), gap: ' ' };
}

function formatAccessor(context, own, depth, original) {
  if (own.get === undefined) return own.set === undefined ? context.stylize('undefined', 'undefined') : context.stylize('[Setter]', 'special');
  const label = own.set === undefined ? 'Getter' : 'Getter/Setter';
  const { getters } = context;
  const isRead = getters && (getters === true || (getters === 'get' && own.set === undefined) || (getters === 'set' && own.set !== undefined));
  return isRead ? formatRead(context, own.get, label, depth, original) : context.stylize(`[${label}]`, 'special');
}

function formatRead(context, get, label, depth, original) {
  const special = (text) => context.stylize(text, 'special');
  try {
    const value = apply(get, original, []);
    let text;
    context.indentationLvl += 2;
    if (value === null) text = `${special(`[${label}:`)} ${context.stylize('null', 'null')}${special(']')}`;
    else if (typeof value === 'object' || typeof value === 'function') text = `${special(`[${label}]`)} ${formatValue(context, value, depth)}`;
    else text = `${special(`[${label}:`)} ${formatPrimitive(context.stylize, value, context)}${special(']')}`;
    context.indentationLvl -= 2;
    return text;
  } catch (error) {
    context.indentationLvl += 2;
    const text = `${special(`[${label}:`)} <Inspection threw (${formatValue(context, error, depth)})>${special(']')}`;
    context.indentationLvl -= 2;
    return text;
  }
}

function formatKey(context, key, isEnumerable) {
  if (typeof key === 'symbol') {
    const text = context.stylize(escapeControls(String(key)), 'symbol');
    return isEnumerable === false ? `[${text}]` : text;
  }
  if (key === '__proto__') return "['__proto__']";
  const isWord = /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key);
  if (isEnumerable === false) return `[${isWord ? key : context.stylize(quote(`${key}`), 'string')}]`;
  return isWord ? context.stylize(`${key}`, 'name') : context.stylize(quote(`${key}`), 'string');
}

// Primitives

function formatPrimitive(stylize, value, context) {
  switch (typeof value) {
    case 'string': return formatString(stylize, value, context);
    case 'number': return formatNumber(stylize, value, context.numericSeparator);
    case 'bigint': return formatBigInt(stylize, value, context.numericSeparator);
    case 'boolean': return stylize(`${value}`, 'boolean');
    case 'undefined': return stylize('undefined', 'undefined');
    default: return stylize(symbolToString.call(value), 'symbol');
  }
}

function formatString(stylize, value, context) {
  let text = value;
  let trailer = '';
  if (text.length > context.maxStringLength) {
    const remaining = text.length - context.maxStringLength;
    text = text.slice(0, context.maxStringLength);
    trailer = `... ${remaining} more character${remaining > 1 ? 's' : ''}`;
  }
  if (context.compact !== true && text.length > 16 && text.length > context.breakLength - context.indentationLvl - 4) {
    const lines = text.split(/(?<=\n)/).map((line) => stylize(quote(line), 'string'));
    return `${lines.join(` +\n${' '.repeat(context.indentationLvl + 2)}`)}${trailer}`;
  }
  return `${stylize(quote(text), 'string')}${trailer}`;
}

function formatNumber(stylize, number, numericSeparator) {
  if (!numericSeparator) return stylize(Object.is(number, -0) ? '-0' : `${number}`, 'number');
  const integer = Math.trunc(number);
  const text = String(integer);
  if (integer === number) {
    const shown = Object.is(number, -0) ? '-0' : !Number.isFinite(number) || text.includes('e') ? text : groupFromEnd(text);
    return stylize(shown, 'number');
  }
  if (Number.isNaN(number) || String(number).includes('e')) return stylize(String(number), 'number');
  return stylize(`${groupFromEnd(text)}.${String(number).slice(text.length + 1).replace(/(\d{3})(?=\d)/g, '$1_')}`, 'number');
}

function formatBigInt(stylize, number, numericSeparator) {
  const text = String(number);
  return stylize(`${numericSeparator ? groupFromEnd(text) : text}n`, 'bigint');
}

function groupFromEnd(digits) {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, '_');
}

const needsEscape = /[\x00-\x1f'\\\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const shortEscapes = { __proto__: null, '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\\': '\\\\' };

/** In single quotes, or in others where that saves escapes. */
function quote(text) {
  if (!needsEscape.test(text)) return `'${text}'`;
  let mark = "'";
  if (text.includes("'")) {
    if (!text.includes('"')) mark = '"';
    else if (!text.includes('`') && !text.includes('${')) mark = '`';
  }
  const escaped = text.replace(/[\x00-\x1f\\\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, escapeCharacter);
  return `${mark}${mark === "'" ? escaped.replaceAll("'", "\\'") : escaped}${mark}`;
}

function escapeCharacter(character) {
  const code = character.charCodeAt(0);
  if (code >= 0xd800) return `\\u${code.toString(16)}`;
  return shortEscapes[character] ?? `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** For keys and symbols, which have no quotes around them. */
function escapeControls(text) {
  return text.replace(/[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => (character === "'" ? "\\'" : escapeCharacter(character)));
}

// Layout

/** The parts on one line if they fit, else one a line; long lists in columns. */
function layOut(context, parts, base, open, close, isList, depth, value = undefined) {
  const head = base ? `${base} ` : '';
  if (context.compact === true) return layOutCompact(context, parts, base, open, close);
  let output = parts;
  if (typeof context.compact === 'number' && context.compact >= 1) {
    if (isList && parts.length > 6) output = arrangeInColumns(context, parts, value);
    if (context.currentDepth - depth < context.compact && output.length === parts.length) {
      const start = output.length + context.indentationLvl + open.length + base.length + 10;
      if (fits(context, output, start, base)) {
        const line = output.join(', ');
        if (!line.includes('\n')) return `${head}${open} ${line} ${close}`;
      }
    }
  }
  const indentation = `\n${' '.repeat(context.indentationLvl)}`;
  return `${head}${open}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${close}`;
}

function layOutCompact(context, output, base, open, close) {
  if (fits(context, output, 0, base)) return `${open}${base ? ` ${base}` : ''} ${output.join(', ')} ${close}`;
  const indentation = `\n${' '.repeat(context.indentationLvl)}`;
  const gap = base === '' && open.length === 1 ? ' ' : `${base ? ` ${base}` : ''}${indentation}  `;
  return `${open}${gap}${output.join(`,${indentation}  `)} ${close}`;
}

function fits(context, output, start, base) {
  let total = output.length + start;
  if (total + output.length > context.breakLength) return false;
  for (const part of output) {
    total += context.colors ? strip(part).length : part.length;
    if (total > context.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

/** More than six short parts are set in columns, numbers to the right. */
function arrangeInColumns(context, output, value) {
  const hasMore = context.maxArrayLength < output.length; // the last part says how many are left out
  const count = hasMore ? output.length - 1 : output.length;
  const gap = 2;
  const widths = [];
  let total = 0;
  let widest = 0;
  for (let i = 0; i < count; i++) {
    widths[i] = textWidth(output[i], context.colors);
    total += widths[i] + gap;
    if (widths[i] > widest) widest = widths[i];
  }
  const cell = widest + gap;
  const isWorthIt = cell * 3 + context.indentationLvl < context.breakLength && (total / cell > 5 || widest <= 6);
  if (!isWorthIt) return output;
  const columns = columnCount(context, output.length, count, cell, total);
  return columns <= 1 ? output : fillColumns(output, widths, count, columns, gap, alignsRight(value, output.length), hasMore);
}

/** Aims at a block whose sides are in the proportion of the screen's characters (2.5 high to 1 wide). */
function columnCount(context, length, count, cell, total) {
  const spread = Math.sqrt(cell - total / length);
  const typical = Math.max(cell - 3 - spread, 1);
  return Math.min(
    Math.round(Math.sqrt(2.5 * typical * count) / typical),
    Math.floor((context.breakLength - context.indentationLvl) / cell),
    context.compact * 4,
    15,
  );
}

function alignsRight(value, length) {
  if (value === undefined) return true;
  for (let i = 0; i < length; i++) {
    if (typeof value[i] !== 'number' && typeof value[i] !== 'bigint') return false;
  }
  return true;
}

function fillColumns(output, widths, count, columns, gap, toRight, hasMore) {
  const columnWidths = [];
  for (let column = 0; column < columns; column++) {
    let width = 0;
    for (let i = column; i < count; i += columns) width = Math.max(width, widths[i]);
    columnWidths.push(width + gap);
  }
  const rows = [];
  for (let start = 0; start < count; start += columns) {
    const end = Math.min(start + columns, count);
    let row = '';
    for (let i = start; i < end; i++) {
      const invisible = output[i].length - widths[i];
      const width = columnWidths[i - start] + invisible;
      const isLast = i === end - 1;
      if (isLast) row += toRight ? output[i].padStart(width - gap) : output[i];
      else row += toRight ? `${output[i]}, `.padStart(width) : `${output[i]}, `.padEnd(width);
    }
    rows.push(row);
  }
  if (hasMore) rows.push(output[count]);
  return rows;
}

Object.assign(exports, {
  inspect,
  formatNumber,
  formatBigInt,
  stylizeNoColor,
  proxyDetails,
  previewEntries,
  languageClasses,
});

for (const name of ['format', 'formatWithOptions']) {
  Object.defineProperty(exports, name, { get: () => require('internal/format')[name], enumerable: true, configurable: true });
}
for (const name of ['styleText', 'stripVTControlCharacters']) exports[name] = require('internal/style')[name];
