// What `structuredClone` takes of other modules travels too: Blobs, Files, keys. What has state that no copy would have is refused, with the way to it.
import { createSecretKey } from 'node:crypto';
import { machine } from 'roata';

async function same(value) { 'use node'; return value; }
async function read(blob) { 'use node'; return [blob.constructor.name, await blob.text(), blob.name, blob.type]; }
async function makes() { 'use node'; return new Blob(['made there'], { type: 'a/b' }); }
async function sign(key) { 'use node'; const { createHmac } = await import('node:crypto'); return createHmac('sha256', key).update('x').digest('hex').slice(0, 8); }

console.log(await read(new Blob(['ab'])), await read(new File(['cd'], 'n.txt', { type: 'text/plain' })));
const made = await makes();
console.log(made instanceof Blob, made.type, await made.text());
const key = createSecretKey(Buffer.from('k'));
console.log(await sign(key), (await same({ deep: [key] })).deep[0].equals(key));
const web = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
const copy = await same(web);
console.log(copy instanceof CryptoKey, copy.algorithm.name, copy.usages);
for (const value of [new WritableStream(), { a: new TransformStream() }, new Headers(), [new Response('')], new FormData()]) {
  console.log(await same(value).catch((error) => `${error.name}: ${error.message}`));
}

const other = await machine.spawn({ cores: 1 });
console.log(await other.run(read, new Blob(['far'])));
console.log(await other.run(sign, key));
await other.stop();
