// How Duplex.from and compose read what is behind them.
'use strict';
const { Readable, Duplex, PassThrough, compose, Transform, Writable } = require('stream');
const log = console.log;
const show = (n, s) =>
  log(
    n,
    s.eventNames().map((e) => `${String(e)}:${s.listenerCount(e)}`).sort().join(' '),
    'flow',
    s.readableFlowing,
    'paused',
    s.isPaused?.(),
    'len',
    s.readableLength,
  );
const cases = {
  dupf() {
    const r = new Readable({
      read(n) {
        this.n = (this.n ?? 0) + 1;
        log('_read', n, this.n);
        this.push(this.n > 4 ? null : 'a');
      },
    });
    const d = Duplex.from({ readable: r });
    show('r', r);
    setImmediate(() => {
      show('imm', r);
      d.on('readable', () => {
        log('readable', String(d.read()));
      });
      setImmediate(() => {
        show('imm2', r);
      });
    });
  },
  dupf2() {
    const r = new Readable({
      highWaterMark: 2,
      read(n) {
        this.n = (this.n ?? 0) + 1;
        log('_read', n, this.n);
        setImmediate(() => this.push(this.n > 8 ? null : 'abcd'));
      },
    });
    r.on('pause', () => log('pause'));
    r.on('resume', () => log('resume'));
    const d = Duplex.from({ readable: r });
    log(d.readableHighWaterMark);
    show('r', r);
    setImmediate(() => {
      show('imm', r);
      const go = () => {
        const c = d.read(4);
        log('read', String(c), d.readableLength);
        if (c || !d.readableEnded) setImmediate(go);
      };
      d.on('end', () => log('end'));
      go();
    });
  },
  dupf3() {
    const r = new Readable({
      objectMode: true,
      highWaterMark: 2,
      read(n) {
        this.n = (this.n ?? 0) + 1;
        log('_read', n, this.n);
        this.push(this.n > 40 ? null : { a: 1 });
      },
    });
    r.on('pause', () => log('pause'));
    r.on('resume', () => log('resume'));
    r.on('end', () => log('r end'));
    const d = Duplex.from({ readable: r });
    log(d.readableHighWaterMark);
    setImmediate(() => {
      show('imm', r);
      let k = 0;
      d.on('data', () => {
        log('d', ++k);
        if (k % 10 == 0) {
          d.pause();
          setImmediate(() => d.resume());
        }
      });
    });
  },
  comp() {
    const a = new PassThrough(), b = new PassThrough({ highWaterMark: 3 });
    const d = compose(a, b);
    b.on('pause', () => log('pause'));
    b.on('resume', () => log('resume'));
    show('a', a);
    show('b', b);
    d.write('abcdef');
    d.write('ghi');
    setImmediate(() => {
      show('imm', b);
      log(d.readableLength, String(d.read()), String(d.read()));
      d.end();
      d.on('data', (c) => log(String(c)));
    });
  },
  errLate() {
    const r = new Readable({ read() {} });
    const d = Duplex.from({ readable: r });
    r.push('a');
    r.push('b');
    setImmediate(() => {
      r.push(null);
      d.on('close', () => log('close'));
      d.on('end', () => log('end'));
      setImmediate(() => {
        show('d', d);
        d.on('data', (c) => log(String(c)));
      });
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
