// A .js file without a package is an ES module when its syntax says so.
import { basename } from 'node:path';
console.log(basename(import.meta.url), typeof require, this);
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('then'));
