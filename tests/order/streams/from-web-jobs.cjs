// Streams made of web streams: when, counted in promise jobs, things are told.
'use strict';
const { Readable, Writable, Duplex, Transform, PassThrough } = require('stream');
const log = console.log;
let mt = 0;
let run = false;
const spin = (n) => {
  mt = 0;
  run = true;
  let p = Promise.resolve();
  for (let i = 0; i < n; i++) {
    p = p.then(() => {
      mt++;
    });
  }
};
const w = (n, s) => {
  for (const e of ['end', 'close', 'error', 'finish', 'prefinish']) s.on(e, (x) => log(n, e, x?.message ?? '', '@' + mt));
  return s;
};
process.on('unhandledRejection', (e) => log('UR', e?.message, '@' + mt));
process.on('uncaughtException', (e) => log('UE', e?.message, '@' + mt));
const cases = {
  rd() {
    const r = w(
      'r',
      Readable.fromWeb(
        new ReadableStream({
          cancel(x) {
            log('cancel', x?.message);
          },
        }),
      ),
    );
    spin(30);
    r.destroy();
  },
  rde() {
    const r = w(
      'r',
      Readable.fromWeb(
        new ReadableStream({
          cancel(x) {
            log('cancel', x?.message);
          },
        }),
      ),
    );
    spin(30);
    r.destroy(new Error('x'));
  },
  rdc() {
    const r = w(
      'r',
      Readable.fromWeb(
        new ReadableStream({
          start(c) {
            c.close();
          },
        }),
      ),
    );
    setImmediate(() => {
      spin(30);
      r.destroy();
    });
  },
  rdce() {
    const r = w(
      'r',
      Readable.fromWeb(
        new ReadableStream({
          start(c) {
            c.close();
          },
        }),
      ),
    );
    setImmediate(() => {
      spin(30);
      r.destroy(new Error('y'));
    });
  },
  rdrej() {
    const r = w(
      'r',
      Readable.fromWeb(
        new ReadableStream({
          cancel(x) {
            throw new Error('can');
          },
        }),
      ),
    );
    spin(30);
    r.destroy();
  },
  rdreje() {
    const r = w(
      'r',
      Readable.fromWeb(
        new ReadableStream({
          cancel(x) {
            throw new Error('can');
          },
        }),
      ),
    );
    spin(30);
    r.destroy(new Error('z'));
  },
  rread() {
    const r = w(
      'r',
      Readable.fromWeb(
        new ReadableStream({
          pull(c) {
            c.enqueue('a');
            c.close();
          },
        }),
      ),
    );
    spin(60);
    r.on('data', (d) => log('d', String(d), '@' + mt));
  },
  rreade() {
    const r = w(
      'r',
      Readable.fromWeb(
        new ReadableStream({
          pull(c) {
            c.error(new Error('E'));
          },
        }),
      ),
    );
    spin(60);
    r.on('data', (d) => log('d', String(d), '@' + mt));
  },
  rerrl() {
    let c;
    const r = w(
      'r',
      Readable.fromWeb(
        new ReadableStream({
          start(k) {
            c = k;
          },
        }),
      ),
    );
    setImmediate(() => {
      spin(30);
      c.error(new Error('late'));
    });
  },
  rclosel() {
    let c;
    const r = w(
      'r',
      Readable.fromWeb(
        new ReadableStream({
          start(k) {
            c = k;
          },
        }),
      ),
    );
    r.resume();
    setImmediate(() => {
      spin(30);
      c.close();
    });
  },
  rbad() {
    const r = w(
      'r',
      Readable.fromWeb(
        new ReadableStream({
          pull(c) {
            c.enqueue(42);
            c.close();
          },
        }),
      ),
    );
    spin(60);
    r.on('data', (d) => log('d', String(d), '@' + mt));
  },
  rthrow() {
    const r = w(
      'r',
      Readable.fromWeb(
        new ReadableStream({
          pull(c) {
            c.enqueue('a');
            c.close();
          },
        }),
      ),
    );
    r.on('data', () => {
      throw new Error('in data');
    });
  },
  wd() {
    const r = w(
      'w',
      Writable.fromWeb(
        new WritableStream({
          close() {
            log('wclose');
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      ),
    );
    spin(30);
    r.destroy();
  },
  wde() {
    const r = w(
      'w',
      Writable.fromWeb(
        new WritableStream({
          close() {
            log('wclose');
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      ),
    );
    spin(30);
    r.destroy(new Error('x'));
  },
  wdrej() {
    const r = w(
      'w',
      Writable.fromWeb(
        new WritableStream({
          close() {
            throw new Error('cl');
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      ),
    );
    spin(30);
    r.destroy();
  },
  wdreje() {
    const r = w(
      'w',
      Writable.fromWeb(
        new WritableStream({
          close() {
            throw new Error('cl');
          },
          abort(e) {
            throw new Error('ab');
          },
        }),
      ),
    );
    spin(30);
    r.destroy(new Error('x'));
  },
  wend() {
    const r = w(
      'w',
      Writable.fromWeb(
        new WritableStream({
          close() {
            log('wclose', '@' + mt);
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      ),
    );
    spin(30);
    r.end(() => log('endcb', '@' + mt));
  },
  wendrej() {
    const r = w(
      'w',
      Writable.fromWeb(
        new WritableStream({
          close() {
            throw new Error('cl');
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      ),
    );
    spin(30);
    r.end((e) => log('endcb', e?.message, '@' + mt));
  },
  wwrite() {
    const r = w(
      'w',
      Writable.fromWeb(
        new WritableStream({
          write(c) {
            log('web', String(c), '@' + mt);
          },
          close() {
            log('wclose', '@' + mt);
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      ),
    );
    spin(60);
    r.write('a', (e) => log('cb', e, '@' + mt));
    r.write('b', (e) => log('cb2', e, '@' + mt));
    r.write('c');
    r.end();
  },
  wwrite1() {
    const r = w(
      'w',
      Writable.fromWeb(
        new WritableStream({
          write(c) {
            log('web', String(c), '@' + mt);
          },
          close() {
            log('wclose', '@' + mt);
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      ),
    );
    spin(60);
    r.write('a', (e) => log('cb', e, '@' + mt));
  },
  wwritee() {
    const r = w(
      'w',
      Writable.fromWeb(
        new WritableStream({
          write(c) {
            throw new Error('we');
          },
          close() {
            log('wclose', '@' + mt);
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      ),
    );
    spin(60);
    r.write('a', (e) => log('cb', e?.message, '@' + mt));
    r.write('b', (e) => log('cb2', e?.message, '@' + mt));
  },
  wwritee2() {
    const r = w(
      'w',
      Writable.fromWeb(
        new WritableStream({
          write(c) {
            if (c.toString() === 'b') throw new Error('we');
          },
          close() {
            log('wclose', '@' + mt);
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      ),
    );
    spin(60);
    r.write('a', (e) => log('cb', e?.message, '@' + mt));
    r.write('b', (e) => log('cb2', e?.message, '@' + mt));
    r.write('c', (e) => log('cb3', e?.message, '@' + mt));
  },
  wclosed() {
    let c;
    const ws = new WritableStream({
      start(k) {
        c = k;
      },
    });
    const r = w('w', Writable.fromWeb(ws));
    setImmediate(() => {
      spin(30);
      c.error(new Error('ctl'));
    });
  },
  wcb() {
    const r = w('w', Writable.fromWeb(new WritableStream({})));
    r.write('a', (e) => {
      throw new Error('in cb');
    });
  },
  wdw() {
    const r = w(
      'w',
      Writable.fromWeb(
        new WritableStream({
          write() {
            return new Promise(() => {});
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      ),
    );
    spin(30);
    r.write('a', (e) => log('cb', e?.message));
    r.destroy(new Error('D'));
  },
  wdw2() {
    const r = w(
      'w',
      Writable.fromWeb(
        new WritableStream({
          write() {
            return new Promise((r) => setImmediate(r));
          },
          close() {
            log('wclose');
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      ),
    );
    spin(30);
    r.write('a', (e) => log('cb', e?.message));
    r.write('b', (e) => log('cbb', e?.message));
    r.destroy();
  },
  dd() {
    const r = w(
      'd',
      Duplex.fromWeb({
        readable: new ReadableStream({
          cancel(e) {
            log('cancel', e);
          },
        }),
        writable: new WritableStream({
          close() {
            log('wclose');
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      }),
    );
    spin(30);
    r.destroy();
  },
  dde() {
    const r = w(
      'd',
      Duplex.fromWeb({
        readable: new ReadableStream({
          cancel(e) {
            log('cancel', e?.message);
          },
        }),
        writable: new WritableStream({
          close() {
            log('wclose');
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      }),
    );
    spin(30);
    r.destroy(new Error('x'));
  },
  ddr() {
    const r = w(
      'd',
      Duplex.fromWeb({
        readable: new ReadableStream({
          cancel(e) {
            throw new Error('c');
          },
        }),
        writable: new WritableStream({
          close() {
            log('wclose');
          },
          abort(e) {
            throw new Error('a');
          },
        }),
      }),
    );
    spin(30);
    r.destroy(new Error('x'));
  },
  ddr2() {
    const r = w(
      'd',
      Duplex.fromWeb({
        readable: new ReadableStream({
          cancel(e) {
            throw new Error('c');
          },
        }),
        writable: new WritableStream({
          close() {
            log('wclose');
          },
          abort(e) {
            throw new Error('a');
          },
        }),
      }),
    );
    spin(30);
    r.destroy();
  },
  dend() {
    const r = w(
      'd',
      Duplex.fromWeb({
        readable: new ReadableStream({
          start(c) {
            c.close();
          },
        }),
        writable: new WritableStream({
          close() {
            log('wclose');
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      }),
    );
    spin(60);
    r.resume();
  },
  dend2() {
    const r = w(
      'd',
      Duplex.fromWeb({
        readable: new ReadableStream({
          start(c) {
            c.close();
          },
        }),
        writable: new WritableStream({
          close() {
            log('wclose');
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      }, { allowHalfOpen: true }),
    );
    spin(60);
    r.resume();
    setImmediate(() => {
      spin(40);
      r.end();
    });
  },
  dend3() {
    const r = w(
      'd',
      Duplex.fromWeb({
        readable: new ReadableStream({}),
        writable: new WritableStream({
          close() {
            log('wclose');
          },
          abort(e) {
            log('wabort', e?.message);
          },
        }),
      }),
    );
    spin(60);
    r.end();
  },
  dwrite() {
    const r = w('d', Duplex.fromWeb(new TransformStream()));
    spin(90);
    r.on('data', (d) => log('d', String(d), '@' + mt));
    r.write('a', (e) => log('cb', e, '@' + mt));
    r.write('b', (e) => log('cb2', e, '@' + mt));
    r.end();
  },
  derr() {
    const r = w(
      'd',
      Duplex.fromWeb(
        new TransformStream({
          transform() {
            throw new Error('T');
          },
        }),
      ),
    );
    spin(90);
    r.on('data', (d) => log('d', String(d), '@' + mt));
    r.write('a', (e) => log('cb', e?.message, '@' + mt));
    r.write('b', (e) => log('cb2', e?.message, '@' + mt));
    r.end();
  },
  tfrom() {
    const r = Transform.fromWeb;
    log(typeof r, r === Duplex.fromWeb);
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
