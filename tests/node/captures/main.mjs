// What a node function may refer to: variables (copied at the call), functions and classes (shipped), imports (each core's own), node functions.
import { all, machine, node, self } from 'roata';
import * as path from 'node:path';
import data from './data.json' with { type: 'json' };
import { helper } from './library.mjs';

const fixed = 3;
let changing = 4;
var list = [1, 2];
const addFixed = (x) => x + fixed;
class Box { constructor(x) { this.x = x; } double() { return this.x * 2; } }

async function sum(x) {
  'use node';
  return addFixed(x) + changing + list.length + path.basename('/x/four').length + data.n + helper(x) + new Box(x).double();
}
console.log(await sum(1));
changing = 100;
console.log(await sum(1));

async function fib(n) {
  'use node';
  return n < 2 ? n : (await fib(n - 1)) + (await fib(n - 2));
}
console.log('a node function that calls itself', await fib(8));

async function outer() {
  'use node';
  return [await all([1, 2, 3].map((x) => sum.with(x))), self.kind];
}
console.log('one that calls others', await outer());

const made = [];
for (let i = 0; i < 3; i++) {
  const shift = i * 10;
  made.push(node(async (x) => {
    const fixed = x * 2;
    return [fixed, shift];
  }));
}
console.log('shadowed, and per iteration', await Promise.all(made.map((fn) => fn(1))));

async function applies(fn, x) {
  'use node';
  return fn(x);
}
console.log('one as an argument', await applies(fib, 6));

const thread = machine.cores[0].run(sum, 1);
console.log(thread.kind, thread.state, thread.parent === machine.cores[0], await thread, thread.state);
console.log(await machine.cores[1 % machine.cores.length].run(sum.with(1)));
