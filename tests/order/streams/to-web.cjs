// Web streams made of streams in every state.
'use strict';
const { Readable, Writable, Duplex, Transform, PassThrough } = require('stream');
const log = console.log;
let mt = 0;
const spin = (n) => {
  mt = 0;
  let p = Promise.resolve();
  for (let i = 0; i < n; i++) {
    p = p.then(() => {
      mt++;
    });
  }
};
const at = (l, p) =>
  p.then(
    (v) => log(l, typeof v === 'object' ? JSON.stringify(v) : v, '@' + mt),
    (e) => log(l, '!', e?.name, e?.code, e?.message ?? e, e?.cause?.code, '@' + mt),
  );
process.on('unhandledRejection', (e) => log('UR', e?.message));
process.on('uncaughtException', (e) => log('UE', e?.message));
const S = {
  destroyed(s) {
    s.destroy();
  },
  errored(s) {
    s.on('error', () => {});
    s.destroy(new Error('E'));
  },
  ended(s) {
    s.resume?.();
    s.end?.();
    s.push?.(null);
  },
  fresh() {},
  noauto(s) {
    s.emit('error', new Error('em'));
  },
  errEnd(s) {
    s.push?.(null);
    s.resume?.();
    setImmediate(() => s.destroy(new Error('late')));
  },
};
const mk = {
  r: () => new Readable({ read() {} }),
  w: () =>
    new Writable({
      write(c, e, cb) {
        log('write', String(c));
        cb();
      },
      final(cb) {
        log('final');
        cb();
      },
    }),
  d: () => new PassThrough(),
  rn: () => new Readable({ autoDestroy: false, read() {} }),
  wn: () =>
    new Writable({
      autoDestroy: false,
      write(c, e, cb) {
        cb();
      },
    }),
};
const cases = {};
for (const [sn, sf] of Object.entries(S)) {
  for (const [kn, kf] of Object.entries(mk)) {
    if (sn === 'errEnd' && kn === 'd') continue; // pushes after its end
    for (const when of ['now', 'later']) {
      cases[`${sn}_${kn}_${when}`] = () => {
        const s = kf();
        s.on('error', (e) => log('serr', e.message));
        s.on('close', () => log('sclose'));
        if (sn !== 'noauto' || kn.endsWith('n')) sf(s);
        const go = () => {
          spin(60);
          try {
            if (kn[0] === 'r') {
              const r = Readable.toWeb(s).getReader();
              at('read', r.read());
              at('closed', r.closed);
              setImmediate(() => at('cancel', r.cancel('x')));
            }
            if (kn[0] === 'w') {
              const w = Writable.toWeb(s).getWriter();
              at('ready', w.ready);
              at('write', w.write('x'));
              at('closed', w.closed);
              at('close', w.close());
            }
            if (kn === 'd') {
              const p = Duplex.toWeb(s);
              const r = p.readable.getReader();
              at('read', r.read());
              at('rclosed', r.closed);
              const w = p.writable.getWriter();
              at('write', w.write('x'));
              at('wclosed', w.closed);
              at('close', w.close());
            }
          } catch (e) {
            log('thrown', e.message);
          }
        };
        when === 'now' ? go() : setImmediate(() => setImmediate(go));
      };
    }
  }
}
Object.assign(cases, {
  wabort() {
    const s = mk.w();
    s.on('error', (e) => log('serr', e.message));
    s.on('close', () => log('sclose'));
    const w = Writable.toWeb(s);
    spin(40);
    at('abort', w.abort(new Error('A')));
  },
  wabort2() {
    const s = mk.w();
    s.on('error', (e) => log('serr', e.message));
    s.on('close', () => log('sclose'));
    const w = Writable.toWeb(s).getWriter();
    spin(40);
    at('closed', w.closed);
    at('ready', w.ready);
    at('abort', w.abort());
  },
  wabortEnded() {
    const s = mk.w();
    s.on('error', (e) => log('serr', e.message));
    s.on('close', () => log('sclose'));
    s.end('q');
    const w = Writable.toWeb(s);
    spin(40);
    at('abort', w.abort(new Error('A')));
  },
  wendOut() {
    const s = mk.w();
    s.on('close', () => log('sclose'));
    const w = Writable.toWeb(s).getWriter();
    at('closed', w.closed);
    at('ready', w.ready);
    s.end('q');
  },
  wendOut2() {
    const s = mk.w();
    s.on('close', () => log('sclose'));
    const w = Writable.toWeb(s).getWriter();
    at('closed', w.closed);
    s.end('q');
    at('close', w.close());
  },
  wdestOut() {
    const s = mk.w();
    s.on('close', () => log('sclose'));
    const w = Writable.toWeb(s).getWriter();
    at('closed', w.closed);
    at('ready', w.ready);
    s.destroy();
  },
  wdestWrite() {
    const s = new Writable({ highWaterMark: 1, write() {} });
    s.on('close', () => log('sclose'));
    const w = Writable.toWeb(s).getWriter();
    at('closed', w.closed);
    at('w', w.write('abc'));
    at('w2', w.write('abc'));
    setImmediate(() => s.destroy());
  },
  wdestWriteE() {
    const s = new Writable({ highWaterMark: 1, write() {} });
    s.on('close', () => log('sclose'));
    const w = Writable.toWeb(s).getWriter();
    at('closed', w.closed);
    at('w', w.write('abc'));
    at('w2', w.write('abc'));
    setImmediate(() => s.destroy(new Error('DE')));
  },
  wdrain() {
    const s = new Writable({
      highWaterMark: 1,
      write(c, e, cb) {
        log('wr', String(c));
        setImmediate(cb);
      },
    });
    s.on('close', () => log('sclose'));
    const w = Writable.toWeb(s).getWriter();
    spin(90);
    at('closed', w.closed);
    at('w', w.write('abc'));
    at('w2', w.write('def'));
    at('c', w.close());
  },
  wnum() {
    const s = mk.w();
    s.on('error', (e) => log('serr', e.message));
    const w = Writable.toWeb(s).getWriter();
    at('w', w.write(42));
    at('closed', w.closed);
  },
  wnull() {
    const s = mk.w();
    s.on('error', (e) => log('serr', e.message));
    const w = Writable.toWeb(s).getWriter();
    at('w', w.write(null));
    at('closed', w.closed);
  },
  wab() {
    const s = mk.w();
    const w = Writable.toWeb(s).getWriter();
    at('w', w.write(new Uint16Array([97, 98])));
    at('w', w.write(new Uint16Array([97, 98]).buffer));
    at('w', w.write(new SharedArrayBuffer(2)));
    at('closed', w.closed);
  },
  rmany() {
    const s = Readable.from(['a', 'b', 'c']);
    s.on('close', () => log('sclose'));
    (async () => {
      for await (const c of Readable.toWeb(s)) log(c);
    })();
  },
  rbytes() {
    const s = Readable.from([Buffer.from('abc'), Buffer.from('d')], { objectMode: false });
    (async () => {
      const r = Readable.toWeb(s, { type: 'bytes' }).getReader({ mode: 'byob' });
      let x;
      while (!(x = await r.read(new Uint8Array(2))).done) log(x.value.constructor.name, String.fromCharCode(...x.value));
      log(x.value);
    })();
  },
  rstr() {
    const s = Readable.from(['a', 'b'], { highWaterMark: 0 });
    (async () => {
      const st = Readable.toWeb(s, { strategy: { highWaterMark: 2 } });
      const r = st.getReader();
      log(await r.read(), await r.read(), await r.read());
    })();
  },
  rdestroyMid() {
    const s = new Readable({ read() {} });
    const r = Readable.toWeb(s).getReader();
    s.push('abc');
    at('r', r.read());
    at('r2', r.read());
    at('closed', r.closed);
    setImmediate(() => s.destroy());
  },
  rerrMid() {
    const s = new Readable({ read() {} });
    const r = Readable.toWeb(s).getReader();
    s.push('abc');
    at('r', r.read());
    at('r2', r.read());
    at('closed', r.closed);
    setImmediate(() => s.destroy(new Error('mid')));
  },
  rcancelErr() {
    const s = new Readable({
      read() {},
      destroy(e, cb) {
        log('destroy', e);
        cb(e);
      },
    });
    s.on('error', (e) => log('serr', e));
    const r = Readable.toWeb(s).getReader();
    at('c', r.cancel('why'));
    at('closed', r.closed);
  },
  rcancelUndef() {
    const s = new Readable({
      read() {},
      destroy(e, cb) {
        log('destroy', e?.name);
        cb(e);
      },
    });
    s.on('error', (e) => log('serr', e.name));
    const r = Readable.toWeb(s).getReader();
    at('c', r.cancel());
    at('closed', r.closed);
  },
  bad() {
    for (
      const [f, a] of [
        [Readable.toWeb, [{}]],
        [Readable.toWeb, [1]],
        [Readable.toWeb, [new Readable(), 1]],
        [Readable.toWeb, [new Readable(), { type: 'x' }]],
        [Readable.toWeb, [new Readable(), { strategy: 1 }]],
        [Writable.toWeb, [{}]],
        [Writable.toWeb, [new Readable()]],
        [Duplex.toWeb, [new Readable()]],
        [Duplex.toWeb, []],
        [Duplex.toWeb, [new PassThrough(), { readableType: 'x' }]],
        [Readable.fromWeb, [{}]],
        [Readable.fromWeb, [new ReadableStream(), 1]],
        [Readable.fromWeb, [new ReadableStream(), { encoding: 'x' }]],
        [Readable.fromWeb, [new ReadableStream(), { objectMode: 1 }]],
        [Writable.fromWeb, [1]],
        [Writable.fromWeb, [new WritableStream(), { decodeStrings: 1 }]],
        [Writable.fromWeb, [new WritableStream(), { objectMode: 1 }]],
        [Duplex.fromWeb, [{}]],
        [Duplex.fromWeb, [null]],
        [Duplex.fromWeb, [{ readable: new ReadableStream() }]],
        [Duplex.fromWeb, [new TransformStream(), { encoding: 'zz' }]],
        [Readable.fromWeb, [(() => {
          const r = new ReadableStream();
          r.getReader();
          return r;
        })()]],
        [Writable.fromWeb, [(() => {
          const r = new WritableStream();
          r.getWriter();
          return r;
        })()]],
      ]
    ) {
      try {
        f(...a);
        log('ok');
      } catch (e) {
        log(e.name, e.code, e.message);
      }
    }
  },
});

// One case after the other, each when nothing is left to do of the one before.
const names = Object.keys(cases);
process.on('beforeExit', () => {
  const name = names.shift();
  if (name === undefined) return;
  setImmediate(() => {
    log('##', name);
    cases[name]();
  });
});
