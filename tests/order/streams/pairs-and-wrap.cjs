// The two sides of a duplexPair, and streams of the old kind wrapped.
'use strict';
const { Readable, Duplex, Writable, duplexPair, PassThrough, compose, Transform } = require('stream');
const log = console.log;
const w = (n, s) => {
  for (const e of ['end', 'close', 'error', 'finish', 'prefinish']) s.on(e, (x) => log(n, e, x?.message ?? ''));
  return s;
};
const E = require('events');
process.on('unhandledRejection', (e) => log('UR', e?.message));
const cases = {
  pairClose1() {
    const [a, b] = duplexPair();
    w('a', a);
    w('b', b);
    a.destroy();
  },
  pairClose2() {
    const [a, b] = duplexPair();
    w('a', a);
    w('b', b);
    a.destroy(new Error('x'));
    setImmediate(() => log(String(b.errored), b.destroyed));
  },
  pairClose3() {
    const [a, b] = duplexPair();
    w('a', a);
    w('b', b);
    a.end();
    b.resume();
    setImmediate(() => {
      log('imm');
      a.destroy();
    });
  },
  pairClose4() {
    const [a, b] = duplexPair();
    w('a', a);
    w('b', b);
    b.on('data', (d) => log('d', String(d)));
    a.write('q', () => log('wrote'));
    a.destroy();
  },
  pairClose5() {
    const [a, b] = duplexPair();
    w('a', a);
    w('b', b);
    a.on('close', () => log('A', b.destroyed));
    process.nextTick(() => log('tick', b.destroyed));
    a.destroy();
    log('sync', b.destroyed);
  },
  pairClose6() {
    const [a, b] = duplexPair();
    w('a', a);
    w('b', b);
    a.resume();
    b.resume();
    a.end();
    b.end();
  },
  pairPend() {
    const [a, b] = duplexPair();
    w('a', a);
    w('b', b);
    a.write('q', (e) => log('wrote', e?.message));
    b.destroy();
    setImmediate(() => setImmediate(() => log(a.writableLength, a.destroyed)));
  },
  pairPend2() {
    const [a, b] = duplexPair();
    w('a', a);
    w('b', b);
    a.write('q', (e) => log('wrote', e?.message));
    b.destroy(new Error('z'));
  },
  pairFinalAfter() {
    const [a, b] = duplexPair();
    w('a', a);
    w('b', b);
    a.end();
    b.destroy();
  },
  wrapOld() {
    const e = new E();
    e.readable = true;
    e.pause = () => log('pause');
    e.resume = () => log('resume');
    const r = w('r', Readable.wrap(e));
    setImmediate(() => {
      e.emit('data', 'a');
      e.emit('end');
      log('ended');
      process.nextTick(() =>
        process.nextTick(() => {
          e.emit('close');
          log('closed', r.destroyed);
        })
      );
    });
  },
  wrapOld2() {
    const e = new E();
    const r = w('r', Readable.wrap(e));
    setImmediate(() => {
      e.emit('close');
      log('closed', r.destroyed, String(r.errored));
    });
  },
  wrapOld3() {
    const e = new E();
    const r = w('r', Readable.wrap(e));
    setImmediate(() => {
      e.emit('data', 'a');
      e.emit('end');
      e.emit('close');
      log('closed', r.destroyed, String(r.errored));
    });
  },
  wrapOld4() {
    const e = new E();
    const r = w('r', Readable.wrap(e));
    r.resume();
    setImmediate(() => {
      e.emit('data', 'a');
      e.emit('end');
      e.emit('close');
      log('closed', r.destroyed, String(r.errored));
    });
  },
  wrapOld5() {
    const e = new E();
    const r = w('r', Readable.wrap(e));
    r.resume();
    setImmediate(() => {
      e.emit('error', new Error('o'));
      log('err', r.destroyed, String(r.errored));
      e.emit('destroy');
    });
  },
  wrapOld6() {
    const e = new E();
    const r = w('r', Readable.wrap(e));
    r.resume();
    setImmediate(() => {
      e.emit('destroy');
      log('d', r.destroyed, String(r.errored));
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
