// `stream/web`: the classes of web streams. Node 26. Follows https://nodejs.org/docs/latest-v26.x/api/webstreams.html
'use strict';

const names = {
  __proto__: null,
  'internal/webstreams/readable': ['ReadableStream', 'ReadableStreamDefaultReader', 'ReadableStreamDefaultController'],
  'internal/webstreams/bytes': ['ReadableStreamBYOBReader', 'ReadableStreamBYOBRequest', 'ReadableByteStreamController'],
  'internal/webstreams/writable': ['WritableStream', 'WritableStreamDefaultWriter', 'WritableStreamDefaultController'],
  'internal/webstreams/transform': ['TransformStream', 'TransformStreamDefaultController'],
  'internal/webstreams/strategies': ['ByteLengthQueuingStrategy', 'CountQueuingStrategy'],
  'internal/webstreams/encoding': ['TextEncoderStream', 'TextDecoderStream'],
  'internal/zlib/web': ['CompressionStream', 'DecompressionStream'],
};

for (const module in names) {
  const all = require(module);
  for (const name of names[module]) exports[name] = all[name];
}
