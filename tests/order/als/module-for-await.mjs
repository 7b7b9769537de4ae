// A module whose top level has for await and try.
import { AsyncLocalStorage } from 'node:async_hooks';
const als = new AsyncLocalStorage();
als.enterWith('top');
const settled = (value) => new Promise((resolve) => als.run('settler', () => setImmediate(resolve, value)));
for await (const value of [settled(1), settled(2)]) { console.log(value, als.getStore()); als.enterWith(`after ${value}`); }
try { await settled().then(() => { throw 'rejected'; }); } catch (reason) { console.log(reason, als.getStore()); } finally { await settled(); console.log('finally', als.getStore()); }
console.log(await settled('end'), als.getStore());
export const value = await settled('exported');
console.log(value, als.getStore());
