// `internal/wire_kinds`: what of other modules travels with messages of workers and with calls of node functions alike: Blobs and keys (promise 5 of nodes.md:
// what `structuredClone` takes). How a kind is described is said in `internal/node_values`.
'use strict';

const { loaded } = require('internal/boot');

const BLOB = 21;
const KEY_OBJECT = 23;
const CRYPTO_KEY = 24;

/** Each is looked for only where a program has loaded its module. */
const kinds = [
  {
    tag: BLOB,
    is: (object) => loaded('internal/blob')?.isBlob(object) === true,
    encode: (blob) => [require('internal/blob').bytesIn(blob), blob.type, blob.name, blob.lastModified],
    decode([bytes, type, name, lastModified]) {
      const { Blob, File } = require('internal/blob');
      return name === undefined ? new Blob([bytes], { type }) : new File([bytes], name, { type, lastModified });
    },
  },
  {
    tag: KEY_OBJECT,
    is: (object) => loaded('internal/crypto_keys')?.isKeyObject(object) === true,
    encode: (key) => [key.type, require('internal/crypto_keys').bytesOfKey(key)],
    decode: ([type, bytes]) => require('internal/crypto_keys').keyOf(type, bytes),
  },
  {
    tag: CRYPTO_KEY,
    is: (object) => loaded('internal/crypto_web_keys')?.bytesOfKey(object) !== undefined,
    keeps: (key) => (key.extractable ? undefined : 'it is not extractable'),
    encode: (key) => [key.type, require('internal/crypto_web_keys').bytesOfKey(key), key.algorithm, key.extractable, key.usages],
    decode: ([type, bytes, ...rest]) => require('internal/crypto_web_keys').makeCryptoKey(type, require('buffer').Buffer.from(bytes), ...rest),
  },
];

let isTaught = false;

function teach({ registerKind }) {
  if (isTaught) return;
  isTaught = true;
  kinds.forEach(registerKind);
}

module.exports = { teach };
