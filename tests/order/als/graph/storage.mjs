// The storage that the modules share.
import { AsyncLocalStorage } from 'node:async_hooks';
export const als = globalThis.als = new AsyncLocalStorage();
export const log = (...what) => console.log(...what, als.getStore());
