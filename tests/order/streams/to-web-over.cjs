// Web streams made of streams that are over, or half of one.
'use strict';
const { Readable, Writable, Duplex, Transform, PassThrough } = require('stream');
const log = console.log;
const at = (l, p) =>
  p.then(
    (v) => log(l, typeof v === 'object' ? JSON.stringify(v) : v),
    (e) => log(l, '!', e?.name, e?.code, e?.message ?? e, e?.cause?.code),
  );
process.on('unhandledRejection', (e) => log('UR', e?.message));
const cases = {
  ended1() {
    const s = new Readable({ read() {} });
    s.push('a');
    s.push(null);
    const r = Readable.toWeb(s).getReader();
    at('r', r.read());
    at('r2', r.read());
    at('c', r.closed);
  },
  ended2() {
    const s = new Readable({ read() {} });
    s.push(null);
    const r = Readable.toWeb(s).getReader();
    at('r2', r.read());
    at('c', r.closed);
    s.on('end', () => log('end'));
    s.on('close', () => log('close'));
  },
  ended3() {
    const s = new Readable({ read() {} });
    s.push(null);
    s.resume();
    const r = Readable.toWeb(s).getReader();
    at('r2', r.read());
    at('c', r.closed);
    s.on('end', () => log('end'));
    s.on('close', () => log('close'));
  },
  cause() {
    const s = new Readable({ read() {} });
    s.destroy();
    at('r', Readable.toWeb(s).getReader().read());
  },
  destroyedBytes() {
    const s = new Readable({ read() {} });
    s.destroy();
    const r = Readable.toWeb(s, { type: 'bytes' });
    at('r', r.getReader({ mode: 'byob' }).read(new Uint8Array(2)));
  },
  endedBytes() {
    const s = new Readable({ read() {} });
    s.push(null);
    s.resume();
    s.on('close', () => {
      const r = Readable.toWeb(s, { type: 'bytes' });
      at('r', r.getReader({ mode: 'byob' }).read(new Uint8Array(2)));
    });
  },

  dupdestroyed() {
    const s = new PassThrough();
    s.destroy();
    const p = Duplex.toWeb(s);
    const r = p.readable.getReader();
    at('r', r.read());
    const w = p.writable.getWriter();
    at('w', w.closed);
    at('a', w.abort(new Error('q')));
  },
  noread() {
    const s = new Duplex({
      readable: false,
      write(c, e, cb) {
        cb();
      },
    });
    const p = Duplex.toWeb(s);
    const r = p.readable.getReader();
    at('r', r.read());
    const w = p.writable.getWriter();
    at('w', w.write('a'));
    at('c', w.close());
  },
  nowrite() {
    const s = new Duplex({
      writable: false,
      read() {
        this.push('a');
        this.push(null);
      },
    });
    const p = Duplex.toWeb(s);
    const r = p.readable.getReader();
    at('r', r.read());
    at('r2', r.read());
    const w = p.writable.getWriter();
    at('w', w.write('a'));
    at('c', w.close());
    at('cl', w.closed);
  },
  web() {
    const s = Readable.toWeb(Readable.from([1, 2, 3]));
    log(s);
    const w = Writable.toWeb(
      new Writable({
        write(c, e, cb) {
          cb();
        },
      }),
    );
    log(w);
  },
};
Object.assign(cases, {
  pt1() {
    const s = new PassThrough();
    const p = Duplex.toWeb(s);
    const r = p.readable.getReader();
    at('rc', r.closed);
    s.push(null);
    const w = p.writable.getWriter();
    at('wc', w.closed);
    setImmediate(() => log('imm'));
  },
  pt2() {
    const s = new Duplex({
      read() {},
      write(c, e, cb) {
        cb();
      },
    });
    const p = Duplex.toWeb(s);
    const r = p.readable.getReader();
    at('rc', r.closed);
    const w = p.writable.getWriter();
    at('wc', w.closed);
    at('close', w.close());
    setImmediate(() => {
      log('imm');
      s.push(null);
    });
  },
  pt3() {
    const s = new Duplex({
      read() {},
      write(c, e, cb) {
        cb();
      },
    });
    const p = Duplex.toWeb(s);
    const r = p.readable.getReader();
    at('rc', r.closed);
    const w = p.writable.getWriter();
    at('wc', w.closed);
    at('ab', w.abort(new Error('ab')));
    s.on('error', (e) => log('serr', e.message));
  },
  pt4() {
    const s = new Duplex({
      read() {},
      write(c, e, cb) {
        cb();
      },
    });
    const p = Duplex.toWeb(s);
    const r = p.readable.getReader();
    at('rc', r.closed);
    const w = p.writable.getWriter();
    at('wc', w.closed);
    at('ab', r.cancel(new Error('ab')));
    s.on('error', (e) => log('serr', e.message));
  },
  pt5() {
    const s = new Duplex({
      read() {},
      write(c, e, cb) {
        cb();
      },
    });
    const w = Writable.toWeb(s).getWriter();
    at('wc', w.closed);
    at('close', w.close());
    setImmediate(() => {
      log('imm');
      s.push(null);
      s.resume();
    });
  },
  pt6() {
    const s = new Duplex({
      read() {},
      write(c, e, cb) {
        cb();
      },
    });
    const w = Readable.toWeb(s).getReader();
    at('rc', w.closed);
    s.push(null);
    setImmediate(() => {
      log('imm');
      s.end();
    });
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
