// Top-level await of something rejected, and of functions.
import { AsyncLocalStorage } from 'node:async_hooks';
const als = new AsyncLocalStorage();
als.enterWith('top');
const fails = () => new Promise((_, reject) => als.run('rejecter', () => setImmediate(reject, 'reason')));
try { await fails(); } catch (reason) { console.log(reason, als.getStore()); }
const inner = async () => { als.enterWith('inner'); await fails().catch(() => {}); return als.getStore(); };
console.log(await inner(), als.getStore());
console.log(await als.run('run', async () => { await null; return als.getStore(); }), als.getStore());
const { als: same, store } = await als.run('importer', () => import('data:text/javascript,export const als = 1; export const store = 2;'));
console.log(same, store, als.getStore());
