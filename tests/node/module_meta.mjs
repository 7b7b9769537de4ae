// Slices of ES modules have import.meta and import() of their module, and no `require`; node functions stand anywhere.
import { basename } from 'node:path';

async function meta() {
  'use node';
  return [basename(import.meta.url), basename(import.meta.filename), basename(import.meta.dirname), basename(import.meta.resolve('./captures/library.mjs')), typeof require];
}
console.log(await meta());

class Holder { field = async () => { 'use node'; return (await import('./captures/library.mjs')).helper(1); }; static own = async () => { 'use node'; return 'static'; }; }
console.log(await new Holder().field(), await Holder.own());

const list = [async () => { 'use node'; return 'in a list'; }, async (x) => { 'use node'; return x; }];
console.log(await list[0](), await list[1](2));
console.log(await ((f = async () => { 'use node'; return 'a default'; }) => f)()());
console.log(await (async () => { 'use node'; return 'without a name'; })());
console.log(await Promise.all([1, 2].map(async (n) => { 'use node'; return n * 2; })));
