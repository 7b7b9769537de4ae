// Keys that are generated, and what is refused.
const s = crypto.subtle; const out = [];
const show = (k) => k instanceof CryptoKey ? [k.type, k.extractable, JSON.stringify(k.algorithm), k.usages.join()].join('|') : k?.publicKey ? show(k.publicKey) + ' & ' + show(k.privateKey) : k instanceof ArrayBuffer ? 'AB' + k.byteLength : typeof k === 'object' ? JSON.stringify(Object.keys(k).sort()) : String(k);
const t = async (n, f) => { try { const r = await f(); console.log(n, '→', show(r)); } catch (e) { console.log(n, '→', e?.constructor?.name, e?.name, e?.message, e?.cause?.message ? 'C' : ''); } };
const U = ['encrypt', 'decrypt', 'sign', 'verify', 'deriveKey', 'deriveBits', 'wrapKey', 'unwrapKey'];
const pe = new Uint8Array([1, 0, 1]);
const algs = { 'AES-CBC': [{ length: 128 }, {}, { length: 64 }, { length: 0 }, { length: 127 }, { length: '256' }, { length: -1 }, { length: 65536 + 128 }, { length: null }], 'AES-GCM': [{ length: 256 }, { length: 25 }], 'AES-CTR': [{ length: 192 }], 'AES-KW': [{ length: 128 }], HMAC: [{ hash: 'SHA-256' }, { hash: 'sha-1', length: 9 }, { hash: 'SHA-512', length: 0 }, {}, { hash: 'MD5' }, { hash: {} }, { hash: 'SHA-256', length: -1 }, { hash: { name: 'SHA-384' } }, { hash: 'SHA3-256' }, { hash: 'SHA3-512', length: 64 }], 'RSA-OAEP': [{ modulusLength: 1024, publicExponent: pe, hash: 'SHA-1' }, { modulusLength: 1024, publicExponent: new Uint8Array([2]), hash: 'SHA-1' }, { modulusLength: 1024, publicExponent: new Uint8Array(0), hash: 'SHA-1' }, { modulusLength: 1024, publicExponent: [1], hash: 'SHA-1' }, { publicExponent: pe, hash: 'SHA-1' }, { modulusLength: 1024, hash: 'SHA-1' }, { modulusLength: 1024, publicExponent: pe }, { modulusLength: 1024, publicExponent: new Uint8Array([1]), hash: 'SHA-256' }, { modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 0]), hash: 'SHA-256' }], 'RSA-PSS': [{ modulusLength: 1024, publicExponent: pe, hash: 'SHA-384' }], 'RSASSA-PKCS1-v1_5': [{ modulusLength: 1024, publicExponent: pe, hash: 'SHA-512' }, { modulusLength: 0, publicExponent: pe, hash: 'SHA-512' }], ECDSA: [{ namedCurve: 'P-256' }, { namedCurve: 'P-512' }, {}, { namedCurve: 'p-256' }, { namedCurve: 'secp256k1' }], ECDH: [{ namedCurve: 'P-384' }, { namedCurve: 'EC' }], Ed25519: [{}], X25519: [{}], HKDF: [{}], PBKDF2: [{}], 'SHA-256': [{}], '': [{}], 'AES': [{}], 'EC': [{}], 'aes-cbc': [{ length: 128 }] };
for (const [name, ps] of Object.entries(algs)) for (const p of ps) for (const us of [[], ['encrypt'], ['encrypt', 'decrypt'], ['sign', 'verify'], ['deriveBits'], ['wrapKey', 'unwrapKey'], ['decrypt', 'bad'], ['verify'], ['deriveKey', 'deriveBits', 'deriveKey'], U]) {
  await t(`gen ${name} ${JSON.stringify(p)} ${us}`, () => s.generateKey({ name, ...p }, us.length % 2 === 0, us));
}
for (const a of [undefined, null, 1, 'x', '', {}, [], { name: undefined }, { name: 'AES-CBC' }, { get name() {
  throw new Error('g'); } }, Symbol(), 'AES-CBC', { name: { toString() { return 'AES-CBC'; } }, length: 128 }]) { await t('gen alg ' + String(typeof a === 'object' && a ? Object.keys(a) : String(a)), () => s.generateKey(a, true, ['encrypt']));
  await t('digest alg ' + String(typeof a === 'object' && a ? Object.keys(a) : String(a)), () => s.digest(a, new Uint8Array(1)));
}
for (const u of [undefined, null, 1, 'encrypt', {}, ['ENCRYPT'], [null], new Set(['encrypt']), [Symbol()]]) {
  await t('gen usages ' + (u instanceof Set ? 'set' : Array.isArray(u) ? 'arr' + u.map(String) : String(u)), () => s.generateKey({ name: 'AES-CBC', length: 128 }, true, u));
}
for (const m of ['encrypt', 'decrypt', 'sign', 'verify', 'digest', 'generateKey', 'deriveKey', 'deriveBits', 'importKey', 'exportKey', 'wrapKey', 'unwrapKey']) {
  await t('noargs ' + m, () => s[m]());
}
for (const d of [undefined, null, 1, 'x', {}, [], new ArrayBuffer(1), new SharedArrayBuffer(1), new Uint8Array(new SharedArrayBuffer(1)), new DataView(new ArrayBuffer(2)), new Uint8Array(new ArrayBuffer(1, { maxByteLength: 4 })), new ArrayBuffer(1, { maxByteLength: 2 })]) {
  await t('digest data ' + Object.prototype.toString.call(d), () => s.digest('sha-256', d));
}
