// What the Web Crypto API makes of numbers, bytes, names and keys of every kind, and in which words it refuses them.
const s = crypto.subtle;
const t = async (n, f) => { try { const r = await f(); console.log(n, '→', 'ok'); } catch (e) { console.log(n, '→', e?.name, e?.code, e?.message); } };
const k = await s.generateKey({ name: 'AES-CBC', length: 128 }, true, ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']), kg = await s.generateKey({ name: 'AES-GCM', length: 128 }, true, ['encrypt', 'decrypt']), kc = await s.generateKey({ name: 'AES-CTR', length: 128 }, true, ['encrypt']), h = await s.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign']), hk = await s.importKey('raw', new Uint8Array(4), 'HKDF', false, ['deriveBits', 'deriveKey']), pb = await s.importKey('raw', new Uint8Array(4), 'PBKDF2', false, ['deriveBits', 'deriveKey']), rs = await s.generateKey({ name: 'RSA-PSS', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }, true, ['sign', 'verify']), ro = await s.generateKey({ name: 'RSA-OAEP', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }, true, ['encrypt', 'decrypt']), ec = await s.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']), dh = await s.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits', 'deriveKey']);
const D = new Uint8Array(4), I = new Uint8Array(16);
const nums = [undefined, null, -1, 1.5, NaN, Infinity, '8', 'x', {}, 1n, Symbol('q'), 2 ** 40, 300, 70000];
const bufs = [undefined, null, 1, 'x', {}, [], new ArrayBuffer(16), new SharedArrayBuffer(16), new Uint8Array(new SharedArrayBuffer(16)), new Uint8Array(16)];
const hashes = [undefined, null, 1, 'x', {}, 'sha-256', { name: 'SHA-256' }, { name: 'x' }, 'SHA3-256', Symbol('q')];
const S = (v) => typeof v === 'bigint' ? v + 'n' : Object.prototype.toString.call(v) + String(typeof v === 'object' ? JSON.stringify(v) : String(v));
for (const v of nums) {
  await t('aes length ' + S(v), () => s.generateKey({ name: 'AES-CBC', length: v }, true, ['encrypt']));
  await t('hmac length ' + S(v), () => s.generateKey({ name: 'HMAC', hash: 'SHA-256', length: v }, true, ['sign']));
  await t('hmac imp length ' + S(v), () => s.importKey('raw', new Uint8Array(3), { name: 'HMAC', hash: 'SHA-256', length: v }, true, ['sign']));
  await t('modlen ' + S(v), () => s.generateKey({ name: 'RSA-PSS', modulusLength: typeof v === 'number' && v > 1000 ? 'q' : v, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }, true, ['sign']));
  await t('ctr length ' + S(v), () => s.encrypt({ name: 'AES-CTR', counter: I, length: v }, kc, D));
  await t('tagLength ' + S(v), () => s.encrypt({ name: 'AES-GCM', iv: I, tagLength: v }, kg, D));
  await t('iterations ' + S(v), () => s.deriveBits({ name: 'PBKDF2', hash: 'SHA-1', salt: D, iterations: typeof v === 'number' && v > 1000 ? 1 : v }, pb, 8));
  await t('salt ' + S(v), () => s.sign({ name: 'RSA-PSS', saltLength: v }, rs.privateKey, D));
  await t('bits length ' + S(v), () => s.deriveBits({ name: 'HKDF', hash: 'SHA-1', salt: D, info: D }, hk, v));
  await t('ecdh bits length ' + S(v), () => s.deriveBits({ name: 'ECDH', public: dh.publicKey }, dh.privateKey, v));
}
for (const v of bufs) {
  await t('iv cbc ' + S(v), () => s.encrypt({ name: 'AES-CBC', iv: v }, k, D));
  await t('iv gcm ' + S(v), () => s.encrypt({ name: 'AES-GCM', iv: v }, kg, D));
  await t('ad ' + S(v), () => s.encrypt({ name: 'AES-GCM', iv: I, additionalData: v }, kg, D));
  await t('counter ' + S(v), () => s.encrypt({ name: 'AES-CTR', counter: v, length: 8 }, kc, D));
  await t('salt hkdf' + S(v), () => s.deriveBits({ name: 'HKDF', hash: 'SHA-1', salt: v, info: D }, hk, 8));
  await t('info ' + S(v), () => s.deriveBits({ name: 'HKDF', hash: 'SHA-1', salt: D, info: v }, hk, 8));
  await t('salt pb ' + S(v), () => s.deriveBits({ name: 'PBKDF2', hash: 'SHA-1', salt: v, iterations: 1 }, pb, 8));
  await t('label ' + S(v), () => s.encrypt({ name: 'RSA-OAEP', label: v }, ro.publicKey, D));
  await t('exp ' + S(v), () => s.generateKey({ name: 'RSA-PSS', modulusLength: 512, publicExponent: v, hash: 'SHA-1' }, true, ['sign']));
  await t('data enc ' + S(v), () => s.encrypt({ name: 'AES-CBC', iv: I }, k, v));
  await t('imp ' + S(v), () => s.importKey('raw', v, 'AES-CBC', true, ['encrypt']));
  await t('imp jwk ' + S(v), () => s.importKey('jwk', v, 'AES-CBC', true, ['encrypt']));
}
for (const v of hashes) {
  await t('hmac hash ' + S(v), () => s.generateKey({ name: 'HMAC', hash: v, length: 8 }, true, ['sign']));
  await t('hmac imp hash ' + S(v), () => s.importKey('raw', D, { name: 'HMAC', hash: v }, true, ['sign']));
  await t('rsa hash ' + S(v), () => s.generateKey({ name: 'RSA-OAEP', modulusLength: 512, publicExponent: new Uint8Array([1, 0, 1]), hash: v }, true, []));
  await t('ecdsa hash ' + S(v), () => s.sign({ name: 'ECDSA', hash: v }, ec.privateKey, D));
  await t('hkdf hash ' + S(v), () => s.deriveBits({ name: 'HKDF', hash: v, salt: D, info: D }, hk, 8));
  await t('pbkdf2 hash ' + S(v), () => s.deriveBits({ name: 'PBKDF2', hash: v, salt: D, iterations: 1 }, pb, 8));
  await t('digest ' + S(v), () => s.digest(v, D));
  await t('spki hash ' + S(v), () => s.importKey('spki', D, { name: 'RSA-PSS', hash: v }, true, []));
}
for (const v of [undefined, null, 1, 'P-256', 'x', {}, Symbol('q'), { toString() {
  return 'P-256'; } }]) { await t('curve gen ' + S(v), () => s.generateKey({ name: 'ECDH', namedCurve: v }, true, ['deriveBits']));
  await t('curve imp ' + S(v), () => s.importKey('raw', D, { name: 'ECDH', namedCurve: v }, true, []));
}
for (const v of [undefined, null, 1, {}, dh.privateKey, ec.publicKey, h, dh]) {
  await t('public ' + S(v), () => s.deriveBits({ name: 'ECDH', public: v }, dh.privateKey, 8));
}
for (const v of [undefined, null, 1, {}, 'x', dh, h, ec.privateKey]) {
  await t('key enc ' + S(v), () => s.encrypt({ name: 'AES-CBC', iv: I }, v, D));
  await t('key sign ' + S(v), () => s.sign('HMAC', v, D));
  await t('key verify ' + S(v), () => s.verify('HMAC', v, D, D));
  await t('key dbits ' + S(v), () => s.deriveBits({ name: 'HKDF', hash: 'SHA-1', salt: D, info: D }, v, 8));
  await t('key dkey ' + S(v), () => s.deriveKey({ name: 'HKDF', hash: 'SHA-1', salt: D, info: D }, v, { name: 'AES-CBC', length: 128 }, true, ['encrypt']));
  await t('key exp ' + S(v), () => s.exportKey('raw', v));
  await t('key wrap ' + S(v), () => s.wrapKey('raw', v, k, { name: 'AES-CBC', iv: I }));
  await t('key wrap2 ' + S(v), () => s.wrapKey('raw', k, v, { name: 'AES-CBC', iv: I }));
  await t('key unwrap ' + S(v), () => s.unwrapKey('raw', D, v, { name: 'AES-CBC', iv: I }, 'AES-CBC', true, ['encrypt']));
}
for (const a of ['AES-CBC', 'HMAC', 'HKDF', 'x', 'SHA-1', 'ECDH', undefined, null, {}]) for (const m of ['encrypt', 'sign', 'deriveBits', 'generateKey', 'importKey', 'wrapKey', 'unwrapKey', 'deriveKey', 'digest', 'verify', 'decrypt']) {
  await t(m + ' alg ' + S(a), () => m === 'generateKey' ? s[m](a, true, ['encrypt']) : m === 'importKey' ? s[m]('raw', D, a, true, ['encrypt']) : m === 'wrapKey' ? s[m]('raw', k, k, a) : m === 'unwrapKey' ? s[m]('raw', D, k, a, 'AES-CBC', true, ['encrypt']) : m === 'deriveKey' ? s[m](a, hk, 'AES-CBC', true, ['encrypt']) : m === 'digest' ? s[m](a, D) : m === 'verify' ? s[m](a, h, D, D) : s[m](a, k, D));
}
for (const a of ['AES-CBC', { name: 'AES-CBC', length: 128 }, { name: 'AES-CBC', length: 1 }, { name: 'HMAC', hash: 'SHA-256' }, 'HMAC', { name: 'HMAC', hash: 'SHA-256', length: 0 }, { name: 'HMAC', hash: 'SHA-256', length: 9 }, 'HKDF', 'PBKDF2', 'ECDH', { name: 'ECDH', namedCurve: 'P-256' }, 'x', 'SHA-1', {}]) for (const us of [[], ['encrypt'], ['sign'], ['deriveBits'], ['bad']]) {
  await t('derived type ' + S(a) + us, () => s.deriveKey({ name: 'HKDF', hash: 'SHA-1', salt: D, info: D }, hk, a, us.length > 0 && us[0] !== 'deriveBits', us));
}
