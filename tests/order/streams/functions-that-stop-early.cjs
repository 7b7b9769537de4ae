// Functions made streams that want no more of what is written.
'use strict';
const { Duplex } = require('stream');
const log = console.log;
const w = (n, s) => {
  for (const e of ['end', 'close', 'error', 'finish', 'prefinish']) s.on(e, (x) => log(n, e, x?.message ?? ''));
  return s;
};
const cases = {
  a() {
    const d = w(
      'd',
      Duplex.from(async function (src) {
        for await (const c of src) return;
      }),
    );
    d.write('a', (e) => log('cb', e?.code));
    d.write('b', (e) => log('cb2', e?.code));
    d.end((e) => log('endcb', e?.code));
  },
  b() {
    const d = w(
      'd',
      Duplex.from(async function (src) {
        for await (const c of src) return;
      }),
    );
    d.write('a', (e) => log('cb', e?.code));
    setImmediate(() => {
      log('imm', d.destroyed);
      d.write('b', (e) => log('cb2', e?.code));
    });
  },
  c() {
    const d = w(
      'd',
      Duplex.from(async function (src) {
        return;
      }),
    );
    d.write('a', (e) => log('cb', e?.code));
    setImmediate(() => {
      log('imm', d.destroyed);
    });
  },
  d() {
    const d = w(
      'd',
      Duplex.from(async function (src) {
        return;
      }),
    );
    setImmediate(() => {
      log('imm', d.destroyed);
      d.write('a', (e) => log('cb', e?.code));
    });
  },
  e() {
    const d = w(
      'd',
      Duplex.from(async function (src) {
        return;
      }),
    );
    d.end((e) => log('endcb', e?.code));
  },
  f() {
    const d = w(
      'd',
      Duplex.from(async function* (src) {
        for await (const c of src) return;
      }),
    );
    d.resume();
    d.write('a', (e) => log('cb', e?.code));
    d.write('b', (e) => log('cb2', e?.code));
    d.end((e) => log('endcb', e?.code));
  },
  g() {
    const d = w(
      'd',
      Duplex.from(async function* (src, { signal }) {
        for await (const c of src) yield c;
      }),
    );
    d.write('a', (e) => log('cb', e?.code));
    d.write('b', (e) => log('cb2', e?.code));
    d.on('data', () => d.destroy());
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
