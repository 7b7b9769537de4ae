// What is wrong with texts that are no scripts, in Node's words.
'use strict';

const vm = require('vm');

const texts = [
  'let [a, a] = b;', 'const [a];', 'for (const x;;) {}', 'f(a b)', 'function f(...a, b) {}', '[...a, b] = c', '({ a = 1 });', 'x: x: 1', 'switch (x) { default: default: }',
  'class A { x = arguments }', '((a)) => 1', 'for (let x, y of z);', '-1 ** 2', "'use strict'; private", 'a #p b', "'unterminated", '0b2', '1e', 'v\\u0061r x', 'for (let x = 1 of y) {}',
  "'use strict'; 010", "'use strict'; '\\01'", "function f(a, a) { 'use strict'; }", '(a, a) => 1', 'a++ = 1', '++a++', 'x.#y', 'new.target', 'import.meta', "new import('x')",
  'for await (x of y);', 'async function f(await) {}', 'function* g(yield) {}', "'use strict'; function f(eval) {}", "'use strict'; var yield", 'a?.`x`', 'class A { get constructor() {} }',
  'class A { async constructor() {} }', 'class A { #constructor }', 'class A { static prototype() {} }', '({ __proto__: 1, __proto__: 2 })', "'use strict'; if (1) function f() {}",
  'if (x) { let y; function y() {} }', 'break x;', 'x: { continue x; }', 'while () {}', 'x = /a/gg', '}', 'class A { x() { delete this.#a; } #a; }',
];
for (const text of texts) {
  try {
    new vm.Script(text);
    console.log(text, 'is a script');
  } catch (error) {
    console.log(`${text}   ${error.message}`);
  }
}
