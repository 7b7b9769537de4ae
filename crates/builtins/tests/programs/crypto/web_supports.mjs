// Public halves of private keys, and which operations are supported.
const s = crypto.subtle; const t = async (n, f) => { try { const k = await f(); console.log(n, '→', k instanceof CryptoKey ? [k.type, JSON.stringify(k.algorithm), k.extractable, k.usages].join() : String(k)); } catch (e) { console.log(n, '→', e?.constructor?.name, e?.name, e?.code, e?.message); } };
const ec = await s.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']), x = await s.generateKey('X25519', false, ['deriveBits']), rs = await s.generateKey({ name: 'RSA-OAEP', modulusLength: 1024, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }, true, ['encrypt', 'decrypt']), h = await s.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign']);
await t('ec', () => s.getPublicKey(ec.privateKey, ['verify']));
await t('ec[]', () => s.getPublicKey(ec.privateKey, []));
await t('ec sign', () => s.getPublicKey(ec.privateKey, ['sign']));
await t('ec pub', () => s.getPublicKey(ec.publicKey, ['verify']));
await t('x', () => s.getPublicKey(x.privateKey, []));
await t('x der', () => s.getPublicKey(x.privateKey, ['deriveBits']));
await t('rs', () => s.getPublicKey(rs.privateKey, ['encrypt']));
await t('h', () => s.getPublicKey(h, []));
await t('none', () => s.getPublicKey());
await t('bad', () => s.getPublicKey({}, []));
await t('badu', () => s.getPublicKey(ec.privateKey, ['x']));
await t('badu2', () => s.getPublicKey(ec.privateKey, 5));
await t('brand', () => SubtleCrypto.prototype.getPublicKey.call({}, ec.privateKey, []));
const pub = await s.getPublicKey?.(ec.privateKey, ['verify']); if (pub) console.log(Buffer.from(await s.exportKey('raw', pub)).equals(Buffer.from(await s.exportKey('raw', ec.publicKey))));
const S = SubtleCrypto.supports; const D = Object.getOwnPropertyDescriptor(SubtleCrypto, 'supports'); console.log(D && [D.writable, D.enumerable, D.configurable, D.value.length, D.value.name].join());
const ops = ['encrypt', 'decrypt', 'sign', 'verify', 'digest', 'generateKey', 'importKey', 'exportKey', 'deriveBits', 'deriveKey', 'wrapKey', 'unwrapKey', 'getPublicKey', 'get key length', 'bad', 'encapsulateKey', 'encapsulateBits'];
const I = new Uint8Array(16); const pe = new Uint8Array([1, 0, 1]);
const algs = ['AES-CBC', { name: 'AES-CBC', length: 128 }, { name: 'AES-CBC', length: 129 }, { name: 'AES-CBC', iv: I }, { name: 'AES-CBC', iv: pe }, { name: 'AES-GCM', iv: I }, { name: 'AES-GCM', iv: I, tagLength: 5 }, { name: 'AES-CTR', counter: I, length: 64 }, { name: 'AES-CTR', counter: I, length: 0 }, { name: 'AES-CTR', counter: I, length: 129 }, 'AES-KW', 'HMAC', { name: 'HMAC', hash: 'SHA-256' }, { name: 'HMAC', hash: 'SHA-256', length: 0 }, 'SHA-256', 'SHA-1', 'SHA3-256', 'MD5', 'ECDSA', { name: 'ECDSA', namedCurve: 'P-256' }, { name: 'ECDSA', namedCurve: 'P-999' }, { name: 'ECDSA', hash: 'SHA-256' }, { name: 'ECDH', namedCurve: 'P-256' }, { name: 'ECDH', public: await s.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']).then((k) => k.publicKey) }, 'Ed25519', 'X25519', { name: 'X25519', public: x.publicKey }, 'RSA-OAEP', { name: 'RSA-OAEP', hash: 'SHA-1' }, { name: 'RSA-PSS', modulusLength: 2048, publicExponent: pe, hash: 'SHA-256' }, { name: 'RSA-PSS', modulusLength: 2048, publicExponent: new Uint8Array([2]), hash: 'SHA-256' }, { name: 'RSA-PSS', saltLength: 5 }, 'RSASSA-PKCS1-v1_5', 'HKDF', { name: 'HKDF', hash: 'SHA-256', salt: I, info: I }, { name: 'PBKDF2', hash: 'SHA-256', salt: I, iterations: 1 }, { name: 'PBKDF2', hash: 'SHA-256', salt: I, iterations: 0 }, 'PBKDF2', {}, null, undefined, 5];
const nm = (a) => typeof a === 'object' && a ? a.name + Object.keys(a).slice(1).map((k) => k + (typeof a[k] === 'object' ? '' : a[k])).join() : String(a);
if (S) { for (const op of ops)
  for (const a of algs)
    await t(`supports ${op} ${nm(a)}`, () => S.call(SubtleCrypto, op, a));
for (const op of ['deriveBits', 'deriveKey', 'wrapKey', 'unwrapKey', 'encrypt', 'generateKey'])
  for (const a of [{ name: 'HKDF', hash: 'SHA-256', salt: I, info: I }, { name: 'PBKDF2', hash: 'SHA-256', salt: I, iterations: 1 }, { name: 'X25519', public: x.publicKey }, 'AES-KW', { name: 'AES-CBC', iv: I }])
  for (const e of [null, undefined, 0, 7, 8, 256, 257, 70000, 1e9, 'AES-CBC', { name: 'AES-CBC', length: 256 }, { name: 'HMAC', hash: 'SHA-256' }, 'HKDF', 'Ed25519', { name: 'RSA-PSS', hash: 'SHA-256' }, 'x', {}])
    await t(`supports3 ${op} ${nm(a)} ${nm(e)}`, () => S.call(SubtleCrypto, op, a, e));
await t('supports none', () => SubtleCrypto.supports());
await t('supports 1', () => SubtleCrypto.supports('encrypt')); }
