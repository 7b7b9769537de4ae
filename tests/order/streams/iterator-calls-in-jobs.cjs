// Calls of an async iterator over a stream, several at once, counted in promise jobs.
'use strict';
const { Readable } = require('stream');
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
const mk = {
  two: () => Readable.from(['a', 'b']),
  sync: () =>
    new Readable({
      objectMode: true,
      read() {
        this.n = (this.n ?? 0) + 1;
        this.push(this.n > 2 ? null : this.n);
      },
    }),
  ready: () => {
    const r = new Readable({ read() {} });
    r.push('a');
    r.push('b');
    r.push('c');
    return r;
  },
  empty: () => {
    const r = new Readable({ read() {} });
    r.push(null);
    return r;
  },
  err: () => {
    const r = new Readable({ read() {} });
    r.on('error', () => {});
    r.destroy(new Error('E'));
    return r;
  },
  pend: () => {
    const r = new Readable({ read() {} });
    setImmediate(() => {
      spin(40);
      r.push('late');
    });
    return r;
  },
};
mk.pend2 = () => {
  const r = new Readable({ objectMode: true, read() {} });
  setImmediate(() => {
    spin(40);
    r.push('l1');
    r.push('l2');
    r.push('l3');
  });
  return r;
};
mk.pendend = () => {
  const r = new Readable({ objectMode: true, read() {} });
  setImmediate(() => {
    spin(40);
    r.push('l1');
    r.push(null);
  });
  return r;
};
mk.penderr = () => {
  const r = new Readable({ objectMode: true, read() {} });
  setImmediate(() => {
    spin(40);
    r.push('l1');
    r.destroy(new Error('pe'));
  });
  return r;
};
mk.async = () =>
  Readable.from((async function* () {
    yield 1;
    await null;
    yield 2;
    yield 3;
  })());
const seq = {
  n: (it) => {
    at('n', it.next());
  },
  nn: (it) => {
    at('n', it.next());
    at('n2', it.next());
  },
  nnrn: (it) => {
    at('n', it.next());
    at('n2', it.next());
    at('r', it.return('v'));
    at('n3', it.next());
    at('n4', it.next());
  },
  r: (it) => {
    at('r', it.return('v'));
    at('n', it.next());
  },
  t: (it) => {
    at('t', it.throw(new Error('T')));
    at('n', it.next());
  },
  nt: (it) => {
    at('n', it.next());
    at('t', it.throw(new Error('T')));
    at('n2', it.next());
    at('r', it.return(3));
  },
  nr: (it) => {
    at('n', it.next());
    at('r', it.return(5));
    at('r2', it.return(6));
    at('t', it.throw(new Error('q')));
  },
  aw: async (it) => {
    try {
      await at('n', it.next());
      await at('n2', it.next());
      await at('r', it.return('x'));
      await at('n3', it.next());
      await at('r2', it.return('z'));
      await at('t', it.throw(new Error('w')));
    } catch {}
  },
  nnn: (it) => {
    at('n', it.next());
    at('n2', it.next());
    at('n3', it.next());
    at('n4', it.next());
    at('n5', it.next());
  },
  end: async (it) => {
    for (let i = 0; i < 5; i++) await at('n', it.next());
  },
  awt: async (it) => {
    await at('n', it.next());
    await at('t', it.throw(new Error('w')));
    await at('n', it.next());
  },
};
const cases = {};
for (const [k, f] of Object.entries(mk)) {
  for (const [s, g] of Object.entries(seq)) {
    cases[k + '_' + s] = () => {
      const r = f();
      r.on('error', () => {});
      spin(40);
      g(r[Symbol.asyncIterator]());
    };
    cases[k + '_' + s + '_later'] = () => {
      const r = f();
      r.on('error', () => {});
      setImmediate(() => {
        spin(40);
        g(r[Symbol.asyncIterator]());
      });
    };
  }
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
