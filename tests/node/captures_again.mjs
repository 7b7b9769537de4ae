// What a function captures is copied at each call, also if it is the same as at the last.
import { machine } from 'roata';

const list = [1];
async function push(x) {
  'use node';
  list.push(x);
  return list;
}
const core = machine.cores[0];
console.log('objects', await core.run(push, 2), await core.run(push, 3), list);

let zero = 0;
const text = 'equal';
async function tell() {
  'use node';
  return [zero, text];
}
console.log('equal ones', await core.run(tell), await core.run(tell));
zero = -0;
console.log('one that is not', await core.run(tell));

async function many() {
  'use node';
  return [long.length, long.at(-1)];
}
let long = `${'x'.repeat(5000)}a`;
console.log('a long text', await core.run(many));
long = `${'x'.repeat(5000)}b`;
console.log('another', await core.run(many));
