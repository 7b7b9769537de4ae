// What does not depend on chance in the Web Crypto API: signatures, ciphers, derived and wrapped keys.
const s = crypto.subtle; const hex = (b) => Buffer.from(b).toString('hex'); const D = new TextEncoder().encode('hello world');
const t = async (n, f) => { try { console.log(n, await f()); } catch (e) { console.log(n, e?.name, e?.message); } };
const raw = (n) => Uint8Array.from({ length: n }, (_, i) => i);
for (const h of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'SHA3-256', 'SHA3-384', 'SHA3-512']) {
  await t('hmac ' + h, async () => hex(await s.sign('HMAC', await s.importKey('raw', raw(20), { name: 'HMAC', hash: h }, true, ['sign', 'verify']), D)));
  await t('hkdf ' + h, async () => hex(await s.deriveBits({ name: 'HKDF', hash: h, salt: raw(8), info: raw(3) }, await s.importKey('raw', raw(20), 'HKDF', false, ['deriveBits']), 256)));
  await t('pbkdf2 ' + h, async () => hex(await s.deriveBits({ name: 'PBKDF2', hash: h, salt: raw(8), iterations: 10 }, await s.importKey('raw', raw(20), 'PBKDF2', false, ['deriveBits']), 256)));
  await t('jwk hmac ' + h, async () => JSON.stringify(await s.exportKey('jwk', await s.importKey('raw', raw(20), { name: 'HMAC', hash: h }, true, ['verify', 'sign'])))); for (const l of [1, 9, 153, 160]) await t('hmac len ' + h + l, async () => { const k = await s.importKey('raw', raw(Math.ceil(l / 8)).fill(255), { name: 'HMAC', hash: h, length: l }, true, ['sign']); return hex(await s.exportKey('raw', k)) + k.algorithm.length + hex(await s.sign('HMAC', k, D)) + JSON.stringify(await s.exportKey('jwk', k)); });
}
for (const b of [16, 24, 32]) for (const n of ['AES-CBC', 'AES-CTR', 'AES-GCM', 'AES-KW']) {
  await t(n + b, async () => { const us = n === 'AES-KW' ? ['wrapKey', 'unwrapKey'] : ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']; const k = await s.importKey('raw', raw(b), n, true, us); const a = { name: n, iv: raw(16), counter: raw(16), length: 64 }; const j = JSON.stringify(await s.exportKey('jwk', k)); const w = await s.wrapKey('raw', await s.importKey('raw', raw(32), { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']), k, a); const u = await s.unwrapKey('raw', w, k, a, { name: 'HMAC', hash: 'SHA-1' }, true, ['sign']); return [n === 'AES-KW' ? '' : hex(await s.encrypt(a, k, D)), j, hex(w), hex(await s.exportKey('raw', u))].join(' '); });
}
for (const l of [8, 16, 120, 128, 127, 129, 0, 33]) for (const n of [0, 1, 15, 16, 17, 300]) {
  await t(`ctr ${l} ${n}`, async () => hex(await s.encrypt({ name: 'AES-CTR', counter: new Uint8Array(16).fill(255), length: l }, await s.importKey('raw', raw(16), 'AES-CTR', true, ['encrypt']), raw(n))).slice(0, 80));
}
for (const tl of [32, 64, 96, 128]) {
  await t('gcm tag' + tl, async () => { const k = await s.importKey('raw', raw(16), 'AES-GCM', true, ['encrypt', 'decrypt']); const c = await s.encrypt({ name: 'AES-GCM', iv: raw(12), tagLength: tl, additionalData: raw(5) }, k, D); return hex(c) + hex(await s.decrypt({ name: 'AES-GCM', iv: raw(12), tagLength: tl, additionalData: raw(5) }, k, c)); });
}
await t('gcm short', async () => s.decrypt({ name: 'AES-GCM', iv: raw(12) }, await s.importKey('raw', raw(16), 'AES-GCM', true, ['decrypt']), raw(3)));
await t('gcm emptyiv', async () => hex(await s.encrypt({ name: 'AES-GCM', iv: raw(0) }, await s.importKey('raw', raw(16), 'AES-GCM', true, ['encrypt']), raw(3))));
await t('cbc bad', async () => s.decrypt({ name: 'AES-CBC', iv: raw(16) }, await s.importKey('raw', raw(16), 'AES-CBC', true, ['decrypt']), raw(17)));
for (const l of [null, 0, 7, 8, 255, 256, 8160 * 8 + 8]) {
  await t('hkdf len ' + l, async () => (await s.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: raw(8), info: raw(3) }, await s.importKey('raw', raw(20), 'HKDF', false, ['deriveBits']), l)).byteLength);
  await t('pb len ' + l, async () => (await s.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt: raw(8), iterations: 1 }, await s.importKey('raw', raw(20), 'PBKDF2', false, ['deriveBits']), l)).byteLength);
}
for (const k of [{ name: 'AES-GCM', length: 256 }, { name: 'HMAC', hash: 'SHA-512' }, { name: 'HMAC', hash: 'SHA-1', length: 12 }, { name: 'AES-KW', length: 128 }, { name: 'HMAC', hash: 'SHA3-256' }, 'HKDF', 'PBKDF2']) {
  await t('derive ' + JSON.stringify(k), async () => { const kk = await s.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: raw(8), iterations: 1 }, await s.importKey('raw', raw(20), 'PBKDF2', false, ['deriveKey']), k, typeof k !== 'string', [k.name === 'HMAC' ? 'sign' : k.name === 'AES-KW' ? 'wrapKey' : typeof k === 'string' ? 'deriveBits' : 'encrypt']); return JSON.stringify(kk.algorithm) + (kk.extractable ? hex(await s.exportKey('raw', kk)) : ''); });
}
for (const c of ['P-256', 'P-384', 'P-521']) {
  await t('ecdsa ' + c, async () => { const { privateKey, publicKey } = await s.generateKey({ name: 'ECDSA', namedCurve: c }, true, ['sign', 'verify']); const out = []; for (const f of ['jwk', 'spki', 'raw', 'pkcs8']) { const key = f === 'pkcs8' ? privateKey : publicKey; const e = await s.exportKey(f, key); const i = await s.importKey(f, e, { name: 'ECDSA', namedCurve: c }, true, f === 'pkcs8' ? ['sign'] : ['verify']); out.push(i.type, i.usages.join()); } const sig = await s.sign({ name: 'ECDSA', hash: 'SHA-384' }, privateKey, D); out.push(sig.byteLength, await s.verify({ name: 'ECDSA', hash: 'SHA-384' }, publicKey, sig, D), await s.verify({ name: 'ECDSA', hash: 'SHA-256' }, publicKey, sig, D), await s.verify({ name: 'ECDSA', hash: 'SHA-256' }, publicKey, new Uint8Array(3), D)); const cmp = raw(0); return out.join(' '); });
  await t('compressed ' + c, async () => { const { publicKey } = await s.generateKey({ name: 'ECDH', namedCurve: c }, true, ['deriveBits']); const r = new Uint8Array(await s.exportKey('raw', publicKey)); const n = (r.length - 1) / 2; const comp = Uint8Array.of(2 + (r.at(-1) & 1), ...r.subarray(1, 1 + n)); const k = await s.importKey('raw', comp, { name: 'ECDH', namedCurve: c }, true, []); return hex(await s.exportKey('raw', k)) === hex(r); });
}
for (const [l, n] of [[1, 33], [1, 32], [2, 64], [2, 65], [8, 4096], [8, 4097]]) try { console.log(l, n, (await s.encrypt({ name: 'AES-CTR', counter: new Uint8Array(16).fill(255), length: l }, await s.importKey('raw', new Uint8Array(16), 'AES-CTR', true, ['encrypt']), new Uint8Array(n))).byteLength); } catch (e) { console.log(l, n, e.name, e.message, e.cause?.message); }
