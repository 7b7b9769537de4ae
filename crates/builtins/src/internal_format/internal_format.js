// `internal/format`: `util.format` and `util.formatWithOptions`, Node 26. Behind console.log.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#utilformatformat-args
'use strict';

const { inspect, stylizeNoColor, proxyDetails } = require('internal/inspect');
const { languageClasses } = require('internal/inspect_shapes');
const { formatNumber, formatBigInt } = require('internal/inspect_text');

const { hasOwn } = Object;
const { getPrototypeOf, getOwnPropertyDescriptor } = Reflect;

function format(...args) {
  return formatArguments(undefined, args);
}

function formatWithOptions(options, ...args) {
  const { validateObject, kValidateObjectAllowArray } = require('internal/validators');
  validateObject(options, 'inspectOptions', kValidateObjectAllowArray);
  return formatArguments(options, args);
}

/** The arguments of a console call as one text; `options` are those of inspect. */
function formatArguments(options, args) {
  const first = args[0];
  if (typeof first !== 'string') return joinRest(options, args, 0, '');
  if (args.length === 1) return first;
  const { text, used } = fillIn(options, first, args);
  return joinRest(options, args, used, text, used > 0);
}

function joinRest(options, args, from, start, hasStart = false) {
  let text = start;
  for (let i = from; i < args.length; i++) {
    if (i > from || hasStart) text += ' ';
    const value = args[i];
    text += typeof value === 'string' ? value : inspect(value, options);
  }
  return text;
}

/** `{ text, used }`: the template with its directives replaced, and how many arguments that took (the template itself counts). */
function fillIn(options, template, args) {
  let text = '';
  let used = 1;
  let copied = 0;
  for (let i = template.indexOf('%'); i !== -1 && i < template.length - 1; i = template.indexOf('%', i)) {
    const directive = template[i + 1];
    if (directive === '%') {
      text += `${template.slice(copied, i)}%`;
      copied = i += 2;
      continue;
    }
    const write = directives[directive];
    if (write === undefined || used === args.length) {
      i += write === undefined ? 1 : 2;
      continue;
    }
    text += template.slice(copied, i) + write(args[used++], options);
    copied = i += 2;
  }
  return { text: text + template.slice(copied), used };
}

const directives = {
  __proto__: null,
  s: formatAsString,
  j: toJson,
  d: formatAsNumber,
  i: (value, options) => formatParsed(value, parseInt, options),
  f: (value, options) => (typeof value === 'symbol' ? 'NaN' : formatNumber(stylizeNoColor, parseFloat(value), separates(options))),
  O: (value, options) => inspect(value, options),
  o: (value, options) => inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 }),
  c: () => '',
};

function formatAsString(value, options) {
  if (typeof value === 'number') return formatNumber(stylizeNoColor, value, separates(options));
  if (typeof value === 'bigint') return formatBigInt(stylizeNoColor, value, separates(options));
  if (typeof value !== 'object' || value === null || !hasBuiltInToString(value)) return String(value);
  return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
}

/** Does converting this object to a string run no code of the user's? */
function hasBuiltInToString(object) {
  const proxy = proxyDetails(object);
  if (proxy === null) return true;
  const value = proxy === undefined ? object : proxy[0];
  if (value === null || typeof value[Symbol.toPrimitive] === 'function' && hasOwnToPrimitive(value)) return value === null;
  if (typeof value.toString !== 'function') return true;
  if (hasOwn(value, 'toString')) return false;
  let holder = value;
  do {
    holder = getPrototypeOf(holder);
  } while (!hasOwn(holder, 'toString'));
  const constructor = getOwnPropertyDescriptor(holder, 'constructor');
  return constructor !== undefined && typeof constructor.value === 'function' && languageClasses.has(constructor.value.name);
}

const ofTheLanguage = [Date, Symbol].map((Class) => Class.prototype[Symbol.toPrimitive]);

/** Dates and symbols have a conversion of the language; any other is the user's. */
function hasOwnToPrimitive(value) {
  return !ofTheLanguage.includes(value[Symbol.toPrimitive]);
}

const separates = (options) => options?.numericSeparator ?? inspect.defaultOptions.numericSeparator;

function formatAsNumber(value, options) {
  return formatParsed(value, Number, options);
}

function formatParsed(value, parse, options) {
  if (typeof value === 'bigint') return formatBigInt(stylizeNoColor, value, separates(options));
  if (typeof value === 'symbol') return 'NaN';
  return formatNumber(stylizeNoColor, parse(value), separates(options));
}

/** JSON; a circular object is no error here. */
function toJson(value) {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (isCircularComplaint(error)) return '[Circular]';
    throw error;
  }
}

function isCircularComplaint(error) {
  return error.name === 'TypeError' && /circular|cyclic/i.test(error.message);
}

Object.assign(exports, { format, formatWithOptions, formatArguments });
