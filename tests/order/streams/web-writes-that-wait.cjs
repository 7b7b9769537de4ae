// Writes into a web stream over a stream that is full or fails, counted in promise jobs.
'use strict';
const { PassThrough, Writable, Duplex } = require('stream');
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
const at = (l, p) => p.then((v) => log(l, JSON.stringify(v), '@' + mt), (e) => log(l, '!', e?.message ?? e, '@' + mt));
const cases = {
  drain() {
    let cb1;
    const s = new Writable({
      highWaterMark: 1,
      write(c, e, cb) {
        cb1 = cb;
      },
    });
    const w = Writable.toWeb(s).getWriter();
    at('w', w.write('abc'));
    at('w2', w.write('abc'));
    at('c', w.close());
    setImmediate(() => {
      spin(40);
      cb1();
      setImmediate(() => {
        spin(40);
        cb1();
      });
    });
    s.on('drain', () => log('drain@' + mt));
    s.on('finish', () => log('finish@' + mt));
  },
  err() {
    let cb1;
    const s = new Writable({
      highWaterMark: 1,
      write(c, e, cb) {
        cb1 = cb;
      },
    });
    s.on('error', () => log('serr@' + mt));
    const w = Writable.toWeb(s).getWriter();
    at('w', w.write('abc'));
    at('w2', w.write('abc'));
    at('c', w.close());
    setImmediate(() => {
      spin(40);
      cb1(new Error('x'));
    });
  },
  errsync() {
    const s = new Writable({
      highWaterMark: 10,
      write(c, e, cb) {
        cb(new Error('q'));
      },
    });
    s.on('error', () => log('serr@' + mt));
    const w = Writable.toWeb(s).getWriter();
    spin(40);
    at('w', w.write('abc'));
    at('w2', w.write('abc'));
    at('c', w.close());
  },
  destr() {
    const s = new Writable({
      highWaterMark: 10,
      write(c, e, cb) {
        this.destroy();
        cb();
      },
    });
    s.on('error', () => log('serr@' + mt));
    const w = Writable.toWeb(s).getWriter();
    spin(40);
    at('w', w.write('abc'));
    at('w2', w.write('abc'));
    at('c', w.close());
  },
  ok() {
    const s = new Writable({
      highWaterMark: 10,
      write(c, e, cb) {
        cb();
      },
    });
    const w = Writable.toWeb(s).getWriter();
    spin(40);
    at('w', w.write('abc'));
    at('w2', w.write('abc'));
    at('c', w.close());
  },
  okfull() {
    const s = new Writable({
      highWaterMark: 3,
      write(c, e, cb) {
        cb();
      },
    });
    const w = Writable.toWeb(s).getWriter();
    spin(40);
    at('w', w.write('abc'));
    at('w2', w.write('abc'));
    at('c', w.close());
  },
  pt() {
    const s = new PassThrough();
    s.push(null);
    s.resume();
    s.on('error', () => log('serr@' + mt));
    const w = Writable.toWeb(s).getWriter();
    spin(40);
    at('w', w.write('abc'));
    at('w2', w.write('abc'));
    at('c', w.close());
  },
  ptfull() {
    const s = new PassThrough({ highWaterMark: 2 });
    const w = Writable.toWeb(s).getWriter();
    spin(40);
    at('w', w.write('abc'));
    at('w2', w.write('abc'));
    at('c', w.close());
    setImmediate(() => {
      spin(40);
      s.resume();
    });
  },
};

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
