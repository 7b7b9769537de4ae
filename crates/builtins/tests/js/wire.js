// What `tests/wire.rs` runs in a realm: the body of a function `(wire, abort, domException, url, buffer)`.
'use strict';

const { encode, decode, scratch, markUncloneable } = wire;
const { AbortController } = abort;
const { DOMException, QuotaExceededError } = domException;

// ---- hooks that remember what was made, so that it can be written again

const functions = new WeakMap();
const signals = new WeakMap();
const classes = new Map();

function sliceClass(name) {
  if (['DOMException', 'QuotaExceededError'].includes(name)) return undefined;
  if (!classes.has(name)) classes.set(name, { [name]: class extends Error {} }[name]);
  return classes.get(name);
}

const hooks = {
  functionOf: (fn) => functions.get(fn),
  makeFunction(description) {
    const fn = () => {};
    functions.set(fn, description);
    return fn;
  },
  signalOf: (signal) => signals.get(signal),
  makeSignal(index, aborted, reason) {
    const controller = new AbortController();
    if (aborted) controller.abort(reason);
    signals.set(controller.signal, index);
    return controller.signal;
  },
  classOf(error) {
    for (const [name, constructor] of classes) if (Object.getPrototypeOf(error) === constructor.prototype) return name;
    return undefined;
  },
  errorClass: sliceClass,
};

function write(value, transferSet) {
  const out = { transfers: [], signals: [] };
  const length = encode(value, 'value', transferSet, out, hooks);
  return { bytes: scratch.bytes.slice(0, length), out };
}

const read = (bytes, out) => decode(bytes, 0, bytes.length, out?.transfers, out?.signals, hooks);

/** Bytes, read and written again. `transfers` is how many buffers travel beside them. */
function roundTrip(buffer, transfers) {
  const buffers = Array.from({ length: transfers }, (_, index) => new ArrayBuffer(32 + index));
  const value = read(new Uint8Array(buffer), { transfers: buffers });
  return write(value, new Set(buffers)).bytes;
}

/** Plain data is written natively as soon as the structures in it are known. */
function writtenNatively(buffer) {
  const value = read(new Uint8Array(buffer));
  for (let i = 0; i < 2; i++) write(value, undefined);
  return write(value, undefined).bytes;
}

/** '' if the bytes are read or refused as they should be. */
function hostile(buffer) {
  // Bytes around the value must not be touched.
  const padded = new Uint8Array(buffer.byteLength + 20).fill(0);
  padded.set(new Uint8Array(buffer), 10);
  try {
    decode(padded, 10, buffer.byteLength, [new ArrayBuffer(64)], [], hooks);
    return '';
  } catch (error) {
    return error?.code === 'ERR_ROATA_WIRE' ? '' : `${error}\n${error?.stack}`;
  }
}

function isRead(buffer) {
  try {
    read(new Uint8Array(buffer));
    return 'true';
  } catch {
    return 'false';
  }
}

// ---- values of every row of the table

class Point { constructor() { this.x = 1; } get hidden() { return 2; } }

function cyclic() {
  const object = { name: 'cycle' };
  object.self = object;
  object.list = [object, new Map([[object, object]]), new Set([object])];
  return object;
}

function manyObjects() {
  const one = { one: 1 };
  return Array.from({ length: 300 }, (_, index) => ({ index, one: index % 3 === 0 ? one : { one: 1 }, text: 'x'.repeat(index) }));
}

function sharedBuffers() {
  const buffer = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]).buffer;
  const whole = new Uint8Array(buffer);
  return [whole, { buffer }, new Uint16Array(buffer, 2, 2), new DataView(buffer, 1, 3), whole, new Float64Array(buffer), new Uint8Array(0)];
}

function resizable() {
  const buffer = new ArrayBuffer(6, { maxByteLength: 16 });
  const full = new ArrayBuffer(8, { maxByteLength: 8 });
  new Uint8Array(full).fill(7);
  return [new Uint8Array(buffer), new Uint16Array(buffer, 2), new Uint16Array(buffer, 2, 2), new DataView(buffer), new DataView(buffer, 1, 2),
    new Uint8Array(full), new Uint16Array(full, 2, 3), new Uint8Array(full, 0, 1), new DataView(full, 4), buffer];
}

function errors() {
  const error = new RangeError('too much', { cause: { deep: new TypeError('inner') } });
  error.code = 'ERR_TEST';
  error.self = error;
  const named = new Error('named');
  named.name = 'CustomError';
  const plain = new Error();
  return [error, named, plain, new AggregateError([error, 1], 'all'), new DOMException('gone', 'AbortError'),
    new QuotaExceededError('full', { quota: 5, requested: 9 }), new (sliceClass('Lost'))('from a slice')];
}

function someFunctions() {
  const captures = { limit: 3 };
  const fn = hooks.makeFunction({ hash: new Uint8Array(32).fill(9), index: 4, name: 'search', captures });
  captures.itself = fn;
  return [fn, fn, hooks.makeFunction({ hash: new Uint8Array(32), index: 0, name: '', captures: null })];
}

function someSignals() {
  const signal = hooks.makeSignal(3, false, undefined);
  return [signal, hooks.makeSignal(70000, true, { why: 'enough' }), signal];
}

const typedArrays = [Uint8Array, Uint8ClampedArray, Uint16Array, Uint32Array, BigUint64Array, Int8Array, Int16Array, Int32Array, BigInt64Array,
  Float16Array, Float32Array, Float64Array].map((type) => new type(type.name.startsWith('Big') ? [1n, 2n] : [1, 2.5, -1]));

const tagged = Object.assign([1, , 3], { extra: [true], '01': 'no index' });
const sparse = [];
sparse[4294967294] = 'last';
sparse[7] = undefined;

/** `[name, value, what arrives if that is something else]` */
const cases = [
  ['primitives', [undefined, null, true, false]],
  ['integers', [0, 1, 23, 24, 255, 256, 65535, 65536, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1, -1, -24, -25, -256, -257, -(2 ** 53 - 1)]],
  ['other numbers', [-0, 0.1, 1e300, 5e-324, 2 ** 53, -(2 ** 53), NaN, Infinity, -Infinity]],
  ['bigints', [0n, 1n, -1n, 255n, 256n, -256n, -257n, 2n ** 64n, -(2n ** 64n), 12345678901234567890123n, 2n ** 5000n]],
  ['strings', ['', 'a', 'é', '€', '😀', '\0', 'x'.repeat(23), 'x'.repeat(24), 'x'.repeat(255), 'x'.repeat(256), 'é'.repeat(40000), 'x'.repeat(70000)]],
  ['lone surrogates', ['\ud800', 'a\udc00b', '\udc00\ud800', '😀\ud83d', `${'x'.repeat(500)}\ud800`]],
  ['boxes', [Object(true), Object(-0), Object('text'), Object(5n)]],
  ['arrays', [[], [1, [2, [3]]], [, 1, , , 2, ,], new Array(1000), Array.from({ length: 100 }, (_, index) => index)]],
  ['arrays with properties', [tagged, /(?<year>\d+)/.exec('in 2026')]],
  ['sparse arrays', sparse],
  ['objects', { a: 1, b: { c: {} }, 10: 'ten', 'é': 2, '\ud800': 3, ['__proto__']: 4, constructor: 5, toString: undefined }],
  ['prototypes are lost', [new Point(), Object.create(null), new (class extends Map {})([[1, 2]])], [{ x: 1 }, {}, new Map([[1, 2]])]],
  ['getters are read', { get now() { return 1; } }, { now: 1 }],
  ['proxies are read through', [new Proxy({ a: 1 }, {}), new Proxy([1, 2], {})], [{ a: 1 }, [1, 2]]],
  ['maps and sets', [new Map([[{ key: 1 }, NaN], ['b', [1]]]), new Set([1, 'a', { b: 2 }]), new Map(), new Set()]],
  ['dates', [new Date(0), new Date(1500), new Date(-1), new Date(-1000), new Date(8.64e15), new Date(-8.64e15), new Date(-8.64e15 + 1), new Date(NaN)]],
  ['regular expressions', [/a\/b/giu, new RegExp(''), /\n/y]],
  ['typed arrays', typedArrays],
  ['array buffers', [new ArrayBuffer(0), new Uint8Array([1, 2]).buffer, new ArrayBuffer(2, { maxByteLength: 9 })]],
  ['shared buffers', sharedBuffers()],
  ['resizable buffers', resizable()],
  ['errors', errors()],
  ['functions', someFunctions()],
  ['signals', someSignals()],
  ['identity', [{ list: cyclic() }, manyObjects(), (() => { const same = [1]; return [same, same, [same]]; })()]],
];

const caseName = (index) => cases[index]?.[0];
const encodeCase = (index) => write(cases[index][1]).bytes;
const checkCase = (index, buffer) => difference(cases[index].at(cases[index].length === 3 ? 2 : 1), read(new Uint8Array(buffer)), 'value', new Map());

/** '' if `b` is what `a` is, objects referred to alike; else where it is not. */
function difference(a, b, path, seen) {
  if (typeof a !== 'object' && typeof a !== 'function' || a === null) return Object.is(a, b) ? '' : `${path}: ${String(a)} became ${String(b)}`;
  if (seen.has(a)) return seen.get(a) === b ? '' : `${path}: identity is lost`;
  if (typeof b !== typeof a || b === null) return `${path}: became ${String(b)}`;
  if ([...seen.values()].includes(b)) return `${path}: one object for two`;
  seen.set(a, b);
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b) && Object.getPrototypeOf(a) !== null) return `${path}: another prototype`;
  for (const [name, inA, inB] of [...ownParts(a, b), ...classParts(a, b)]) {
    const found = difference(inA, inB, `${path}.${name}`, seen);
    if (found !== '') return found;
  }
  return '';
}

function ownParts(a, b) {
  const names = (object) => Object.getOwnPropertyNames(object).filter((key) => !['line', 'column', 'sourceURL'].includes(key) && typeof object !== 'function');
  const [own, other] = [names(a), names(b)];
  const order = ['keys', String(a instanceof Error ? own.sort() : own), String(a instanceof Error ? other.sort() : other)];
  return [order, ...own.map((key) => [key, a[key], b[key]])];
}

function classParts(a, b) {
  const pick = (...names) => names.map((name) => [name, a[name], b[name]]);
  const lists = (entries) => [['entries', entries(a), entries(b)]];
  if (a instanceof Map) return lists((map) => [...map].flat());
  if (a instanceof Set) return lists((set) => [...set]);
  if (a instanceof Date) return [['time', a.getTime(), b.getTime()]];
  if (a instanceof RegExp) return pick('source', 'flags');
  if (a instanceof ArrayBuffer) return [...pick('byteLength', 'maxByteLength', 'resizable'), ['bytes', String(new Uint8Array(a)), String(new Uint8Array(b))]];
  if (ArrayBuffer.isView(a)) return [...pick('byteOffset', 'byteLength', 'buffer'), ['grown', ...[a, b].map(grown)]];
  if (a instanceof DOMException) return pick('name', 'message', 'code', 'quota', 'requested');
  if (a instanceof Error) return pick('name', 'message', 'stack');
  if (signals.has(a)) return [...pick('aborted', 'reason'), ['index', signals.get(a), signals.get(b)]];
  if (functions.has(a)) return [['description', { ...functions.get(a), hash: String(functions.get(a).hash) }, { ...functions.get(b), hash: String(functions.get(b).hash) }]];
  if ([Number, String, Boolean, BigInt].some((type) => a instanceof type)) return [['primitive', a.valueOf(), b.valueOf()]];
  return [];
}

/** A view's length after its buffer was made one element shorter: tells a view that tracks it from one that does not. */
function grown(view) {
  const { buffer } = view;
  if (!buffer.resizable) return 0;
  const size = buffer.byteLength;
  const end = new Uint8Array(buffer, size - 2).slice();
  buffer.resize(size - 2);
  let length = -1;
  try {
    length = view.byteLength;
  } catch {
    // out of bounds
  }
  buffer.resize(size);
  new Uint8Array(buffer).set(end, size - 2);
  return length;
}

// ---- what cannot travel, transfers, order of effects

const failed = (call) => {
  try {
    call();
    return 'nothing was thrown';
  } catch (error) {
    return `${error instanceof DOMException ? error.name : error.constructor.name}: ${error.message}`;
  }
};
const refusal = (value, what = 'options') => failed(() => encode(value, what, undefined, { transfers: [], signals: [] }, undefined));

class EventEmitter { constructor() { this._events = {}; } }
class Socket extends EventEmitter { constructor() { super(); this._events.end = () => {}; } }

class Marked {}
markUncloneable(Marked);

function nested(levels) {
  let list = [];
  for (let i = 1; i < levels; i++) list = [list];
  return list;
}

function nestedErrors(levels) {
  let error = new Error('innermost');
  for (let i = 1; i < levels; i++) error = new Error('outer', { cause: error });
  return error;
}

/** A Buffer is sent without the slab that it is a part of. */
function pooledBuffers() {
  const arrived = read(write(buffer.Buffer.from('abc')).bytes);
  return [arrived.constructor.name, arrived.length, arrived.buffer.byteLength, ...arrived].join();
}

function detached() {
  const buffer = new ArrayBuffer(1);
  buffer.transfer();
  return buffer;
}

function outOfBounds() {
  const buffer = new ArrayBuffer(8, { maxByteLength: 8 });
  const view = new Uint8Array(buffer, 4, 4);
  buffer.resize(2);
  return view;
}

function transferred() {
  const [moved, unused] = [new Uint8Array([1, 2, 3, 4]).buffer, new ArrayBuffer(2)];
  const { bytes, out } = write({ moved, view: new Uint8Array(moved, 1, 2) }, new Set([moved, unused]));
  const arrived = read(bytes, out);
  return [moved.detached, unused.detached, out.transfers.length, arrived.view.buffer === arrived.moved, arrived.moved === out.transfers[0], String(arrived.view)].join();
}

function notDetachedOnFailure() {
  const moved = new ArrayBuffer(2);
  return `${failed(() => write([moved, Symbol('s')], new Set([moved])))}, ${moved.detached}`;
}

function gettersRunOnce() {
  let count = 0;
  const shared = [];
  const { bytes } = write({ shared, get a() { count++; return shared; }, again: shared });
  const arrived = read(bytes);
  return [count, arrived.a === arrived.shared, arrived.again === arrived.a].join();
}

function getterThatEncodes() {
  let inner;
  const outer = { before: [1], get nested() { inner = read(write({ deep: [2] }).bytes); return inner; } };
  outer.after = outer.before;
  const arrived = read(write(outer).bytes);
  return JSON.stringify([arrived, inner, arrived.before === arrived.after]);
}

function errorsLoseWhatCannotTravel() {
  const error = new Error('kept', { cause: () => {} });
  Object.assign(error, { code: 'E', request: { send() {} }, before: [1], after: error });
  const arrived = read(write(error).bytes);
  return [Object.keys(arrived), arrived.message, arrived.code, 'cause' in arrived, arrived.after === arrived].join();
}

/** What was written and taken back was not written: it is written again where it comes next. */
function takenBack(filler) {
  const [shared, view, moved] = [{ deep: [1] }, new Uint8Array([1, 2]), new ArrayBuffer(3)];
  const lost = { shared, same: shared, bytes: view.buffer, view, hole: [, shared], moved, filler: Array.from({ length: filler }, () => ({})), send() {} };
  const error = Object.assign(new Error('kept'), { lost, shared });
  const { bytes, out } = write([error, shared, view, view.buffer, moved], new Set([moved]));
  const arrived = read(bytes, out);
  return [Object.keys(arrived[0]), arrived[0].shared === arrived[1], JSON.stringify(arrived[1]), arrived[2].buffer === arrived[3], String(arrived[2]),
    out.transfers.length, arrived[4] === out.transfers[0], arrived[4].byteLength].join();
}

function vanishingProperty() {
  const object = { get first() { delete object.second; return 1; }, second: 2, third: 3 };
  return JSON.stringify(read(write(object).bytes));
}

function patchedPrototype() {
  Object.defineProperty(Object.prototype, 'caught', { set() { throw new Error('a setter ran'); }, configurable: true });
  try {
    return JSON.stringify(read(write({ ['caught']: 1 }).bytes));
  } catch (error) {
    return String(error);
  } finally {
    delete Object.prototype.caught;
  }
}

/** `[what happens, what should]` */
const expectations = [
  [() => refusal({ db: { socket: new Socket() } }), 'DataCloneError: options.db.socket is a Socket and cannot move to another node'],
  [() => refusal(() => {}, 'argument 1 of search'), 'DataCloneError: argument 1 of search is a function and cannot move to another node'],
  [() => refusal([{ 'a-b': class {} }], 'argument 2 of search'), 'DataCloneError: [0]["a-b"] in argument 2 of search is a class and cannot move to another node'],
  [() => refusal({ a: Symbol('s') }, 'db (app.mjs:12:7)'), 'DataCloneError: db.a (app.mjs:12:7) is a symbol and cannot move to another node'],
  [() => refusal(new Map([['k', new WeakMap()]])), 'DataCloneError: options.get("k") is a WeakMap and cannot move to another node'],
  [() => refusal(new Map([[Promise.resolve(), 1]])), 'DataCloneError: options[key 0] is a Promise and cannot move to another node'],
  [() => refusal(new Set([new WeakRef({})])), 'DataCloneError: options[member 0] is a WeakRef and cannot move to another node'],
  [() => refusal([new Intl.NumberFormat()]), 'DataCloneError: options[0] is a NumberFormat and cannot move to another node'],
  [() => refusal(Object(Symbol())), 'DataCloneError: options is a Symbol and cannot move to another node'],
  [() => refusal((function* () {})()).replace(/ a \w+/, ' a …'), 'DataCloneError: options is a … and cannot move to another node'],
  [() => refusal(new AbortController()), 'DataCloneError: options is an AbortController and cannot move to another node'],
  [() => refusal([new url.URL('http://a/')]), 'DataCloneError: options[0] is a URL and cannot move to another node'],
  [() => refusal(new (class Tagged extends Marked {})()), 'DataCloneError: options is a Tagged and cannot move to another node'],
  [() => refusal(nested(1001)).replace(/[[\]0…]{9,}/, '[…]'), 'DataCloneError: options[…] is nested more than 1000 levels deep and cannot move to another node'],
  [() => JSON.stringify(read(write(nested(1000)).bytes)) === JSON.stringify(nested(1000)), true],
  [() => refusal(nestedErrors(1000)), 'nothing was thrown'],
  [pooledBuffers, 'Uint8Array,3,3,97,98,99'],
  [() => refusal(detached()), 'DataCloneError: options is a detached ArrayBuffer and cannot move to another node'],
  [() => refusal({ v: outOfBounds() }), 'DataCloneError: options.v is out of the bounds of its ArrayBuffer and cannot move to another node'],
  [() => refusal({ get a() { throw new TypeError('mine'); } }), 'TypeError: mine'],
  [() => failed(() => encode([someFunctionWith(Symbol())], 'f', undefined, { transfers: [], signals: [] }, hooks)), 'DataCloneError: f[0][captured bad] is a symbol and cannot move to another node'],
  [() => failed(() => write(1, new Set([detached()]))), 'DataCloneError: An ArrayBuffer to be transferred with value is detached'],
  [transferred, 'true,true,1,true,true,2,3'],
  [notDetachedOnFailure, 'DataCloneError: value[1] is a symbol and cannot move to another node, false'],
  [gettersRunOnce, '1,true,true'],
  [getterThatEncodes, '[{"before":[1],"nested":{"deep":[2]},"after":[1]},{"deep":[2]},true]'],
  [errorsLoseWhatCannotTravel, 'code,before,after,kept,E,false,true'],
  [() => takenBack(0), 'shared,true,{"deep":[1]},true,1,2,1,true,3'],
  [() => takenBack(20), 'shared,true,{"deep":[1]},true,1,2,1,true,3'],
  [vanishingProperty, '{"first":1,"third":3}'],
  [patchedPrototype, '{"caught":1}'],
];

function someFunctionWith(bad) {
  return hooks.makeFunction({ hash: new Uint8Array(32), index: 0, name: 'f', captures: { bad } });
}

/** '' or what is not as expected. */
function checkExpectations() {
  return expectations.map(([call, expected]) => [call(), expected]).filter(([found, expected]) => found !== expected)
    .map(([found, expected]) => `expected: ${expected}\n   found: ${found}`).join('\n');
}

return { roundTrip, writtenNatively, plainRounds, hostile, isRead, caseName, encodeCase, checkCase, checkExpectations };
