// How pipes and iterations of web streams end, counted in promise jobs.
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
const at = (l, p) => p.then((v) => log(l, JSON.stringify(v), '@' + mt), (e) => log(l, '!', e?.message ?? e, '@' + mt));
const W = (o = {}) =>
  new WritableStream({
    start(c) {
      c.signal.addEventListener('abort', () => log('signal@' + mt));
    },
    write(x) {
      log('write', x, '@' + mt);
    },
    close() {
      log('close@' + mt);
    },
    abort() {
      log('abort@' + mt);
    },
    ...o,
  });
const R = (o = {}, s) =>
  new ReadableStream({
    cancel(r) {
      log('cancel', r?.message ?? r, '@' + mt);
    },
    ...o,
  }, s);
const cases = {};
for (const t of ['now', 'later']) {
  const go = (f) =>
    t === 'now' ? f : () => {
      const x = f.make?.();
      setImmediate(() => f(x));
    };
  cases['errsrc_' + t] = () => {
    const r = R({
        start(c) {
          c.error(new Error('s'));
        },
      }),
      w = W();
    const f = () => {
      spin(40);
      at('p', r.pipeTo(w));
    };
    t === 'now' ? f() : setImmediate(f);
  };
  cases['errsrcPA_' + t] = () => {
    const r = R({
        start(c) {
          c.error(new Error('s'));
        },
      }),
      w = W();
    const f = () => {
      spin(40);
      at('p', r.pipeTo(w, { preventAbort: true }));
    };
    t === 'now' ? f() : setImmediate(f);
  };
  cases['closedsrc_' + t] = () => {
    const r = R({
        start(c) {
          c.close();
        },
      }),
      w = W();
    const f = () => {
      spin(40);
      at('p', r.pipeTo(w));
    };
    t === 'now' ? f() : setImmediate(f);
  };
  cases['closedsrcPC_' + t] = () => {
    const r = R({
        start(c) {
          c.close();
        },
      }),
      w = W();
    const f = () => {
      spin(40);
      at('p', r.pipeTo(w, { preventClose: true }));
    };
    t === 'now' ? f() : setImmediate(f);
  };
  cases['errdest_' + t] = () => {
    const r = R(),
      w = W({
        start(c) {
          c.error(new Error('d'));
        },
      });
    const f = () => {
      spin(40);
      at('p', r.pipeTo(w));
    };
    t === 'now' ? f() : setImmediate(f);
  };
  cases['closeddest_' + t] = () => {
    const r = R(), w = W();
    w.close();
    const f = () => {
      spin(40);
      at('p', r.pipeTo(w));
    };
    t === 'now' ? f() : setImmediate(f);
  };
  cases['aborted_' + t] = () => {
    const r = R(), w = W();
    const f = () => {
      spin(40);
      at('p', r.pipeTo(w, { signal: AbortSignal.abort(new Error('ab')) }));
    };
    t === 'now' ? f() : setImmediate(f);
  };
  cases['abortlate_' + t] = () => {
    const r = R(), w = W();
    const a = new AbortController();
    const f = () => {
      at('p', r.pipeTo(w, { signal: a.signal }));
      setImmediate(() => {
        spin(40);
        a.abort(new Error('x'));
      });
    };
    t === 'now' ? f() : setImmediate(f);
  };
  cases['errlate_' + t] = () => {
    let k;
    const r = R({
        start(c) {
          k = c;
        },
      }),
      w = W();
    const f = () => {
      at('p', r.pipeTo(w));
      setImmediate(() => {
        spin(40);
        k.error(new Error('x'));
      });
    };
    t === 'now' ? f() : setImmediate(f);
  };
  cases['errwrite_' + t] = () => {
    let k;
    const r = R({
        start(c) {
          k = c;
        },
      }, { highWaterMark: 5 }),
      w = W();
    const f = () => {
      at('p', r.pipeTo(w));
      setImmediate(() => {
        spin(40);
        k.enqueue(1);
        k.error(new Error('x'));
      });
    };
    t === 'now' ? f() : setImmediate(f);
  };
  cases['errwriteslow_' + t] = () => {
    let k;
    const r = R({
        start(c) {
          k = c;
        },
      }, { highWaterMark: 5 }),
      w = W({
        write(x) {
          log('write', x, '@' + mt);
          return new Promise((r) =>
            setImmediate(() => {
              spin(40);
              r();
            })
          );
        },
      });
    const f = () => {
      at('p', r.pipeTo(w));
      setImmediate(() => {
        spin(40);
        k.enqueue(1);
        k.enqueue(2);
        k.error(new Error('x'));
      });
    };
    t === 'now' ? f() : setImmediate(f);
  };
  cases['closelate_' + t] = () => {
    let k;
    const r = R({
        start(c) {
          k = c;
        },
      }),
      w = W();
    const f = () => {
      at('p', r.pipeTo(w));
      setImmediate(() => {
        spin(40);
        k.enqueue(1);
        k.close();
      });
    };
    t === 'now' ? f() : setImmediate(f);
  };
  cases['desterr_' + t] = () => {
    let k;
    const r = R(),
      w = W({
        start(c) {
          k = c;
        },
      });
    const f = () => {
      at('p', r.pipeTo(w));
      setImmediate(() => {
        spin(40);
        k.error(new Error('x'));
      });
    };
    t === 'now' ? f() : setImmediate(f);
  };
}
for (const pc of [false, true]) {
  cases['itret' + pc] = () => {
    const it = R({
      start(c) {
        c.enqueue(1);
      },
    }).values({ preventCancel: pc });
    spin(40);
    at('n', it.next());
    at('r', it.return('v'));
    at('n', it.next());
  };
  cases['itret2' + pc] = async () => {
    const it = R({
      start(c) {
        c.enqueue(1);
      },
    }).values({ preventCancel: pc });
    spin(40);
    await at('n', it.next());
    await at('r', it.return('v'));
    await at('n', it.next());
    await at('r', it.return('q'));
  };
  cases['itretfirst' + pc] = async () => {
    const it = R({
      start(c) {
        c.enqueue(1);
      },
    }).values({ preventCancel: pc });
    spin(40);
    await at('r', it.return('v'));
    await at('n', it.next());
  };
  cases['itbreak' + pc] = async () => {
    const s = R({
      start(c) {
        c.enqueue(1);
      },
    });
    spin(40);
    for await (const x of s.values({ preventCancel: pc })) {
      log(x, '@' + mt);
      break;
    }
    log('over@' + mt);
  };
  cases['itbreakbyte' + pc] = async () => {
    const s = R({
      type: 'bytes',
      pull(c) {
        c.enqueue(new Uint8Array(1));
      },
    });
    spin(40);
    for await (const x of s.values({ preventCancel: pc })) {
      log(x, '@' + mt);
      break;
    }
    log('over@' + mt);
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
