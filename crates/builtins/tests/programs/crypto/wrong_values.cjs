// What the functions of node:crypto say of arguments that are none of theirs.
const crypto = require('node:crypto');
const data = Buffer.from('a');
const wrong = [undefined, 1, {}, [], 5n, Symbol('s')];
const names = `createSign createVerify createECDH createDiffieHellman getDiffieHellman createPublicKey createPrivateKey createSecretKey generateKeyPairSync generateKeySync
  sign publicEncrypt privateDecrypt privateEncrypt publicDecrypt diffieHellman checkPrimeSync generatePrimeSync hash hkdfSync pbkdf2Sync scryptSync setEngine`.split(/\s+/);

for (const name of names) {
  for (const value of wrong) {
    for (const args of [[value], ['sha256', value], ['sha256', data, value]]) {
      try {
        crypto[name](...args);
      } catch (error) {
        console.log(name, args.length, error.constructor.name, error.code, error.message);
      }
    }
  }
}
for (const name of ['generateKeyPair', 'generateKey', 'generatePrime', 'checkPrime', 'sign', 'verify', 'diffieHellman']) {
  for (const value of [1, {}, 'x']) {
    try {
      crypto[name]('a', value, value, value);
    } catch (error) {
      console.log(name, error.constructor.name, error.code, error.message);
    }
  }
}
