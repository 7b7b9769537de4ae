// `internal/inspect_entries`: what `util.inspect` shows between the brackets of arrays, collections, promises and buffers.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#utilinspectobject-options
'use strict';

const { kindOf, typedArrayName } = require('internal/types');
const { layOut, formatNumber, formatBigInt } = require('internal/inspect_text');
const { formatHiddenRead, formatValue, formatProperty } = require('internal/inspect');
const { isIndex, typedArrayLength, setSize, mapSize } = require('internal/inspect_shapes');

const { apply, getPrototypeOf } = Reflect;
const { hasOwn, keys: enumerableKeys } = Object;

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
    for (const key of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
      output.push(`${context.stylize(`[${key}]`, 'string')}: ${formatValue(context, value[key], depth, true)}`);
    }
    context.indentationLvl -= 2;
  }
  return output;
}

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
  if (kind === 'WeakMap' || kind === 'WeakSet') return [ops.weakEntries(value) ?? [], kind === 'WeakMap'];
  const isMap = kind === 'MapIterator';
  const fresh = () => (isMap ? apply(mapIterator, new Map(), []) : apply(setIterator, new Set(), []));
  const copy = fresh();
  const gives = ops.copyIterator(value, copy);
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
  const [state, result] = ops.promiseState(value) ?? [PENDING];
  if (state === PENDING) return [context.stylize('<pending>', 'special')];
  context.indentationLvl += 2;
  const text = formatValue(context, result, depth);
  context.indentationLvl -= 2;
  return [state === REJECTED ? `${context.stylize('<rejected>', 'special')} ${text}` : text];
}

function formatArrayBuffer(context, value) {
  let bytes;
  try {
    bytes = new Uint8Array(value); // its own `byteLength` may have been taken away
  } catch {
    return [context.stylize('(detached)', 'special')];
  }
  const { maxArrayLength } = context;
  const hex = apply(require('buffer').Buffer.prototype.hexSlice, bytes, [0, Math.min(maxArrayLength, bytes.length)]);
  let text = hex.replace(/..(?!$)/g, '$& ');
  const remaining = bytes.length - maxArrayLength;
  if (remaining > 0) text += ` ... ${remaining} more byte${remaining > 1 ? 's' : ''}`;
  return [`${context.stylize('[Uint8Contents]', 'special')}: <${text}>`];
}

function formatDataView(context, view, depth) {
  return [
    formatViewRead(context, view, depth, 'byteLength', () => view.buffer.byteLength),
    formatViewRead(context, view, depth, 'byteOffset', () => undefined),
    formatHiddenRead(context, view, depth, 'buffer'),
  ];
}

/** A view beyond the end of its buffer cannot be asked. Like Node's, the text from there on is indented by what was read in vain. */
function formatViewRead(context, view, depth, key, otherwise) {
  let value;
  try {
    value = view[key];
  } catch {
    value = otherwise();
    context.indentationLvl += 2;
  }
  return `${context.stylize(`[${key}]`, 'string')}: ${formatValue(context, value, depth)}`;
}

Object.assign(exports, {
  formatArray,
  formatTypedArray,
  formatSet,
  formatMap,
  formatHiddenItems,
  formatWeakSet,
  formatWeakMap,
  formatIterator,
  formatPromise,
  formatArrayBuffer,
  formatDataView,
  previewEntries,
});
