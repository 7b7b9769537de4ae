// Functions show what their author wrote, and native ones that they are native.
import { sep } from 'node:path';
import { AsyncLocalStorage } from 'node:async_hooks';
async function f(a, b = 1) { // comment
  const x = await a; /* ü */ if (sep) return x.stack;
  return b;
}
const arrow = async (x) => await x;
const arrow2 = async () => { for await (const x of []) { await x; } };
const m = ({ stack }) => stack;
const m2 = ({ message }) => message.length;
class K { #a = sep; async m() { await this.#a; } static async *g() { yield* [1]; yield 2; return await 3; } get [sep]() { return sep; } async
  *h() { const s = 'a'; yield s } plain() { return 1 } }
const o = { async q() { return sep; }, [`x`]: async () => sep, get z() { return sep } };
async function* gen(a) { 'use strict'; l: for await (const x of a) { continue l } yield* a; return arguments.length; }
const imp = () => import('node:fs');
const nested = () => async () => { await (async () => await 1)(); };
for (const fn of [f, arrow, arrow2, m, m2, K, K.prototype.m, K.g, K.prototype.h, K.prototype.plain, o.q, o.x, gen, imp, nested, nested(), Object.getOwnPropertyDescriptor(o, 'z').get,
  Function.prototype.toString, JSON.parse, JSON.stringify, Object.getOwnPropertyNames, Reflect.get, Error.captureStackTrace, Error.prototype.toString, Math.max, Map, (function () {}).bind(), f.bind(), Promise.prototype.then, Promise.resolve, Object.getPrototypeOf(gen.prototype).next, Proxy, new Proxy(f, {}), Symbol, Object.getOwnPropertyDescriptor(Map.prototype, 'size').get, Array.prototype[Symbol.iterator], new Function('a', 'return a'), Function.prototype]) {
  console.log(String(fn));
}
new AsyncLocalStorage().run(1, () => console.log(String(Promise.prototype.then)));
console.log(`${f}`.length, f.toString() === Function.prototype.toString.call(f), Function.prototype.toString.name, Function.prototype.toString.length);
try { Function.prototype.toString.call({}); } catch (e) { console.log(e.name, e.message); }
