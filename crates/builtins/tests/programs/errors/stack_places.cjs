// Frames of stacks: the place of what is called, whose method a function is, constructions, accessors, assigned functions, the language's own functions.
'use strict';

const fail = () => { throw new Error('failed'); };

class Base {
  constructor(how) { if (how === 'construct') this.method(); }
  method() { throw new TypeError('failed'); }
  static ofClass() { this.name.missing.x; }
  get read() { return fail(); }
  #hidden() { fail(); }
  callHidden() { this.#hidden(); }
  arrow = () => { fail(); };
}

class Derived extends Base {
  own() { return fail ( ); }
}

const object = {
  method() { return undefined.x; },
  plain: function () { fail(); },
  arrow: () => fail(),
  get read() { return fail(); },
  inner: { deep() { null.x.y; } },
  named: function other() { fail(); },
};

exports.assigned = function () { fail(); };
function Old() { this.made = function () { fail(); }; }
Old.prototype.inherited = function () { new Base().method(); };
Old.attached = () => fail();

const missing = {};
const cases = {
  method: () => new Base().method(),
  construct: () => new Base('construct'),
  ofClass: () => Base.ofClass(),
  read: () => new Base().read,
  hidden: () => new Base().callHidden(),
  arrow: () => new Base().arrow(),
  own: () => new Derived().own(),
  objectMethod: () => object.method(),
  plain: () => object.plain(),
  objectArrow: () => object.arrow(),
  objectRead: () => object.read,
  deep: () => object.inner.deep(),
  named: () => object.named(),
  bare: () => { const { method } = object; method(); },
  assigned: () => exports.assigned(),
  made: () => new Old().made(),
  inherited: () => new Old().inherited(),
  attached: () => Old.attached(),
  property: () => missing.a.b,
  noFunction: () => missing.f(),
  noClass: () => new missing.Class(),
  unicode: () => 'ä😀' + missing.größe(),
  lines: () => missing
    .a
    .b,
  map: () => [1].map((x) => x.y.z),
  forEach: () => [1].forEach(fail),
  sort: () => [2, 1].sort(fail),
  from: () => Array.from([1], fail),
  parse: () => JSON.parse('{'),
  stringify: () => JSON.stringify({ toJSON() { fail(); } }),
  promise: () => new Promise(5),
  entries: () => new Map([1]),
  decode: () => decodeURIComponent('%'),
  repeat: () => 'x'.repeat(-1),
  digits: () => (1).toFixed(200),
  date: () => new Date(NaN).toISOString(),
  define: () => Object.defineProperty(1),
  pattern: () => RegExp('['),
  newPattern: () => new RegExp('['),
  reflect: () => Reflect.construct(Base, ['construct']),
};

for (const run of Object.values(cases)) {
  try {
    run();
    console.log('nothing', run);
  } catch (error) {
    const frames = error.stack.split('\n').filter((line) => line.startsWith('    at ') && !line.includes('node:') && !line.includes('Object.<anonymous>'));
    console.log(frames.map((line) => line.trim().slice('at '.length).replace(__dirname, '')).join('\n'), '\n');
  }
}
