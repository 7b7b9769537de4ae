// What cannot be cloned is an error that names the path to it.
import { any } from 'roata';
const weak = new WeakMap();
let later;
async function takes() {
  'use node';
  return 1;
}
async function captures() {
  'use node';
  return weak;
}
async function gives() {
  'use node';
  return () => 1;
}
async function givesDeep() {
  'use node';
  return { list: [1, Symbol('x')] };
}
const tell = (promise) => promise.then(() => console.log('fulfilled'), (error) => console.log(error.name, '|', error.message));
await tell(takes(() => 1));
await tell(takes(1, { a: { b: Symbol('x') } }));
await tell(captures());
await tell(gives());
await tell(givesDeep());
await tell(any([takes.with(1), 5]));
await tell(takes(1));
