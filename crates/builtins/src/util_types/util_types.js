// `node:util/types`: checks of what an object is, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/util.html#utiltypes
'use strict';

const { kindOf, functionKind, typedArrayName } = require('internal/types');

const { isView } = ArrayBuffer;

const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
const kind = (wanted) => (value) => isObject(value) && kindOf(value) === wanted;
const typedArray = (name) => (value) => isView(value) && typedArrayName(value) === name;

const boxedKinds = new Set(['Number', 'String', 'Boolean', 'BigInt', 'Symbol']);

Object.assign(exports, {
  isArgumentsObject: kind('Arguments'),
  isArrayBuffer: kind('ArrayBuffer'),
  isAsyncFunction: (value) => typeof value === 'function' && functionKind(value).isAsync,
  isBigIntObject: kind('BigInt'),
  isBooleanObject: kind('Boolean'),
  isDate: kind('Date'),
  isExternal: kind('External'),
  isGeneratorFunction: (value) => typeof value === 'function' && functionKind(value).isGenerator,
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
  isAnyArrayBuffer: (value) => isObject(value) && (kindOf(value) === 'ArrayBuffer' || kindOf(value) === 'SharedArrayBuffer'),
  isBoxedPrimitive: (value) => isObject(value) && boxedKinds.has(kindOf(value)),
  isArrayBufferView: isView,
  isDataView: (value) => isView(value) && typedArrayName(value) === undefined,
  isTypedArray: (value) => isView(value) && typedArrayName(value) !== undefined,
  isUint8Array: typedArray('Uint8Array'),
  isUint8ClampedArray: typedArray('Uint8ClampedArray'),
  isUint16Array: typedArray('Uint16Array'),
  isUint32Array: typedArray('Uint32Array'),
  isInt8Array: typedArray('Int8Array'),
  isInt16Array: typedArray('Int16Array'),
  isInt32Array: typedArray('Int32Array'),
  isFloat16Array: typedArray('Float16Array'),
  isFloat32Array: typedArray('Float32Array'),
  isFloat64Array: typedArray('Float64Array'),
  isBigInt64Array: typedArray('BigInt64Array'),
  isBigUint64Array: typedArray('BigUint64Array'),
  isKeyObject: (value) => require('internal/boot').loaded('internal/crypto_keys')?.isKeyObject(value) === true,
  isCryptoKey: (value) => require('internal/boot').loaded('internal/crypto_web_keys')?.bytesOfKey(value) !== undefined,
});
