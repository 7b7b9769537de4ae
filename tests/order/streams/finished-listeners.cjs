// Listeners that finished() leaves on streams that are over, and on those that are not.
'use strict';
const stream = require('stream');
const { pipeline, Readable, Writable, PassThrough, finished } = stream;
const show = (n, s) => console.log(n, s.eventNames().map((e) => `${String(e)}:${s.listenerCount(e)}`).sort().join(' '));
const kinds = {
  destroyed: () => {
    const d = new PassThrough();
    d.destroy();
    return d;
  },
  errored: () => {
    const d = new PassThrough({});
    d.on('error', () => {});
    d.destroy(new Error('x'));
    return d;
  },
  ended: () => {
    const d = new Readable({
      read() {
        this.push(null);
      },
    });
    d.resume();
    return d;
  },
  noclose: () => {
    const d = new Readable({
      autoDestroy: false,
      read() {
        this.push(null);
      },
    });
    d.resume();
    return d;
  },
  wfin: () => {
    const d = new Writable({
      write(c, e, cb) {
        cb();
      },
    });
    d.end();
    return d;
  },
  wfinno: () => {
    const d = new Writable({
      autoDestroy: false,
      write(c, e, cb) {
        cb();
      },
    });
    d.end();
    return d;
  },
};
for (const [k, f] of Object.entries(kinds)) {
  const a = f();
  for (
    const [on, o] of Object.entries({
      plain: {},
      noerr: { error: false },
      clean: { cleanup: true },
      sig: { signal: new AbortController().signal },
    })
  ) {
    const x = f();
    finished(x, o, (e) => {
      console.log(k, on, 'cb', e?.code ?? e?.message);
      show('   in', x);
    });
    show(k + ' ' + on + ' sync', x);
    setImmediate(() => {
      finished(x, o, (e) => {
        console.log(k, on, 'cb2', e?.code ?? e?.message);
        show('   in', x);
      });
      show(k + ' ' + on + ' late', x);
    });
    setImmediate(() => setImmediate(() => show(k + ' ' + on + ' end', x)));
  }
}
