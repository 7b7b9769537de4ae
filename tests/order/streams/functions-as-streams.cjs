// Functions made streams by Duplex.from, ended and destroyed at every time.
'use strict';
const { Readable, Duplex, PassThrough, compose, Transform, Writable } = require('stream');
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
const w = (n, s) => {
  for (const e of ['end', 'close', 'error', 'finish', 'prefinish']) s.on(e, (x) => log(n, e, x?.message ?? '', '@' + mt));
  return s;
};
process.on('unhandledRejection', (e) => log('UR', e?.message));
const gen = (l) =>
  async function* (src, { signal }) {
    signal.addEventListener('abort', () => log(l, 'abort', signal.reason?.name, '@' + mt));
    try {
      for await (const c of src) {
        log(l, 'got', String(c));
        yield c;
      }
      log(l, 'input over');
    } catch (e) {
      log(l, 'caught', e.name, e.code, e.message, '@' + mt);
      throw e;
    } finally {
      log(l, 'finally', '@' + mt);
    }
  };
const fn = (l) =>
  async function (src, { signal }) {
    signal.addEventListener('abort', () => log(l, 'abort', signal.reason?.name, '@' + mt));
    try {
      for await (const c of src) log(l, 'got', String(c));
      log(l, 'input over');
    } catch (e) {
      log(l, 'caught', e.name, e.code, e.message, '@' + mt);
      throw e;
    } finally {
      log(l, 'finally', '@' + mt);
    }
  };
const cases = {};
for (const [k, g] of Object.entries({ gen, fn })) {
  cases[k + '_destroy'] = () => {
    const d = w('d', Duplex.from(g('g')));
    spin(40);
    d.destroy();
  };
  cases[k + '_destroyE'] = () => {
    const d = w('d', Duplex.from(g('g')));
    spin(40);
    d.destroy(new Error('x'));
  };
  cases[k + '_destroyLater'] = () => {
    const d = w('d', Duplex.from(g('g')));
    d.resume();
    d.write('a');
    setImmediate(() => {
      spin(40);
      d.destroy();
    });
  };
  cases[k + '_destroyLaterE'] = () => {
    const d = w('d', Duplex.from(g('g')));
    d.resume();
    d.write('a');
    setImmediate(() => {
      spin(40);
      d.destroy(new Error('x'));
    });
  };
  cases[k + '_destroyNoRead'] = () => {
    const d = w('d', Duplex.from(g('g')));
    d.write('a', () => log('cb'));
    d.write('b', () => log('cb2'));
    setImmediate(() => {
      spin(40);
      d.destroy(new Error('x'));
    });
  };
  cases[k + '_end'] = () => {
    const d = w('d', Duplex.from(g('g')));
    d.resume();
    d.write('a');
    d.end('b');
  };
  cases[k + '_endNoRead'] = () => {
    const d = w('d', Duplex.from(g('g')));
    d.write('a');
    d.end('b');
  };
  cases[k + '_endDestroy'] = () => {
    const d = w('d', Duplex.from(g('g')));
    d.resume();
    d.end('b');
    setImmediate(() => d.destroy());
  };
}
cases.early = () => {
  const d = w(
    'd',
    Duplex.from(async function* (src) {
      for await (const c of src) {
        yield c;
        return;
      }
    }),
  );
  d.on('data', (c) => log(String(c)));
  d.write('a', () => log('cb'));
  d.write('b', () => log('cb2'));
  d.end(() => log('endcb'));
};
cases.early2 = () => {
  const d = w(
    'd',
    Duplex.from(async function (src) {
      for await (const c of src) return;
    }),
  );
  d.write('a', () => log('cb'));
  d.write('b', () => log('cb2'));
  d.end(() => log('endcb'));
};
cases.val = () => {
  const d = w(
    'd',
    Duplex.from(async function (src) {
      for await (const c of src) {}
      return 5;
    }),
  );
  d.write('a', () => log('cb'));
  d.end(() => log('endcb'));
};
cases.thr = () => {
  const d = w(
    'd',
    Duplex.from(async function (src) {
      throw new Error('T');
    }),
  );
  d.write('a', () => log('cb'));
  d.end(() => log('endcb'));
};
cases.thr2 = () => {
  const d = w(
    'd',
    Duplex.from(async function* (src) {
      throw new Error('T');
    }),
  );
  d.resume();
  d.write('a', (e) => log('cb', e?.message));
  d.end((e) => log('endcb', e?.message));
};
cases.two = () => {
  const d = w(
    'd',
    Duplex.from(async function* (src) {
      for await (const c of src) {
        yield c;
        yield '!';
      }
    }),
  );
  d.on('data', (c) => log('data', String(c)));
  d.write('a');
  d.write('b');
  d.end();
};
cases.sync = () => {
  try {
    Duplex.from(() => 5);
  } catch (e) {
    log(e.code, e.message);
  }
  try {
    Duplex.from(() => {});
  } catch (e) {
    log(e.code, e.message);
  }
  try {
    Duplex.from(function* () {
      yield 1;
    }).on('data', (c) => log(c));
  } catch (e) {
    log(e.code, e.message);
  }
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
