// AES of node:crypto: every mode in pieces, what is refused, secret keys as objects, streams.
const crypto = require('crypto');
const { createCipheriv, createDecipheriv, createSecretKey } = crypto;

const key16 = Buffer.alloc(16, 1);
const key32 = Buffer.alloc(32, 3);
const iv16 = Buffer.alloc(16, 2);
const iv12 = Buffer.alloc(12, 4);
const shown = (value) => (Buffer.isBuffer(value) ? `<${value.toString('hex')}>` : value);

function attempt(name, act) {
  try {
    console.log(name, shown(act()));
  } catch (error) {
    console.log(name, error.name, error.code, error.message, error.reason);
  }
}

const ciphers = [
  ['aes-128-ecb', key16, null], ['aes-128-cbc', key16, iv16], ['aes-192-cbc', Buffer.alloc(24, 5), iv16], ['aes-256-cbc', key32, iv16],
  ['aes-128-ctr', key16, Buffer.alloc(16, 255)], ['aes-256-ctr', key32, iv16], ['aes-256-gcm', key32, iv12], ['aes-128-gcm', key16, Buffer.alloc(20, 9)],
];
for (const [name, key, iv] of ciphers) {
  const isGcm = name.endsWith('gcm');
  for (const length of [0, 1, 16, 33, 100]) {
    const text = Buffer.alloc(length, 7);
    const cipher = createCipheriv(name, key, iv);
    if (isGcm && length > 1) cipher.setAAD(Buffer.from('additional'));
    const ciphered = Buffer.concat([cipher.update(text.subarray(0, 5)), cipher.update(text.subarray(5)), cipher.final()]);
    const decipher = createDecipheriv(name, key, iv);
    if (isGcm) {
      if (length > 1) decipher.setAAD(Buffer.from('additional'));
      decipher.setAuthTag(cipher.getAuthTag());
    }
    const plain = Buffer.concat([decipher.update(ciphered.subarray(0, 7)), decipher.update(ciphered.subarray(7)), decipher.final()]);
    console.log(name, length, shown(ciphered), isGcm && shown(cipher.getAuthTag()), plain.equals(text));
  }
}

attempt('no name', () => createCipheriv());
attempt('no key', () => createCipheriv('aes-128-cbc'));
attempt('no iv', () => createCipheriv('aes-128-cbc', key16));
attempt('iv null', () => createCipheriv('aes-128-cbc', key16, null));
attempt('unknown', () => createCipheriv('nope', key16, iv16));
attempt('key length', () => createCipheriv('aes-128-cbc', key32, iv16));
attempt('iv length', () => createCipheriv('aes-128-cbc', key16, iv12));
attempt('tag length', () => createCipheriv('aes-128-gcm', key16, iv12, { authTagLength: 3 }));
attempt('no padding', () => createCipheriv('aes-128-cbc', key16, iv16).setAutoPadding(false).final());
attempt('part of a block', () => {
  const cipher = createCipheriv('aes-128-cbc', key16, iv16).setAutoPadding(false);
  cipher.update('abc');
  return cipher.final();
});
attempt('bad padding', () => {
  const decipher = createDecipheriv('aes-128-cbc', key16, iv16);
  decipher.update(Buffer.alloc(16));
  return decipher.final();
});
attempt('nothing', () => createDecipheriv('aes-128-cbc', key16, iv16).final());
attempt('bad tag', () => {
  const decipher = createDecipheriv('aes-128-gcm', key16, iv12);
  decipher.setAuthTag(Buffer.alloc(16));
  decipher.update('abc');
  return decipher.final();
});

const cipher = createCipheriv('aes-128-cbc', '0123456789abcdef', 'fedcba9876543210');
attempt('data', () => cipher.update(3));
attempt('text', () => cipher.update('some text, more than a block', 'utf8', 'hex'));
attempt('encoding', () => cipher.update('more', 'utf8', 'base64'));
attempt('tag', () => cipher.getAuthTag());
attempt('additional', () => cipher.setAAD(Buffer.from('x')));
attempt('final', () => cipher.final('hex'));
attempt('final again', () => cipher.final());
attempt('update after', () => cipher.update('x'));

for (const name of ['aes-128-cbc', 'AES256', 'aes-192-ctr', 'aes-128-ecb', 'id-aes128-GCM', 'nope', 419]) console.log(name, crypto.getCipherInfo(name));
console.log(crypto.getCipherInfo('aes-128-gcm', { ivLength: 3 }), crypto.getCipherInfo('aes-128-cbc', { keyLength: 3 }));

const secret = createSecretKey('ff00', 'hex');
console.log(secret, secret.type, secret.symmetricKeySize, secret.export(), secret.export({ format: 'jwk' }), secret.equals(createSecretKey(Buffer.from([255, 0]))));
attempt('hmac', () => crypto.createHmac('sha256', secret).update('x').digest('hex'));
attempt('no secret', () => createSecretKey());
attempt('format', () => secret.export({ format: 'pem' }));
attempt('generated', () => crypto.generateKeySync('aes', { length: 256 }).symmetricKeySize);
attempt('generated length', () => crypto.generateKeySync('aes', { length: 3 }));
attempt('generated type', () => crypto.generateKeySync('nope', { length: 3 }));

const stream = createCipheriv('aes-128-cbc', createSecretKey(key16), iv16);
const parts = [];
stream.on('data', (part) => parts.push(part)).on('end', () => console.log('stream', shown(Buffer.concat(parts))));
stream.write('hello ');
stream.end('world');
