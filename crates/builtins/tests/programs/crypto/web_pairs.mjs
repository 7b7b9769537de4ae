// Web Crypto's pairs of keys: generated, exported, imported, used; and what each of that refuses.
const { subtle } = globalThis.crypto;
const data = new TextEncoder().encode('text');
const publicExponent = new Uint8Array([1, 0, 1]);

async function show(name, act) {
  try {
    const value = await act();
    console.log(name, value instanceof ArrayBuffer ? value.byteLength : value);
  } catch (error) {
    console.log(name, error.constructor.name, error.name, error.code, error.message);
  }
}

const ALGORITHMS = [
  [{ name: 'RSASSA-PKCS1-v1_5', modulusLength: 1024, publicExponent, hash: 'SHA-256' }, ['sign', 'verify']],
  [{ name: 'RSA-PSS', modulusLength: 1024, publicExponent, hash: 'SHA-1' }, ['sign', 'verify']],
  [{ name: 'RSA-OAEP', modulusLength: 1024, publicExponent, hash: { name: 'sha-256' } }, ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']],
  [{ name: 'ECDSA', namedCurve: 'P-256' }, ['sign', 'verify']],
  [{ name: 'ecdh', namedCurve: 'P-521' }, ['deriveKey', 'deriveBits']],
  [{ name: 'Ed25519' }, ['sign', 'verify']],
  [{ name: 'X25519' }, ['deriveBits', 'deriveKey']],
];
const pairs = {};

for (const [algorithm, usages] of ALGORITHMS) {
  const { name } = algorithm;
  pairs[name] = await subtle.generateKey(algorithm, true, usages);
  for (const key of Object.values(pairs[name])) {
    console.log(key);
    const what = `${name} ${key.type}`;
    for (const format of ['spki', 'pkcs8', 'raw', 'raw-secret', 'zz']) await show(`${what} ${format}`, async () => typeof await subtle.exportKey(format, key));
    const form = key.type === 'public' ? 'spki' : 'pkcs8';
    const der = await subtle.exportKey(form, key);
    const jwk = await subtle.exportKey('jwk', key);
    console.log(Object.keys(jwk), jwk.alg, jwk.ext, jwk.key_ops);
    const { usages: own } = key;
    const importing = (format, keyData, asked = own, extractable = true, as = key.algorithm) => subtle.importKey(format, keyData, as, extractable, asked);
    await show(`${what} again`, async () => [(await importing(form, der)).usages, (await importing('jwk', jwk, own, false)).extractable]);
    await show(`${what} other usages`, () => importing(form, der, ['wrapKey', 'encrypt', 'sign']));
    await show(`${what} no usage`, () => importing(form, der, ['zz']));
    await show(`${what} without usages`, async () => (await importing(form, der, [])).type);
    await show(`${what} junk`, () => importing(form, new Uint8Array(5)));
    await show(`${what} object`, () => importing(form, {}));
    for (const wrong of [{ kty: 'zz' }, { alg: 'zz' }, { use: 'zz' }, { key_ops: [] }, { key_ops: ['sign', 'sign'] }, { ext: false }, { crv: 'zz' }]) {
      await show(`${what} jwk ${JSON.stringify(wrong)}`, async () => (await importing('jwk', { ...jwk, ...wrong })).type);
    }
    await show(`${what} empty jwk`, () => importing('jwk', {}));
    await show(`${what} not extractable`, async () => subtle.exportKey(form, await importing(form, der, own, false)));
  }
  await show(`${name} none`, () => subtle.generateKey(algorithm, true, []));
  await show(`${name} wrong`, () => subtle.generateKey(algorithm, true, ['zz']));
  await show(`${name} for others`, () => subtle.generateKey(algorithm, true, ['wrapKey', 'sign', 'deriveBits']));
}

for (const [name, parameters] of [['RSASSA-PKCS1-v1_5', {}], ['RSA-PSS', { saltLength: 20 }], ['ECDSA', { hash: 'SHA-512' }], ['Ed25519', {}]]) {
  const { publicKey, privateKey } = pairs[name];
  const algorithm = { name, ...parameters };
  const signature = await subtle.sign(algorithm, privateKey, data);
  console.log(name, signature.byteLength, await subtle.verify(algorithm, publicKey, signature, data), await subtle.verify(algorithm, publicKey, signature, new Uint8Array(3)));
  await show(`${name} public signs`, () => subtle.sign(algorithm, publicKey, data));
  await show(`${name} other key`, () => subtle.sign(algorithm, pairs.X25519.privateKey, data));
  await show(`${name} no key`, () => subtle.sign(algorithm, {}, data));
  await show(`${name} too little`, () => subtle.sign({ name }, privateKey, data));
}

const { publicKey: seals, privateKey: opens } = pairs['RSA-OAEP'];
const sealed = await subtle.encrypt('RSA-OAEP', seals, data);
console.log(new TextDecoder().decode(await subtle.decrypt('RSA-OAEP', opens, sealed)));
await show('other label', () => subtle.decrypt({ name: 'RSA-OAEP', label: data }, opens, sealed));
await show('too long', () => subtle.encrypt('RSA-OAEP', seals, new Uint8Array(200)));

for (const name of ['ecdh', 'X25519']) {
  const { publicKey, privateKey } = pairs[name];
  const algorithm = { name, public: publicKey };
  for (const length of [null, undefined, 0, 8, 13, 256, 1000]) await show(`${name} ${length}`, () => subtle.deriveBits(algorithm, privateKey, length));
  for (const other of [undefined, {}, privateKey, pairs.ECDSA.publicKey]) await show(`${name} other`, () => subtle.deriveBits({ name, public: other }, privateKey, 8));
  await show(`${name} key`, async () => (await subtle.deriveKey(algorithm, privateKey, { name: 'AES-GCM', length: 256 }, true, ['encrypt'])).algorithm);
}

const wrapping = await subtle.generateKey({ name: 'AES-KW', length: 128 }, true, ['wrapKey', 'unwrapKey']);
const aes = await subtle.generateKey({ name: 'AES-CBC', length: 256 }, true, ['encrypt']);
const wrapped = await subtle.wrapKey('raw', aes, wrapping, 'AES-KW');
await show('unwrapped', async () => (await subtle.unwrapKey('raw', wrapped, wrapping, 'AES-KW', 'AES-CBC', true, ['encrypt'])).algorithm);
await show('not wrapped', () => subtle.unwrapKey('raw', new Uint8Array(24), wrapping, 'AES-KW', 'AES-CBC', true, ['encrypt']));
for (const algorithm of ['zz', {}, null, 3]) await show('algorithm', () => subtle.generateKey(algorithm, true, ['sign']));
console.log(structuredClone(pairs.ECDSA.publicKey), structuredClone(wrapping).type);
