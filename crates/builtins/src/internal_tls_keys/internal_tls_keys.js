// `internal/tls/keys`: private keys that are encrypted, and files of PKCS #12, as plain PEM. Node 26.
// Follows https://www.rfc-editor.org/rfc/rfc8018 (PBES2), https://www.rfc-editor.org/rfc/rfc7292 and, for keys of before, what `openssl rsa -aes256` writes.
'use strict';

const { Buffer } = require('buffer');
const { unavailable } = require('internal/tls');

const ENCRYPTED = /-----BEGIN ENCRYPTED PRIVATE KEY-----([^-]+)-----END ENCRYPTED PRIVATE KEY-----/;
const OLD = /-----BEGIN ([A-Z ]+ PRIVATE KEY)-----\s+Proc-Type: 4,ENCRYPTED\s+DEK-Info: ([^,\s]+),([0-9A-Fa-f]+)\s+([^-]+)-----END/;

/** The key without its encryption; one that is not encrypted as it is. */
function decrypted(pem, passphrase) {
  const text = pem.latin1Slice();
  const modern = ENCRYPTED.exec(text);
  if (modern !== null) {
    const [info, data] = childrenOf(read(Buffer.from(modern[1], 'base64')));
    return toPem('PRIVATE KEY', orBadDecrypt(() => checked(openPbes2(info, data.value, Buffer.from(passphrase ?? '')))));
  }
  const old = OLD.exec(text);
  if (old === null) return pem;
  const [, label, cipher, iv, body] = old;
  return toPem(label, orBadDecrypt(() => checked(openOld(cipher, Buffer.from(iv, 'hex'), Buffer.from(body, 'base64'), Buffer.from(passphrase ?? '')))));
}

function orBadDecrypt(open) {
  try {
    return open();
  } catch (error) {
    if (error.code === 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM') throw error;
    throw Object.assign(new Error('error:1C800064:Provider routines::bad decrypt'), {
      library: 'Provider routines', reason: 'bad decrypt', code: 'ERR_OSSL_BAD_DECRYPT',
    });
  }
}

/** With a wrong passphrase what comes out is hardly ever a sequence of the right length. */
function checked(der) {
  const { end } = read(der);
  if (der[0] !== SEQUENCE || end !== der.length) throw new Error('not a key');
  return der;
}

const toPem = (label, der) => Buffer.from(`-----BEGIN ${label}-----\n${der.toString('base64')}\n-----END ${label}-----\n`);

/** https://docs.openssl.org/3.5/man3/EVP_BytesToKey/ with MD5. */
function openOld(cipher, iv, body, passphrase) {
  const { createDecipheriv, createHash, getCipherInfo } = require('crypto');
  const about = getCipherInfo(cipher);
  if (about === undefined) throw unavailable(`A private key encrypted with ${cipher}`);
  let key = Buffer.alloc(0);
  for (let last = key; key.length < about.keyLength;) {
    last = createHash('md5').update(last).update(passphrase).update(iv.subarray(0, 8)).digest();
    key = Buffer.concat([key, last]);
  }
  const decipher = createDecipheriv(cipher, key.subarray(0, about.keyLength), iv);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

// ---- PBES2

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const SCRYPT = '1.3.6.1.4.1.11591.4.11';
const DIGESTS = {
  '1.2.840.113549.2.7': 'sha1', '1.2.840.113549.2.8': 'sha224', '1.2.840.113549.2.9': 'sha256', '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};
const CIPHERS = {
  '2.16.840.1.101.3.4.1.2': ['aes-128-cbc', 16], '2.16.840.1.101.3.4.1.22': ['aes-192-cbc', 24], '2.16.840.1.101.3.4.1.42': ['aes-256-cbc', 32],
};

function openPbes2(algorithm, data, passphrase) {
  const [name, parameters] = childrenOf(algorithm);
  if (oidOf(name) !== PBES2) throw unavailable(`A private key encrypted by algorithm ${oidOf(name)}`);
  const [derivation, encryption] = childrenOf(parameters);
  const [cipherName, iv] = childrenOf(encryption);
  const cipher = CIPHERS[oidOf(cipherName)];
  if (cipher === undefined) throw unavailable(`A private key encrypted by algorithm ${oidOf(cipherName)}`);
  const key = deriveKey(derivation, passphrase, cipher[1]);
  const decipher = require('crypto').createDecipheriv(cipher[0], key, iv.value);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}

function deriveKey(derivation, passphrase, length) {
  const { pbkdf2Sync, scryptSync } = require('crypto');
  const [name, parameters] = childrenOf(derivation);
  const [salt, ...rest] = childrenOf(parameters);
  if (oidOf(name) === SCRYPT) {
    const [N, r, p] = rest.map(numberOf);
    return scryptSync(passphrase, salt.value, length, { N, r, p, maxmem: 256 * N * r });
  }
  if (oidOf(name) !== PBKDF2) throw unavailable(`A private key whose encryption key is derived by ${oidOf(name)}`);
  const prf = rest.find(({ tag }) => tag === SEQUENCE);
  const digest = prf === undefined ? 'sha1' : DIGESTS[oidOf(childrenOf(prf)[0])];
  return pbkdf2Sync(passphrase, salt.value, numberOf(rest[0]), length, digest);
}

// ---- PKCS #12

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const KEY_BAG = '1.2.840.113549.1.12.10.1.1';
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';
const HASHES = {
  '1.3.14.3.2.26': ['sha1', 20, 64], '2.16.840.1.101.3.4.2.1': ['sha256', 32, 64], '2.16.840.1.101.3.4.2.2': ['sha384', 48, 128],
  '2.16.840.1.101.3.4.2.3': ['sha512', 64, 128],
};

/** `{ key, cert, ca }` as PEM: the key, its certificate, and the others. */
function readPfx(bytes, passphrase) {
  const file = readFile(bytes);
  const password = Buffer.from(passphrase ?? '');
  const [, content, mac] = childrenOf(file);
  const safe = octetsIn(childrenOf(content)[1]);
  if (mac !== undefined && !hasRightMac(mac, safe, passphrase ?? '')) throw new Error('mac verify failure');
  const bags = childrenOf(read(safe)).flatMap((part) => bagsIn(part, password));
  const certificates = [];
  let key;
  for (const bag of bags) {
    const [kind, holder] = childrenOf(bag);
    const value = childrenOf(holder)[0];
    switch (oidOf(kind)) {
      case KEY_BAG:
        key ??= value.whole;
        break;
      case SHROUDED_KEY_BAG: {
        const [info, data] = childrenOf(value);
        key ??= openPbes2(info, data.value, password);
        break;
      }
      case CERTIFICATE_BAG:
        certificates.push(octetsIn(childrenOf(value)[1]));
    }
  }
  const [own, ...others] = certificates.map((der) => toPem('CERTIFICATE', der));
  return { key: key && toPem('PRIVATE KEY', key), cert: own && Buffer.concat([own, ...others]), ca: others };
}

function readFile(bytes) {
  try {
    const file = read(bytes);
    if (file.tag === SEQUENCE && file.end <= bytes.length) return file;
  } catch {
    // It is too short for its own length.
  }
  throw new Error('not enough data');
}

function bagsIn(part, password) {
  const [kind, content] = childrenOf(part);
  if (oidOf(kind) === DATA) return childrenOf(read(octetsIn(content)));
  if (oidOf(kind) !== ENCRYPTED_DATA) throw unavailable('A file of PKCS #12 that is encrypted for a public key');
  const [, info] = childrenOf(childrenOf(content)[0]);
  const [, algorithm, data] = childrenOf(info);
  return childrenOf(read(openPbes2(algorithm, data.value, password)));
}

/** https://www.rfc-editor.org/rfc/rfc7292#appendix-B, with the identifier for integrity. */
function hasRightMac(mac, content, passphrase) {
  const { createHash, createHmac } = require('crypto');
  const [info, salt, iterations] = childrenOf(mac);
  const [algorithm, digest] = childrenOf(info);
  const hash = HASHES[oidOf(childrenOf(algorithm)[0])];
  if (hash === undefined) throw unavailable('The message authentication of this file of PKCS #12');
  const [name, length, block] = hash;
  const password = Buffer.alloc((passphrase.length + 1) * 2);
  password.write(passphrase, 'utf16le');
  password.swap16();
  const filled = (bytes) => Buffer.alloc(bytes.length === 0 ? 0 : block * Math.ceil(bytes.length / block), bytes);
  let key = Buffer.concat([Buffer.alloc(block, 3), filled(salt.value), filled(password)]);
  const rounds = iterations === undefined ? 1 : numberOf(iterations);
  for (let i = 0; i < rounds; i++) key = createHash(name).update(key).digest();
  return createHmac(name, key.subarray(0, length)).update(content).digest().equals(digest.value);
}

// ---- DER: https://www.itu.int/rec/T-REC-X.690

const SEQUENCE = 0x30;

/** The element at the front: `{ tag, value, whole, end }`. */
function read(bytes, at = 0) {
  const tag = bytes[at];
  let length = bytes[at + 1];
  let start = at + 2;
  if (length > 0x80) {
    const count = length & 0x7f;
    length = bytes.readUIntBE(start, count);
    start += count;
  }
  const end = start + length;
  return { tag, value: bytes.subarray(start, end), whole: bytes.subarray(at, end), end };
}

function childrenOf({ value }) {
  const children = [];
  for (let at = 0; at < value.length;) {
    const child = read(value, at);
    children.push(child);
    at = child.end;
  }
  return children;
}

/** The bytes in an octet string that another element holds. */
const octetsIn = (holder) => childrenOf(holder)[0].value;

const numberOf = ({ value }) => value.readUIntBE(0, value.length);

function oidOf({ value }) {
  const numbers = [Math.floor(value[0] / 40), value[0] % 40];
  if (numbers[0] > 2) numbers.splice(0, 2, 2, value[0] - 80);
  for (let at = 1, number = 0; at < value.length; at++) {
    number = number * 128 + (value[at] & 0x7f);
    if (value[at] < 128) {
      numbers.push(number);
      number = 0;
    }
  }
  return numbers.join('.');
}

Object.assign(exports, { decrypted, readPfx });
