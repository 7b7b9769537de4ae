// Promise 5 over the limits of a process: keys go along, but for those that nobody may read; what is too long for a message says so, and the machine goes on.
import { createSecretKey, createHmac, generateKeyPairSync, sign, verify } from 'node:crypto';
import { machine, node, transfer } from 'roata';

async function hmac(key, text) { 'use node'; return createHmac('sha256', key).update(text).digest('hex'); }
async function signs(key, text) { 'use node'; return sign(null, Buffer.from(text), key); }
async function encrypts(key, iv, text) { 'use node'; return crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text)); }
async function same(value) { 'use node'; return value; }
async function long(size) { 'use node'; return new Uint8Array(size); }
async function* longs(size) { 'use node'; yield 1; yield new Uint8Array(size); }
const say = (promise) => promise.then((value) => console.log('fulfilled', value), ({ name, code, message }) => console.log(name, code, '|', message));

const m = await machine.spawn({ cores: 1 });
const secret = createSecretKey(Buffer.from('a secret'));
console.log(await m.run(hmac, secret, 'text') === createHmac('sha256', secret).update('text').digest('hex'));
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
console.log(verify(null, Buffer.from('text'), publicKey, await m.run(signs, privateKey, 'text')));
console.log((await m.run(same, { publicKey })).publicKey.equals(publicKey));

const iv = new Uint8Array(12);
const aes = (extractable) => crypto.subtle.generateKey({ name: 'AES-GCM', length: 128 }, extractable, ['encrypt', 'decrypt']);
const open = await aes(true);
console.log(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, open, await m.run(encrypts, open, iv, 'text'))));
const closed = await aes(false);
await say(m.run(encrypts, closed, iv, 'text'));
console.log((await encrypts(closed, iv, 'text')).byteLength);

// Nothing has touched these bytes, so they cost nothing.
const size = 2 ** 30 + 2 ** 20;
const buffer = new ArrayBuffer(size);
await say(m.run(same, transfer(buffer, [buffer])));
await say(node(async (bytes) => bytes, { on: 'process', retries: 3, idempotent: true })(transfer(buffer, [buffer])));
await say(m.send(transfer(buffer, [buffer])));
console.log(buffer.byteLength === size);
await say(m.run(async (size) => { 'use node'; const buffer = new ArrayBuffer(size); return transfer(buffer, [buffer]); }, size));
console.log(await m.run(same, 'it goes on'));
await m.stop();
