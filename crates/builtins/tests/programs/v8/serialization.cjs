// Values in V8's format: their bytes, the way back, and what is refused.
'use strict';

const v8 = require('node:v8');
const { inspect } = require('node:util');

const told = (run) => {
  try {
    const value = run();
    console.log(Buffer.isBuffer(value) ? value.toString('hex') : inspect(value, { depth: 3 }));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
};

class Named { constructor() { this.p = 1; } }
const shared = [1];
const circle = { a: 1 };
circle.self = circle;
const withProperty = [1, 2];
withProperty.x = 'y';
const sparse = [];
sparse[100000] = 1;

const values = [
  undefined, null, true, false, 0, 1, -1, 127, 128, -64, 2 ** 30, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 2 ** 32, 1.5, NaN, -0, Infinity,
  0n, 1n, -1n, 2n ** 64n, -(2n ** 70n), '', 'abc', 'é', '日本', '\u{1F600}', 'a\0b', 'x'.repeat(200),
  new Date(0), new Date(NaN), Object(true), Object(false), Object(5), Object('s'), Object('日'), Object(5n), /a+b/giu, /日/,
  {}, { a: 1 }, { b: { c: [] } }, { 1: 2, x: 3, 0: 4 }, { '4294967295': 1, '-1': 2, '1.5': 3 }, { u: undefined }, { get g() { return 5; } },
  circle, new Named(), Object.create(null), { a: '日本', b: 1 },
  [], [1, 2, 3], [1, , 3], withProperty, sparse, [undefined, null], ['日', 'ab'], [shared, shared], new Array(3), [, 1], [1.5, 2], [1, 'a'], Object.freeze([1]),
  new Map(), new Map([[1, { a: 2 }], ['k', 'v']]), new Set([1, 'x', [2]]),
  new ArrayBuffer(3), new Uint8Array([1, 2, 3]), Buffer.from('hi'), new Float64Array([1.5]), new DataView(new ArrayBuffer(4), 1, 2), new BigInt64Array(1),
  new Float16Array(1), new Uint8ClampedArray(2), new Int16Array([1]), new Uint32Array([7]), new Uint8Array(new ArrayBuffer(10), 2, 3),
];
for (const value of values) told(() => v8.serialize(value));
for (const value of values) told(() => v8.deserialize(v8.serialize(value)));

const errors = [new RangeError('message', { cause: 'cause' }), Object.assign(new Error('plain'), { extra: 5 }), new (class Own extends TypeError {})('own'), new Error()];
for (const error of errors) {
  error.stack = 'STACK';
  told(() => v8.serialize(error));
  const back = v8.deserialize(v8.serialize(error));
  console.log(back instanceof error.constructor, back.name, back.message, back.cause, back.stack);
}

for (const value of [() => {}, Symbol('q'), new Promise(() => {}), new WeakMap(), { f() {} }, new WeakRef({}), (function* () {})(), new SharedArrayBuffer(2), Error]) {
  told(() => v8.serialize(value));
}
for (const wrong of [undefined, null, 5, 'x', {}, []]) told(() => v8.deserialize(wrong));
for (const hex of ['', 'ff', 'ff0f', 'ff0f6f', 'ff0f5a', 'ff105f', '000000', 'ff0d6f220161490a7b01', 'ff0f5f']) told(() => v8.deserialize(Buffer.from(hex, 'hex')));

const writer = new v8.Serializer();
told(() => [writer.writeHeader(), writer.writeValue({ a: 1 }), writer.writeUint32(300), writer.writeUint64(1, 2), writer.writeDouble(1.5)]);
told(() => writer.writeRawBytes(Buffer.from('raw')));
told(() => writer.writeRawBytes(5));
const written = writer.releaseBuffer();
told(() => written);
const reader = new v8.Deserializer(written);
told(() => [reader.readHeader(), reader.getWireFormatVersion(), reader.readValue(), reader.readUint32(), reader.readUint64(), reader.readDouble()]);
told(() => reader.readRawBytes(3));
told(() => reader.readDouble());
told(() => reader.readValue());

class HostWriter extends v8.Serializer { _writeHostObject() { this.writeUint32(42); } }
class HostReader extends v8.Deserializer { _readHostObject() { return { host: this.readUint32() }; } }
const host = new HostWriter();
host._setTreatArrayBufferViewsAsHostObjects(true);
told(() => [host.writeValue(new Uint8Array(2)), new HostReader(host.releaseBuffer()).readValue()]);

const buffer = new ArrayBuffer(2);
const sender = new v8.Serializer();
sender.transferArrayBuffer(7, buffer);
sender.writeValue({ buffer });
const receiver = new v8.Deserializer(sender.releaseBuffer());
receiver.transferArrayBuffer(7, buffer);
told(() => receiver.readValue().buffer === buffer);

told(() => Object.values(v8.getHeapStatistics()).every((figure) => Number.isInteger(figure) && figure >= 0));
told(() => v8.getHeapStatistics().used_heap_size <= v8.getHeapStatistics().heap_size_limit);
told(() => v8.setFlagsFromString(5));
told(() => [v8.isStringOneByteRepresentation('é'), v8.isStringOneByteRepresentation('日'), Boolean(v8.startupSnapshot.isBuildingSnapshot())]);
told(() => v8.isStringOneByteRepresentation(5));
told(() => v8.startupSnapshot.addSerializeCallback(() => {}));
