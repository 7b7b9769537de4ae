// Row A7: names that nothing in the module declares are looked up with the caller: its globals, then functions by name; an error names the chain searched.
import { machine } from 'roata';

globalThis.config = { depth: 3, list: new Set([1]) };
globalThis.unused = () => {};
machine.define('helper', (x) => `helped ${x}`);
export async function exported(x) { return x + 1; }

async function uses() { 'use node'; return [config, await helper(1), await exported(2), typeof nothing]; }
async function nested() { 'use node'; return inner(); }
async function inner() { 'use node'; return [config.depth, await helper(2)]; }
async function lacks() { 'use node'; return nothingAtAll + 1; }
async function guarded() { 'use node'; try { return missing; } catch (error) { return `${error.name} ${error.searched.length}`; } }
async function own() { 'use node'; globalThis.mine = 5; return mine; }
async function standard() { 'use node'; return [typeof fetch, Math.max(1, 2), typeof setTimeout, new URL('a:b').href]; }

console.log(await uses());
console.log(await nested());
console.log(await lacks().catch((error) => `${error.name}: ${error.message.replace(/local-\d+/g, 'L').replace(/\/(core|thread)\/\d+/g, '/$1/N')}`));
console.log(await guarded(), await own());
config.depth = 4;
console.log((await uses())[0].depth, (await standard()).slice(1));
delete globalThis.config;
console.log(await uses().catch((error) => error.name));
