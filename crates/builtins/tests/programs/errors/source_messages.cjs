// Messages of the engine that name what is written in the program: destructuring, iterating, calling classes and what is no function.
'use strict';

const told = (run) => {
  try {
    run();
    console.log('nothing');
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
};

class Named { method({ inside }) { return inside; } }
const empty = {};

told(() => { Named(); });
told(() => { [1].map(Named); });
told(() => { Named.call(empty); });
told(() => { URL('x'); });

told(() => { const { a } = null; });
told(() => { const { a, b } = undefined; });
told(() => { const { a: renamed } = empty.missing; });
told(() => { const { 'a-b': c } = undefined; });
told(() => { const { a = 1 } = undefined; });
told(() => { const {} = undefined; });
told(() => { const { ...rest } = undefined; });
told(() => { const give = () => undefined; const { a } = give(1, 2); });
told(() => { let a; ({ a } = empty.missing); });
told(() => { for (const { a } of [undefined]); });
told(() => { [undefined].map(({ a }) => a); });
told(() => { new Named().method(); });
told(() => { (function f(first, { second }) { return second; })(1); });
told(() => {
  const {
    a,
    b,
  } = empty.far;
});

told(() => { const [a] = {}; });
told(() => { const [a] = null; });
told(() => { for (const x of empty); });
told(() => { for (const [k] of [1]); });
told(() => { [...empty]; });

told(() => { empty.nothing(); });
told(() => { ({}).f(); });
told(() => { const o = { a() { return {}; } }; o.a(1, 2).b(); });
told(() => { empty['a b'](); });
told(() => { 'x'.y(); });
told(() => { new Map().foo(); });

told(() => { early; const early = 1; });
told(() => { Object.freeze({ a: 1 }).a = 2; });
told(() => { const list = Object.freeze([1]); list[0] = 2; });
told(() => { const frozen = Object.freeze({ a: 1 }); delete frozen.a; });
told(() => { const closed = Object.preventExtensions({}); closed.more = 1; });
told(() => { 'a' in 5; });
told(() => { empty.a.b = 1; });
