// `internal/crypto_key_pairs`: pairs of keys, generated. Of `node:crypto`, Node 26.
// Follows https://nodejs.org/docs/latest-v26.x/api/crypto.html#cryptogeneratekeypairtype-options-callback
'use strict';

const { codes } = require('internal/errors');
const { validateFunction, validateInt32, validateObject, validateString, validateUint32 } = require('internal/validators');
const { Buffer } = require('buffer');
const { digestNumber } = require('internal/crypto_hash');
const { keyOf } = require('internal/crypto_keys');
const { checkPrivateEncoding, checkPublicEncoding, describe, encoded, invalid } = require('internal/crypto_key_forms');
const native = require('internal/crypto_asymmetric');

const { isView } = ArrayBuffer;

/** What the native side is told for each kind of key. */
const KINDS = {
  '__proto__': null,
  'rsa': (options) => rsaArguments(options),
  'rsa-pss': (options) => [...rsaArguments(options), ...pssArguments(options)],
  'ec': ecArguments,
  'ed25519': () => [],
  'x25519': () => [],
  'dh': dhArguments,
};

function rsaArguments({ modulusLength, publicExponent = 0x10001 }) {
  validateUint32(modulusLength, 'options.modulusLength');
  validateUint32(publicExponent, 'options.publicExponent');
  const exponent = Buffer.alloc(4);
  exponent.writeUInt32BE(publicExponent);
  return [modulusLength, exponent];
}

function pssArguments({ hashAlgorithm, mgf1HashAlgorithm, hash, mgf1Hash, saltLength }) {
  if (saltLength !== undefined) validateInt32(saltLength, 'options.saltLength', 0);
  if (hashAlgorithm !== undefined) validateString(hashAlgorithm, 'options.hashAlgorithm');
  if (mgf1HashAlgorithm !== undefined) validateString(mgf1HashAlgorithm, 'options.mgf1HashAlgorithm');
  if (hash !== undefined) throw noLonger('options.hash', hash);
  if (mgf1Hash !== undefined) throw noLonger('options.mgf1Hash', mgf1Hash);
  if (hashAlgorithm === undefined && mgf1HashAlgorithm === undefined && saltLength === undefined) return [-1];
  const digest = digestNumber(hashAlgorithm ?? 'sha1');
  const size = require('internal/crypto_hash').sizeOf(require('internal/crypto_hash').codeOf(hashAlgorithm ?? 'sha1'));
  return [digest, mgf1HashAlgorithm === undefined ? digest : digestNumber(mgf1HashAlgorithm), saltLength ?? size];
}

const noLonger = (name, value) => new codes.ERR_INVALID_ARG_VALUE(name, value, 'is no longer supported');

function ecArguments({ namedCurve, paramEncoding }) {
  validateString(namedCurve, 'options.namedCurve');
  if (paramEncoding !== undefined && paramEncoding !== null && paramEncoding !== 'named' && paramEncoding !== 'explicit') {
    throw invalid('options.paramEncoding', paramEncoding);
  }
  return [namedCurve];
}

function dhArguments({ group, prime, primeLength, generator }) {
  if (group !== undefined && group !== null) {
    for (const [name, other] of Object.entries({ prime, primeLength, generator })) {
      if (other !== undefined && other !== null) throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('group', name);
    }
    validateString(group, 'options.group');
    const { prime: p, generator: g } = require('internal/crypto_agreement').groupNamed(group);
    return [p, g];
  }
  const g = Buffer.from([generator ?? 2]);
  if (generator !== undefined && generator !== null) validateInt32(generator, 'options.generator', 0);
  if (prime !== undefined && prime !== null) {
    if (primeLength !== undefined && primeLength !== null) throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('prime', 'primeLength');
    if (!isView(prime)) throw new codes.ERR_INVALID_ARG_TYPE('options.prime', ['Buffer', 'TypedArray', 'DataView'], prime);
    return [prime, g];
  }
  if (primeLength === undefined || primeLength === null) {
    throw Object.assign(new TypeError('At least one of the group, prime, or primeLength options is required'), { code: 'ERR_MISSING_OPTION' });
  }
  validateInt32(primeLength, 'options.primeLength', 0);
  return [new Uint8Array(native.generatePrime(primeLength, true)), g];
}

// ---- what comes out

/** How both halves are to be given: as objects, or encoded. */
function encodings({ publicKeyEncoding, privateKeyEncoding }) {
  return {
    public: encodingOf(publicKeyEncoding, 'options.publicKeyEncoding', checkPublicEncoding),
    private: encodingOf(privateKeyEncoding, 'options.privateKeyEncoding', checkPrivateEncoding),
  };
}

function encodingOf(encoding, name, check) {
  if (encoding === undefined || encoding === null) return undefined;
  if (typeof encoding !== 'object') throw invalid(name, encoding);
  return check(encoding, name);
}

function given(type, der, encoding) {
  const bytes = Buffer.from(der);
  if (encoding === undefined) return keyOf(type, bytes);
  const isPrivate = type === 'private';
  return encoded(isPrivate, bytes, describe(isPrivate, bytes).kind, encoding);
}

/** The native operation's arguments up to the callback, and what makes the keys of its answer. */
function call(type, options) {
  if (options !== undefined) validateObject(options, 'options');
  const wanted = encodings(options ?? {});
  if (KINDS[type] === undefined) throw new codes.ERR_INVALID_ARG_VALUE('type', type, 'must be a supported key type');
  if (type === 'rsa' || type === 'rsa-pss' || type === 'ec' || type === 'dh') validateObject(options, 'options');
  const args = [type, ...KINDS[type](options ?? {})];
  while (args.length < 6) args.push(undefined);
  const pair = ([publicDer, privateDer]) => ({
    publicKey: given('public', publicDer, wanted.public),
    privateKey: given('private', privateDer, wanted.private),
  });
  return { args, pair };
}

function generateKeyPair(type, options, callback) {
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  validateString(type, 'type');
  validateFunction(callback, 'callback');
  const { args, pair } = call(type, options);
  native.generate(...args, (error, halves) => {
    if (error) return callback(error);
    let keys;
    try {
      keys = pair(halves);
    } catch (failure) {
      return callback(failure);
    }
    return callback(null, keys.publicKey, keys.privateKey);
  });
}
Object.defineProperty(generateKeyPair, Symbol.for('nodejs.util.promisify.custom'), {
  value: (type, options) => new Promise((resolve, reject) => {
    generateKeyPair(type, options, (error, publicKey, privateKey) => (error ? reject(error) : resolve({ publicKey, privateKey })));
  }),
  enumerable: false,
});

function generateKeyPairSync(type, options) {
  validateString(type, 'type');
  const { args, pair } = call(type, options);
  return pair(native.generate(...args));
}

module.exports = { generateKeyPair, generateKeyPairSync };
