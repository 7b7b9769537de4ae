// A hash fed in pieces gives what it gives at once, whatever the pieces are; copies go their own way; every algorithm works.
'use strict';
const { createHash, createHmac, getHashes } = require('node:crypto');

const text = 'The quick brown fox \ud83d\ude00 jumps over the lazy dog. '.repeat(300);
const bytes = Buffer.from(text);
for (const name of ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha512-256', 'sha3-256', 'sha3-512', 'ripemd160', 'blake2b512', 'blake2s256']) {
  const whole = createHash(name).update(text).digest('hex');
  const fed = createHash(name);
  for (let i = 0; i < bytes.length; i += 1000) fed.update(bytes.subarray(i, i + 1000));
  const mixed = createHash(name).update(text.slice(0, 100)).update(bytes.subarray(Buffer.byteLength(text.slice(0, 100))));
  const hmac = createHmac(name, 'key').update(text).digest('base64url');
  console.log(name, whole, fed.digest('hex') === whole, mixed.digest('hex') === whole, hmac);
}
const first = createHash('sha256').update('a').update(Buffer.from('b'));
const second = first.copy();
console.log(first.update('c').digest('hex') === createHash('sha256').update('abc').digest('hex'));
console.log(second.update('d').digest('hex') === createHash('sha256').update('abd').digest('hex'));
console.log(createHash('sha1').update('\ud83d').update('\ude00').digest('hex'));
console.log(createHash('sha1').update(new Uint16Array([1, 2])).update(new DataView(new ArrayBuffer(3), 1)).digest('hex'));
console.log(['sha256', 'RSA-SHA512', 'sha3-384', 'shake128', 'ripemd'].every((name) => getHashes().includes(name)));
