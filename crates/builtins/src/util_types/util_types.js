// `node:util/types`: checks of what an object is, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#utiltypes
'use strict';

const { kindOf, functionKind, typedArrayName } = require('internal/types');

const { isView } = ArrayBuffer;

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';

// The first half of the list is native in Node: without names, and of length 0.
const unnamed = (check) => (value = undefined) => check(value);
const kind = (wanted) => (value = undefined) => isObject(value) && kindOf(value) === wanted;

const isTyped = (value, name) => isView(value) && typedArrayName(value) === name;
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
  isDataView: function (value) { return isTyped(value, undefined); },
  isTypedArray: function (value) { return isView(value) && typedArrayName(value) !== undefined; },
  isUint8Array: function (value) { return isTyped(value, 'Uint8Array'); },
  isUint8ClampedArray: function (value) { return isTyped(value, 'Uint8ClampedArray'); },
  isUint16Array: function (value) { return isTyped(value, 'Uint16Array'); },
  isUint32Array: function (value) { return isTyped(value, 'Uint32Array'); },
  isInt8Array: function (value) { return isTyped(value, 'Int8Array'); },
  isInt16Array: function (value) { return isTyped(value, 'Int16Array'); },
  isInt32Array: function (value) { return isTyped(value, 'Int32Array'); },
  isFloat16Array: function (value) { return isTyped(value, 'Float16Array'); },
  isFloat32Array: function (value) { return isTyped(value, 'Float32Array'); },
  isFloat64Array: function (value) { return isTyped(value, 'Float64Array'); },
  isBigInt64Array: function (value) { return isTyped(value, 'BigInt64Array'); },
  isBigUint64Array: function (value) { return isTyped(value, 'BigUint64Array'); },
});

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
