// `node:util/types`: checks of what an object is, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#utiltypes
'use strict';

const { kindOf, functionKind, typedArrayName } = require('internal/types');

const { isView } = ArrayBuffer;

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

// The first half of the list is native in Node: without names, and of length 0.
const unnamed = (check) => (value = undefined) => check(value);
const kind = (wanted) => (value = undefined) => isObject(value) && kindOf(value) === wanted;

const boxedKinds = new Set(['Number', 'String', 'Boolean', 'BigInt', 'Symbol']);

Object.assign(exports, {
  isArgumentsObject: kind('Arguments'),
  isArrayBuffer: kind('ArrayBuffer'),
  isAsyncFunction: unnamed((value) => typeof value === 'function' && functionKind(value).isAsync),
  isBigIntObject: kind('BigInt'),
  isBooleanObject: kind('Boolean'),
  isDate: kind('Date'),
  isExternal: kind('External'),
  isGeneratorFunction: unnamed((value) => typeof value === 'function' && functionKind(value).isGenerator),
  isGeneratorObject: kind('Generator'),
  isMap: kind('Map'),
  isMapIterator: kind('MapIterator'),
  isModuleNamespaceObject: kind('ModuleNamespace'),
  isNativeError: kind('Error'),
  isNumberObject: kind('Number'),
  isPromise: kind('Promise'),
  isProxy: kind('Proxy'),
  isRegExp: kind('RegExp'),
  isSet: kind('Set'),
  isSetIterator: kind('SetIterator'),
  isSharedArrayBuffer: kind('SharedArrayBuffer'),
  isStringObject: kind('String'),
  isSymbolObject: kind('Symbol'),
  isWeakMap: kind('WeakMap'),
  isWeakSet: kind('WeakSet'),
  isAnyArrayBuffer: unnamed((value) => isObject(value) && (kindOf(value) === 'ArrayBuffer' || kindOf(value) === 'SharedArrayBuffer')),
  isBoxedPrimitive: unnamed((value) => isObject(value) && boxedKinds.has(kindOf(value))),
  isArrayBufferView: isView,
  isDataView: function (value) { return isView(value) && typedArrayName(value) === undefined; },
  isTypedArray: function (value) { return isView(value) && typedArrayName(value) !== undefined; },
});

const typedArrays = [
  'Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'Int8Array', 'Int16Array', 'Int32Array', 'Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array',
  'BigUint64Array',
];
for (const name of typedArrays) {
  Object.assign(exports, { [`is${name}`]: function (value) { return isView(value) && typedArrayName(value) === name; } });
}

Object.defineProperties(exports, {
  isKeyObject: {
    value: function isKeyObject(value) { return require('internal/boot').loaded('internal/crypto_keys')?.isKeyObject(value) === true; },
    enumerable: true,
  },
  isCryptoKey: {
    value: function isCryptoKey(value) { return require('internal/boot').loaded('internal/crypto_web_keys')?.bytesOfKey(value) !== undefined; },
    enumerable: true,
  },
});
