// enterWith at the top of a module lasts across top-level awaits.
import { AsyncLocalStorage } from 'node:async_hooks';
const als = new AsyncLocalStorage();
als.enterWith('top');
await null;
console.log(als.getStore());
await new Promise((resolve) => als.run('inner', () => setImmediate(resolve)));
console.log(als.getStore());
setImmediate(() => console.log('immediate', als.getStore()));
