// Flushes and writes that still wait when a stream is ended: what comes last finishes the whole.
const zlib = require('node:zlib');

function run(name, stream, use) {
  return new Promise((resolve) => {
    const heard = [];
    const hear = (what) => () => heard.push(what);
    stream.on('data', (data) => heard.push(`data ${data.length}`));
    for (const event of ['end', 'finish', 'drain']) stream.on(event, hear(event));
    stream.on('error', ({ code }) => heard.push(code));
    stream.on('close', () => resolve(console.log(`${name}: ${heard.join(', ')}`)));
    use(stream, hear);
  });
}

(async () => {
  for (const make of ['createGzip', 'createDeflateRaw', 'createBrotliCompress', 'createInflateRaw']) {
    const one = (use) => run(make, zlib[make](), use);
    await one((stream, hear) => {
      stream.write('part', hear('written'));
      stream.flush(hear('flushed'));
      stream.end(hear('ended'));
    });
    await one((stream, hear) => {
      stream.write('part', hear('written'));
      stream.write('more', hear('written'));
      stream.flush(hear('flushed'));
      stream.end(hear('ended'));
    });
    await one((stream, hear) => {
      stream.write('part', hear('written'));
      stream.flush(hear('flushed'));
      stream.flush(hear('flushed'));
      stream.end();
    });
    await one((stream, hear) => {
      stream.write('part', hear('written'));
      stream.flush(hear('flushed'));
      stream.end('more', hear('ended'));
    });
  }
})();
