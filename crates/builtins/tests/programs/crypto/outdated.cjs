// Digests that OpenSSL gives to nobody any more, lengths of digests, and which of key and vector is refused first.
'use strict';
const crypto = require('crypto');
const show = (run) => {
  try {
    console.log(run());
  } catch (error) {
    console.log(error.name, error.message, JSON.stringify(error));
  }
};
for (const name of ['md4', 'whirlpool', 'RSA-MD4', 'nonsense']) {
  show(() => crypto.createHash(name));
  show(() => crypto.createHmac(name, 'key'));
  show(() => crypto.hash(name, 'text'));
}
show(() => crypto.hash('shake128', 'x', { outputLength: -1 }));
show(() => crypto.hash('sha1', 'x', { outputLength: 5 }));
show(() => crypto.createHash('sha1', { outputLength: 'x' }));
for (const [key, vector] of [['k', 'i'], ['k', Buffer.alloc(16)], [Buffer.alloc(16), 'i']]) show(() => crypto.createCipheriv('aes-128-cbc', key, vector));
