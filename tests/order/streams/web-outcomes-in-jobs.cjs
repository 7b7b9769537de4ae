// What methods of sources, sinks and transformers give, and how many promise jobs later it is known.
'use strict';
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
  p.then((v) => log(l, typeof v === 'object' ? JSON.stringify(v) : v, '@' + mt), (e) => log(l, '!', e?.message ?? e, '@' + mt));
const cases = {};
for (const kind of ['sync', 'async', 'native', 'thenable', 'thrown', 'rejected']) {
  const f = (l, v) =>
    ({
      sync() {
        log(l, '@' + mt);
        return v;
      },
      async async() {
        log(l, '@' + mt);
        return v;
      },
      native() {
        log(l, '@' + mt);
        return Promise.resolve(v);
      },
      thenable() {
        log(l, '@' + mt);
        return {
          then(r) {
            r(v);
          },
        };
      },
      thrown() {
        log(l, '@' + mt);
        throw new Error(l);
      },
      rejected() {
        log(l, '@' + mt);
        return Promise.reject(new Error(l));
      },
    })[kind];
  cases['wclose_' + kind] = () => {
    const w = new WritableStream({ close: f('close') }).getWriter();
    spin(40);
    at('c', w.close());
    at('closed', w.closed);
  };
  cases['wabort_' + kind] = () => {
    const w = new WritableStream({ abort: f('abort') }).getWriter();
    spin(40);
    at('a', w.abort('x'));
    at('closed', w.closed);
    at('ready', w.ready);
  };
  cases['wstart_' + kind] = () => {
    try {
      spin(40);
      const w = new WritableStream({
        start: f('start'),
        write() {
          log('write@' + mt);
        },
      }).getWriter();
      at('w', w.write('x'));
      at('closed', w.closed);
      at('ready', w.ready);
    } catch (e) {
      log('thrown', e.message);
    }
  };
  cases['wwrite_' + kind] = () => {
    const w = new WritableStream({ write: f('write') }).getWriter();
    spin(40);
    at('w', w.write('x'));
    at('w2', w.write('y'));
    at('ready', w.ready);
    at('closed', w.closed);
  };
  cases['rstart_' + kind] = () => {
    try {
      spin(40);
      const r = new ReadableStream({
        start: f('start'),
        pull(c) {
          log('pull@' + mt);
          c.enqueue(1);
        },
      }).getReader();
      at('r', r.read());
      at('closed', r.closed);
    } catch (e) {
      log('thrown', e.message);
    }
  };
  cases['rpull_' + kind] = () => {
    let n = 0;
    const g = f('pull');
    spin(60);
    const r = new ReadableStream({
      pull(c) {
        c.enqueue(n++);
        return g();
      },
    }).getReader();
    at('r', r.read());
    at('r2', r.read());
    at('r3', r.read());
    at('closed', r.closed);
  };
  cases['rcancel_' + kind] = () => {
    spin(60);
    const r = new ReadableStream({ cancel: f('cancel') }).getReader();
    at('r', r.read());
    at('x', r.cancel('why'));
    at('closed', r.closed);
  };
  cases['ttrans_' + kind] = () => {
    spin(80);
    const g = f('transform');
    const t = new TransformStream({
      transform(x, c) {
        c.enqueue(x);
        return g();
      },
    });
    const w = t.writable.getWriter(), r = t.readable.getReader();
    at('w', w.write('a'));
    at('w2', w.write('b'));
    at('r', r.read());
    at('r2', r.read());
    at('c', w.close());
    at('r3', r.read());
  };
  cases['tflush_' + kind] = () => {
    spin(80);
    const t = new TransformStream({ flush: f('flush') });
    const w = t.writable.getWriter(), r = t.readable.getReader();
    at('w', w.write('a'));
    at('r', r.read());
    at('r2', r.read());
    at('c', w.close());
  };
  cases['tcancel_' + kind] = () => {
    spin(80);
    const t = new TransformStream({ cancel: f('cancel') });
    const w = t.writable.getWriter(), r = t.readable.getReader();
    at('w', w.closed);
    at('x', r.cancel('why'));
    at('ready', w.ready);
  };
  cases['tabort_' + kind] = () => {
    spin(80);
    const t = new TransformStream({ cancel: f('cancel') });
    const w = t.writable.getWriter(), r = t.readable.getReader();
    at('w', w.closed);
    at('x', w.abort('why'));
    at('r', r.read());
  };
  cases['tstart_' + kind] = () => {
    try {
      spin(80);
      const t = new TransformStream({
        start: f('start'),
        transform(x, c) {
          log('tr@' + mt);
          c.enqueue(x);
        },
      });
      const w = t.writable.getWriter(), r = t.readable.getReader();
      at('w', w.write(1));
      at('x', r.read());
      at('ready', w.ready);
    } catch (e) {
      log('thrown', e.message);
    }
  };
  cases['from_' + kind] = () => {
    spin(80);
    let n = 0;
    const g = f('next', { done: false, value: 7 });
    const r = ReadableStream.from({
      [Symbol.asyncIterator]() {
        return {
          next() {
            if (n++ === 2) return { done: true };
            return g();
          },
          return: f('return', {}),
        };
      },
    }).getReader();
    at('r', r.read());
    at('r2', r.read());
    at('x', r.cancel('z'));
  };
  cases['byte_' + kind] = () => {
    spin(80);
    const g = f('pull');
    const r = new ReadableStream({
      type: 'bytes',
      pull(c) {
        c.byobRequest.view[0] = 7;
        c.byobRequest.respond(1);
        return g();
      },
      cancel: f('cancel'),
    }).getReader({ mode: 'byob' });
    at('r', r.read(new Uint8Array(3)));
    at('r2', r.read(new Uint8Array(2)));
    at('x', r.cancel('z'));
  };
}

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
