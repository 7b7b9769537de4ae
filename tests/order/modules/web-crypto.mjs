// The Web Crypto API for secret keys: HMAC, AES, PBKDF2, HKDF; what it refuses.
const { subtle } = crypto;
const raw = Buffer.alloc(16, 1);
const text = Buffer.from('hello world, this is text');
const shown = (value) => (value instanceof ArrayBuffer ? `<${Buffer.from(value).toString('hex')}>` : value);

async function attempt(name, act) {
  try {
    console.log(name, shown(await act()));
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
}

const hmac = await subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, true, ['verify', 'sign']);
console.log(hmac, hmac.usages, hmac.algorithm);
await attempt('digest', () => subtle.digest('SHA-256', raw));
await attempt('sign', () => subtle.sign('HMAC', hmac, text));
await attempt('verify', async () => subtle.verify('HMAC', hmac, await subtle.sign('HMAC', hmac, text), text));
await attempt('verify another', () => subtle.verify('HMAC', hmac, raw, text));
await attempt('raw', () => subtle.exportKey('raw', hmac));
await attempt('jwk', () => subtle.exportKey('jwk', hmac));
await attempt('spki', () => subtle.exportKey('spki', hmac));

const sha1 = { name: 'HMAC', hash: 'SHA-1' };
await attempt('usage', () => subtle.importKey('raw', raw, sha1, false, ['encrypt']));
await attempt('no usage', () => subtle.importKey('raw', raw, sha1, false, []));
await attempt('unknown usage', () => subtle.importKey('raw', raw, sha1, false, ['x']));
await attempt('no hash', () => subtle.importKey('raw', raw, 'HMAC', false, ['sign']));
await attempt('unknown hash', () => subtle.importKey('raw', raw, { name: 'HMAC', hash: 'x' }, false, ['sign']));
await attempt('unknown format', () => subtle.importKey('x', raw, sha1, false, ['sign']));
await attempt('unknown algorithm', () => subtle.importKey('raw', raw, 'x', false, ['sign']));
await attempt('no bytes', () => subtle.importKey('raw', 'x', sha1, false, ['sign']));
await attempt('too few', () => subtle.importKey('raw', raw));
await attempt('not extractable', async () => subtle.exportKey('raw', await subtle.importKey('raw', raw, sha1, false, ['sign'])));
await attempt('not for signing', async () => subtle.sign('HMAC', await subtle.importKey('raw', raw, sha1, false, ['verify']), raw));
for (const jwk of [{ kty: 'RSA' }, { kty: 'oct', k: 'AQEB', ext: false }, { kty: 'oct', k: 'AQEB', alg: 'HS256' }, { kty: 'oct', k: 'AQEB', use: 'enc' }, { kty: 'oct', k: 'AQEB', key_ops: ['verify'] }]) {
  await attempt('jwk', () => subtle.importKey('jwk', jwk, sha1, true, ['sign']));
}

const ciphers = [
  { name: 'AES-CBC', iv: Buffer.alloc(16, 2) }, { name: 'AES-CTR', counter: Buffer.alloc(16, 3), length: 64 },
  { name: 'AES-GCM', iv: Buffer.alloc(12, 4) }, { name: 'AES-GCM', iv: Buffer.alloc(12, 4), additionalData: raw, tagLength: 96 },
];
for (const cipher of ciphers) {
  const key = await subtle.importKey('raw', raw, cipher.name, true, ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']);
  const ciphered = await subtle.encrypt(cipher, key, text);
  console.log(cipher.name, shown(ciphered), Buffer.from(await subtle.decrypt(cipher, key, ciphered)).toString());
  await attempt('wrong', () => subtle.decrypt(cipher, key, cipher.name === 'AES-CTR' ? 3 : Buffer.alloc(5)));
  await attempt('wrapped', () => subtle.wrapKey('raw', hmac, key, cipher));
  const unwrapped = await subtle.unwrapKey('jwk', await subtle.wrapKey('jwk', hmac, key, cipher), key, cipher, { name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
  console.log(unwrapped.algorithm, unwrapped.usages);
}

const password = await subtle.importKey('raw', Buffer.from('pw'), 'PBKDF2', false, ['deriveBits', 'deriveKey']);
const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-256', salt: raw, iterations: 10 };
await attempt('bits', () => subtle.deriveBits(pbkdf2, password, 256));
await attempt('no length', () => subtle.deriveBits(pbkdf2, password, null));
await attempt('seven', () => subtle.deriveBits(pbkdf2, password, 7));
await attempt('no iterations', () => subtle.deriveBits({ ...pbkdf2, iterations: 0 }, password, 8));
await attempt('no salt', () => subtle.deriveBits({ ...pbkdf2, salt: undefined }, password, 8));
await attempt('key', async () => subtle.exportKey('raw', await subtle.deriveKey(pbkdf2, password, { name: 'AES-GCM', length: 256 }, true, ['encrypt'])));
await attempt('extractable', () => subtle.importKey('raw', raw, 'PBKDF2', true, ['deriveBits']));
const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: raw, info: raw };
const material = await subtle.importKey('raw', Buffer.from('pw'), 'HKDF', false, ['deriveBits']);
await attempt('bits', () => subtle.deriveBits(hkdf, material, 256));
await attempt('not for keys', () => subtle.deriveKey(hkdf, material, { name: 'AES-GCM', length: 256 }, true, ['encrypt']));
await attempt('too many', () => subtle.deriveBits(hkdf, material, 8 * 255 * 32 + 8));
await attempt('generated', async () => {
  const key = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-512' }, true, ['sign']);
  return [key.algorithm, key.usages, (await subtle.exportKey('raw', key)).byteLength];
});
await attempt('generated length', () => subtle.generateKey({ name: 'AES-GCM', length: 3 }, true, ['encrypt']));
await attempt('generated for nothing', () => subtle.generateKey({ name: 'AES-GCM', length: 128 }, true, []));
