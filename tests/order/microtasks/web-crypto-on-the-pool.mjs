// What Node gives to its thread pool comes after all promise jobs of now; what is refused, and what keys are imported and exported, does not.
const { subtle } = crypto;
const bytes = (length) => new Uint8Array(length);
const aes = await subtle.importKey('raw', bytes(16), 'AES-GCM', true, ['encrypt', 'decrypt']);
const wrapping = await subtle.importKey('raw', bytes(16), 'AES-KW', true, ['wrapKey']);
const hmac = await subtle.importKey('raw', bytes(16), { name: 'HMAC', hash: 'SHA-1' }, true, ['sign', 'verify']);
const password = await subtle.importKey('raw', bytes(4), 'PBKDF2', false, ['deriveBits', 'deriveKey']);
const secret = await subtle.importKey('raw', bytes(4), 'HKDF', false, ['deriveBits']);
const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const pbkdf2 = { name: 'PBKDF2', salt: bytes(8), iterations: 2, hash: 'SHA-1' };
const hkdf = { name: 'HKDF', salt: bytes(8), info: bytes(1), hash: 'SHA-1' };
const gcm = { name: 'AES-GCM', iv: bytes(12) };

const calls = {
  'digest': () => subtle.digest('SHA-256', bytes(3)),
  'digest without name': () => subtle.digest('none', bytes(3)),
  'digest of a number': () => subtle.digest('SHA-256', 5),
  'digest of nothing': () => subtle.digest(),
  'generate HMAC': () => subtle.generateKey({ name: 'HMAC', hash: 'SHA-1' }, true, ['sign']),
  'generate AES': () => subtle.generateKey({ name: 'AES-CBC', length: 128 }, true, ['encrypt']),
  'generate for nothing': () => subtle.generateKey({ name: 'HMAC', hash: 'SHA-1' }, true, []),
  'import': () => subtle.importKey('raw', bytes(16), 'AES-GCM', true, ['encrypt']),
  'export': () => subtle.exportKey('jwk', aes),
  'sign': () => subtle.sign('HMAC', hmac, bytes(3)),
  'sign with the wrong key': () => subtle.sign('HMAC', aes, bytes(3)),
  'sign with the public key': () => subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.publicKey, bytes(3)),
  'verify': () => subtle.verify('HMAC', hmac, bytes(20), bytes(3)),
  'encrypt': () => subtle.encrypt(gcm, aes, bytes(3)),
  'decrypt what is none': () => subtle.decrypt(gcm, aes, bytes(30)),
  'derive by PBKDF2': () => subtle.deriveBits(pbkdf2, password, 64),
  'derive by HKDF': () => subtle.deriveBits(hkdf, secret, 64),
  'derive nothing': () => subtle.deriveBits(hkdf, secret, 0),
  'derive a key': () => subtle.deriveKey(pbkdf2, password, { name: 'AES-CBC', length: 128 }, true, ['encrypt']),
  'wrap': () => subtle.wrapKey('raw', hmac, wrapping, 'AES-KW'),
};

for (const [name, call] of Object.entries(calls)) {
  let jobs = 0;
  let isOver = false;
  const beat = () => {
    if (!isOver && jobs++ < 50) queueMicrotask(beat);
  };
  const ended = call().then(String, String);
  beat();
  const outcome = await ended;
  isOver = true;
  console.log(`${name}: ${outcome}, ${jobs > 50 ? 'later' : `job ${jobs}`}`);
}
