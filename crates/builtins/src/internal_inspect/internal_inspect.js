// `internal/inspect`: `util.inspect`, Node 26: any value as text that a person can read.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#utilinspectobject-options
//
// `formatValue` decides which form a value has; `describe` (`internal/inspect_shapes`) gives an object's parts as a shape, `entries` what is between
// its brackets (`internal/inspect_entries`); `layOut` (`internal/inspect_text`) puts the parts on one line or several.
'use strict';

// Filled first: the parts need this module while it is loaded.
Object.assign(exports, { inspect, inspectTooDeep, formatHiddenRead, formatProperty, formatValue, proxyDetails, stylizeNoColor });

const { kindOf } = require('internal/types');
const { colors, textWidth, stripVTControlCharacters, styleText } = require('internal/style');
const { escapeControls, formatPrimitive, layOut, quote } = require('internal/inspect_text');
const { constructorName, describe, descriptorOf, engineName, prefixFor } = require('internal/inspect_shapes');

const { apply } = Reflect;
const { hasOwn, keys: enumerableKeys } = Object;
const { propertyIsEnumerable } = Object.prototype;
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
  return ops.proxyDetails(value);
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

/** For classes of the runtime that keep everything in private fields: below the depth they are no `Name {}`. */
function inspectTooDeep(object, options) {
  return formatTooDeep(options, object, constructorName(options, object, 0), shownTag(options, object));
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

Object.assign(exports, { stripVTControlCharacters, styleText });
for (const name of ['format', 'formatWithOptions']) {
  Object.defineProperty(exports, name, { get: () => require('internal/format')[name], enumerable: true, configurable: true });
}
