// What follows the end of a compressed text: another one is read on for gzip and zstd, junk is left out, and both are refused where that is asked for.
const zlib = require('node:zlib');

const gzip = zlib.gzipSync('hello');
const zstd = zlib.zstdCompressSync('hello');
const skippable = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 1, 0, 0, 0, 9]);
const cases = {
  gunzip: { junk: [gzip, '\x01\x02'], magic: [gzip, '\x1f\x8b'], zeros: [gzip, '\0\0'], two: [gzip, gzip], more: [gzip, gzip, 'junk'] },
  unzip: { two: [gzip, gzip], junk: [gzip, 'x'] },
  inflate: { junk: [zlib.deflateSync('hello'), '\x01'] },
  brotliDecompress: { junk: [zlib.brotliCompressSync('hello'), '\x01'] },
  zstdDecompress: { junk: [zstd, 'junk'], short: [zstd, '\x28\xb5'], two: [zstd, zstd], more: [zstd, zstd, 'junk'], skippable: [zstd, skippable, zstd] },
};
for (const [name, inputs] of Object.entries(cases)) {
  for (const [kind, parts] of Object.entries(inputs)) {
    const input = Buffer.concat(parts.map((part) => Buffer.from(part, 'latin1')));
    for (const rejectGarbageAfterEnd of [false, true]) {
      try {
        console.log(name, kind, rejectGarbageAfterEnd, String(zlib[`${name}Sync`](input, { rejectGarbageAfterEnd })));
      } catch (error) {
        console.log(name, kind, rejectGarbageAfterEnd, error.name, error.code);
      }
    }
  }
}

async function decompressed(format, bytes) {
  const { readable, writable } = new DecompressionStream(format);
  const writer = writable.getWriter();
  for (const promise of [writer.write(bytes), writer.close()]) promise.catch(() => {});
  let text = '';
  try {
    for await (const chunk of readable) text += Buffer.from(chunk);
    return text;
  } catch (error) {
    return [text, error.name, error.code];
  }
}

(async () => {
  console.log(await decompressed('gzip', Buffer.concat([gzip, gzip])), await decompressed('gzip', Buffer.concat([gzip, Buffer.from([1])])));
  // In the callback forms nothing is an empty text.
  zlib.deflate(null, (error, nothing) => zlib.inflate(nothing, (failed, text) => console.log(error, failed, text.length)));
  for (const wrong of [5, {}]) {
    try {
      zlib.gzip(wrong, () => {});
    } catch (error) {
      console.log(error.code, error.message);
    }
  }
})();
