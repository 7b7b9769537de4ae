// What the engine says of texts that do not parse, and of some calls, reads as V8's words do.
'use strict';

const vm = require('vm');

const texts = [
  'a b', 'for (', 'let x y', '1 2', '"a" "b"', 'a = in', 'var if', 'const a;', '@', ')', '{', 'function(', 'class {', 'async function(){}', 'return', 'break',
  'continue', 'import x from "a"', 'export 1', 'throw\n1', 'let let', '1++ ++', '1 = 2', 'a?.b = 1', 'super.x', 'enum A {}', '/a', 'class A { constructor(){} constructor(){} }',
  'let a; let a', 'let b; var b', '"use strict"; var public', '"use strict"; eval = 1', '"use strict"; delete x', '"use strict"; with (a) {}', '0x', '1.a', '"\\x1"', '`\\u`',
  '({ get a(b) {} })', '({ set a() {} })', '([a.b()] = 1)', '(a) => { "use strict" } b', '({ a }) => { "use strict" }',
];
for (const text of texts) {
  try {
    new vm.Script(text);
    console.log('parses', text);
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
}

const q = 1;
for (const f of [
  () => { q = 2; }, () => `${Object.create(null)}`, () => 2n ** -1n, () => new Iterator(), () => new DataView({}), () => new Uint8Array(1).set([1, 2]),
  () => new Intl.DateTimeFormat('en', { timeZone: 'x' }), () => Symbol.prototype.toString.call(1), () => Object.defineProperty({}, 'a', { get() {}, value: 1 }), () => new (() => {})(),
]) {
  try {
    f();
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
}
