// What instances of the platform's classes show as when they lie deeper than is shown, and the list of `util.types`.
'use strict';
const util = require('util');
const { createHistogram } = require('perf_hooks');

class OwnBlob extends Blob {}
class OwnStream extends ReadableStream {}
class OwnDecoder extends TextDecoder {}
const things = [
  new Blob([]), new File([], 'name'), new TextDecoder(), new TextEncoder(), createHistogram(), new OwnBlob([]), new OwnStream(), new OwnDecoder(),
  new ReadableStream(), new WritableStream().getWriter(), new TransformStream(), new CountQueuingStrategy({ highWaterMark: 1 }),
  new CompressionStream('gzip'), new TextEncoderStream(), new Headers(), new FormData(), new URLSearchParams(), new AbortController(), new Event('event'),
];
for (const thing of things) console.log([[[thing]]], util.inspect(thing, { depth: -1, colors: true }));

console.log(util.types);
console.log(Object.values(util.types).map((check) => check.length).join());
console.log(Object.getOwnPropertyDescriptors(util.types).isKeyObject, Object.keys(util.types).length);
