// zlib: streams, callbacks, functions that take all at once, and the web's classes, in good and bad ways.
'use strict';
const zlib = require('zlib');
const log = console.log;
const { pipeline, Readable, Writable, PassThrough } = require('stream');
const { promisify } = require('util');
process.on('uncaughtException', (e) => log('UE', e.code, e.message));
const big = Buffer.alloc(200000, 'The quick brown fox jumps over the lazy dog. ');
const w = (n, s) => {
  for (const e of ['end', 'close', 'error', 'finish', 'prefinish', 'drain']) s.on(e, (x) => log(n, e, x?.code ?? '', x?.message ?? ''));
  return s;
};
const cases = {
  async round() {
    for (
      const [c, d] of [
        ['deflate', 'inflate'],
        ['gzip', 'gunzip'],
        ['deflateRaw', 'inflateRaw'],
        ['brotliCompress', 'brotliDecompress'],
        ['zstdCompress', 'zstdDecompress'],
        ['gzip', 'unzip'],
        ['deflate', 'unzip'],
      ]
    ) {
      const x = await promisify(zlib[c])(big);
      const y = await promisify(zlib[d])(x);
      log(c, y.equals(big), x.length < 5000, zlib[d + 'Sync'](zlib[c + 'Sync'](big)).equals(big));
    }
  },
  stream() {
    const g = w('g', zlib.createGzip());
    const u = w('u', zlib.createGunzip());
    const sizes = [];
    let n = 0;
    u.on('data', (d) => {
      sizes.push(d.length);
      n += d.length;
    });
    g.pipe(u);
    g.end(big);
    u.on('close', () => log(n, sizes.join()));
  },
  streamD() {
    const u = w('u', zlib.createInflate({ chunkSize: 1024 }));
    const sizes = [];
    u.on('data', (d) => sizes.push(d.length));
    u.end(zlib.deflateSync(big.subarray(0, 5000)));
    u.on('close', () => log(sizes.join(), u.bytesWritten));
  },
  flush() {
    const g = w('g', zlib.createDeflate());
    const out = [];
    g.on('data', (d) => out.push(d.length > 0));
    g.write('hello', () => log('wrote'));
    g.flush(() => {
      log('flushed', out.length);
      g.write('more');
      g.flush(zlib.constants.Z_SYNC_FLUSH, () => {
        log('again', out.length);
        g.end();
      });
    });
  },
  flushEnded() {
    const g = w('g', zlib.createDeflate());
    g.resume();
    g.end('a');
    g.flush(() => log('flushed'));
    g.on('close', () => g.flush(() => log('late')));
  },
  err() {
    const u = w('u', zlib.createInflate());
    u.on('data', () => {});
    u.write('not compressed', (e) => log('wcb', e?.code));
    u.write('more', (e) => log('wcb2', e?.code));
    u.end((e) => log('ecb', e?.code));
  },
  errcb() {
    zlib.inflate('garbage', (e, b) => log(e.code, e.errno, e.message, b));
    zlib.gunzip(zlib.gzipSync('abc').subarray(0, 15), (e, b) => log(e.code, b));
    zlib.inflate(zlib.deflateSync(big), { maxOutputLength: 100 }, (e, b) => log(e.code, e.message, b));
    zlib.gzip('a', (e, b) => log(e, b.length));
  },
  cut() {
    const u = w('u', zlib.createGunzip());
    u.resume();
    u.end(zlib.gzipSync('hello world').subarray(0, 20));
  },
  async empty() {
    // Each by itself: which OS thread of the pool is first, nobody knows.
    for (const k of ['Gunzip', 'Inflate', 'InflateRaw', 'Unzip', 'BrotliDecompress', 'ZstdDecompress', 'Gzip']) {
      const u = w(k, zlib['create' + k]());
      u.resume();
      u.end();
      await new Promise((resolve) => u.on('close', resolve));
    }
  },
  trailing() {
    const u = w('u', zlib.createInflate());
    u.on('data', (d) => log(String(d)));
    u.end(Buffer.concat([zlib.deflateSync('abc'), Buffer.from('xyz')]), () => log('ended'));
  },
  trailingReject() {
    const u = w('u', zlib.createInflate({ rejectGarbageAfterEnd: true }));
    u.on('data', (d) => log(String(d)));
    u.end(Buffer.concat([zlib.deflateSync('abc'), Buffer.from('xyz')]));
  },
  trailingWrite() {
    const u = w('u', zlib.createInflate());
    u.on('data', (d) => log(String(d)));
    u.write(zlib.deflateSync('abc'));
    u.write('xyz');
    u.write('w', () => log('w'));
    u.end();
  },
  members() {
    const u = w('u', zlib.createGunzip());
    u.on('data', (d) => log(String(d)));
    const a = zlib.gzipSync('abc');
    for (let i = 0; i < a.length; i += 7) u.write(a.subarray(i, i + 7));
    u.end(zlib.gzipSync('def'));
  },
  params() {
    const g = zlib.createDeflate({ level: 9 });
    const out = [];
    g.on('data', (d) => out.push(d));
    g.write('aaaaaaaaaaaaaaaaa');
    g.params(0, zlib.constants.Z_DEFAULT_STRATEGY, (e) => {
      log('params', e, g._level);
      g.end('bbbbbbbbbb');
    });
    g.on('end', () => log(zlib.inflateSync(Buffer.concat(out)).toString()));
  },
  reset() {
    const g = zlib.createDeflate();
    g.on('data', () => {});
    g.write('abc', () => {
      g.reset();
      log('reset');
      g.end('q');
      g.on('end', () => log('end'));
    });
  },
  close() {
    const g = w('g', zlib.createGzip());
    g.close(() => log('closed', g.destroyed, g._closed));
  },
  closeMid() {
    const g = w('g', zlib.createGzip());
    g.write(big, (e) => log('wcb', e?.code));
    g.close(() => log('closed'));
  },
  closeTwice() {
    const g = w('g', zlib.createGzip());
    g.close();
    g.close();
    g.write('a', (e) => log('wcb', e?.code));
  },
  backpressure() {
    const g = zlib.createGunzip();
    const z = zlib.gzipSync(Buffer.alloc(1e6));
    g.end(z);
    g.once('readable', () => {
      log('readable', g.readableLength);
      let n = 0, c;
      while ((c = g.read()) !== null) n += c.length;
      log(n > 0);
      g.resume();
      g.on('end', () => log('end'));
    });
  },
  pipe() {
    pipeline(
      Readable.from([big.subarray(0, 70000), big.subarray(70000)]),
      zlib.createBrotliCompress({ params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } }),
      zlib.createBrotliDecompress(),
      async function (s) {
        let n = 0;
        for await (const c of s) n += c.length;
        log(n);
      },
      (e) => log('done', e),
    );
  },
  async iter() {
    let s = '';
    for await (const c of Readable.from(['a', 'b', 'c']).pipe(zlib.createGzip()).pipe(zlib.createGunzip())) s += c;
    log(s);
  },
  async web() {
    for (const f of ['deflate', 'deflate-raw', 'gzip', 'brotli']) {
      const c = new CompressionStream(f), d = new DecompressionStream(f);
      const wr = c.writable.getWriter();
      wr.write(big);
      wr.close();
      let n = 0;
      for await (const x of c.readable.pipeThrough(d)) {
        n += x.length;
        if (x.constructor !== Uint8Array) log(x.constructor.name);
      }
      log(f, n);
    }
  },
  async webErr() {
    const d = new DecompressionStream('gzip');
    const wr = d.writable.getWriter();
    const r = d.readable.getReader();
    const at = (l, p) => p.then((v) => log(l, v), (e) => log(l, e.name, e.code, e.message, e.cause?.code));
    at('w', wr.write(Buffer.from('garbage!!')));
    at('c', wr.close());
    at('r', r.read());
    at('cl', r.closed);
  },
  async webTrail() {
    const d = new DecompressionStream('deflate');
    const wr = d.writable.getWriter();
    const at = (l, p) => p.then((v) => log(l, v), (e) => log(l, e.name, e.code, e.message, e.cause?.code));
    at('w', wr.write(Buffer.concat([zlib.deflateSync('abc'), Buffer.from('zz')])));
    at('c', wr.close());
    (async () => {
      try {
        for await (const x of d.readable) log(Buffer.from(x).toString());
      } catch (e) {
        log('R', e.name, e.code, e.message);
      }
    })();
  },
  async webTrunc() {
    const d = new DecompressionStream('deflate');
    const wr = d.writable.getWriter();
    const at = (l, p) => p.then((v) => log(l, v), (e) => log(l, e.name, e.code, e.message, e.cause?.code));
    at('w', wr.write(zlib.deflateSync('abcabc').subarray(0, 6)));
    at('c', wr.close());
    (async () => {
      try {
        for await (const x of d.readable) log(Buffer.from(x).toString());
      } catch (e) {
        log('R', e.name, e.code, e.message);
      }
    })();
  },
  async webErrB() {
    const d = new DecompressionStream('brotli');
    const wr = d.writable.getWriter();
    const r = d.readable.getReader();
    const at = (l, p) => p.then((v) => log(l, v), (e) => log(l, e.name, e.code, e.message, e.cause?.code));
    at('w', wr.write(Buffer.alloc(20, 255)));
    at('c', wr.close());
    at('r', r.read());
    at('cl', r.closed);
  },
  async webBad() {
    const at = (l, p) => p.then((v) => log(l, v), (e) => log(l, e.name, e.code, e.message, e.cause?.code));
    for (const v of [undefined, null, 1, 'str', {}, [], new SharedArrayBuffer(2)]) {
      const c = new CompressionStream('gzip');
      const wr = c.writable.getWriter();
      c.readable.getReader().read().catch(() => {});
      wr.closed.catch(() => {});
      await at('w', wr.write(v));
    }
    for (
      const a of [[], ['x'], [null], [{
        toString() {
          return 'gzip';
        },
      }], ['GZIP']]
    ) {
      try {
        new CompressionStream(...a);
        log('ok');
      } catch (e) {
        log(e.name, e.code, e.message);
      }
    }
    try {
      CompressionStream('gzip');
    } catch (e) {
      log(e.name);
    }
    log(Object.prototype.toString.call(new CompressionStream('gzip')));
    try {
      Object.getOwnPropertyDescriptor(CompressionStream.prototype, 'readable').get.call({});
    } catch (e) {
      log(e.name, e.code);
    }
    log(new CompressionStream('gzip'));
  },
  crc() {
    log(zlib.crc32('hello world'), zlib.crc32(Buffer.from('world'), zlib.crc32('hello ')), zlib.crc32(new DataView(new ArrayBuffer(4))));
  },
  dict() {
    const dictionary = Buffer.from('quick brown fox');
    for (const [c, d] of [['deflate', 'inflate'], ['deflateRaw', 'inflateRaw'], ['zstdCompress', 'zstdDecompress']]) {
      const x = zlib[c + 'Sync']('the quick brown fox', { dictionary });
      log(zlib[d + 'Sync'](x, { dictionary }).toString());
      for (const o of [{}, { dictionary: Buffer.from('nope') }]) {
        try {
          log(zlib[d + 'Sync'](x, o).toString());
        } catch (e) {
          log(c, e.code, e.errno, e.message);
        }
      }
    }
  },
  info() {
    const r = zlib.gzipSync('abc', { info: true });
    log(Object.keys(r), r.engine.constructor.name, r.engine.bytesWritten);
    zlib.gzip('abc', { info: true }, (e, r) => log(Object.keys(r), r.engine instanceof zlib.Gzip, r.engine.bytesWritten));
  },
  levels() {
    for (const level of [-1, 0, 1, 5, 9]) {
      for (const strategy of [0, 1, 2, 3, 4]) {
        for (const memLevel of [1, 9]) {
          for (const windowBits of [9, 15]) {
            const x = zlib.deflateSync(big, { level, strategy, memLevel, windowBits });
            if (!zlib.inflateSync(x).equals(big)) log('bad', level);
          }
        }
      }
    }
    log(zlib.deflateRawSync('abc', { windowBits: 8 }).length > 0, 'ok');
  },
  header() {
    log(
      zlib.gzipSync('a').subarray(0, 4).toString('hex'),
      zlib.gzipSync('').length,
      zlib.deflateSync('', { level: 9 }).toString('hex'),
      zlib.brotliCompressSync('').toString('hex'),
    );
  },
  noNew() {
    const d = zlib.Deflate({ level: 2 });
    log(d instanceof zlib.Deflate, d._level);
    zlib.Gzip();
    process.on('warning', (w) => log(w.name, w.code, w.message));
  },
  ab() {
    const a = new Uint8Array([1, 2, 3, 4]);
    log(
      zlib.inflateSync(zlib.deflateSync(a.buffer)),
      zlib.inflateSync(zlib.deflateSync(new DataView(a.buffer, 1, 2))),
      zlib.inflateSync(zlib.deflateSync(new Uint16Array([1]))),
    );
  },
  order() {
    setTimeout(() => log('t'), 0);
    setImmediate(() => log('i'));
    zlib.gzip('a', () => {
      log('gz');
      process.nextTick(() => log('tick'));
      Promise.resolve().then(() => log('p'));
    });
    process.nextTick(() => log('nt'));
    Promise.resolve().then(() => log('mt'));
  },
};

// One case after the other, each when nothing is left to do of the one before.
const names = Object.keys(cases).filter((name) => !['errcb', 'iter', 'levels', 'noNew', 'order', 'streamD'].includes(name));
process.on('beforeExit', () => {
  const name = names.shift();
  if (name === undefined) return;
  setImmediate(() => {
    log('##', name);
    cases[name]();
  });
});
