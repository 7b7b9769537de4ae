// Pairs of keys: read, written, used to sign, encrypt and agree; what they refuse.
// Made with Node 26: keys and what they signed and encrypted, the text `text`.
const given = {
  rsaPrivate: '-----BEGIN ENCRYPTED PRIVATE KEY-----\n' +
    'MIIC5TBfBgkqhkiG9w0BBQ0wUjAxBgkqhkiG9w0BBQwwJAQQEeepRnUxe9S/sOLa\n' +
    'qWnvRgICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEAQIEEEK+cOQLHEu/DxXO\n' +
    'ggenbbQEggKAzYZxinMHVSq+s6nqVRadqsYVOcF97SIm0dlgd4FD1tkKG0b/8k5O\n' +
    'iqzIfNwNa0Ft/6zulDP+xBIApCTzPYfMK42XcDKdqHSVmftSAcofmCYU8nLHM7di\n' +
    'ZQxO1V3AH6qI0fy81cArrCkQ1B5COkAV8PllcRSYSmMP7+27+cz6wpDJkrPETkR6\n' +
    'J8FX/psTKtldAYs0PzvZc/5mAz0d4PKpnztC4boEk9zRIMjRAtZeKhZ4px8imLen\n' +
    'm7dfKteLch1/PgN8Kj1jUWUys9bgZF0LA8FkuLRB1p86liclicx937ASNSuoKUWd\n' +
    'u6YjjIk3DvtqqgJVe4FelL6HotiQyFI0R4ScT0Fl/M7Opp10Z9VAxGD5N8v6duMK\n' +
    'n7JaiB/UoN/hd4Wra9hNJ3fdXR88CqCaBBs6T6q6dlBPOPJHcG9hpcnHtGI98PMj\n' +
    'nZU185EfpZfbNFIIzmnueASPVjaj6h1tU9e0l55hobfIyBsp2rL87VKfoPmYozuz\n' +
    'kKqeDAIJQ5bKXqYX3U4zU2iwjb8DUVOn14bxTkXUd56Ea5MLaeDR0jHnEzLgpiFs\n' +
    'UsY+cmB6JVylaQ0H+iRIKo3zex7OoZPW0oVgYAWlEmkW+XlAGglxMpwFNyjygTrb\n' +
    'z2Fzy1hGzxIDQpw0jFASN8bz8TVq5kqe9iBEzMIrStUAgPgcFuQ0KC+RsIOCY8mr\n' +
    '3BGGtcqJOAC8dCwPi/g9zdTIc4AyCZlvi4FMWN+vSlIQSGxmu4BKEPEmaJXff8M5\n' +
    'NZosUlWRzlbo5VW/e8rOFFUGdwSLlu+Ezuj8S95KIlBVBQ9tOHrp0Qp5Zn4UzGv0\n' +
    'VkQ8oatmjLbatezUOfVAQTTYYURGfEpVBw==\n' +
    '-----END ENCRYPTED PRIVATE KEY-----\n',
  rsaOld: '-----BEGIN RSA PRIVATE KEY-----\n' +
    'Proc-Type: 4,ENCRYPTED\n' +
    'DEK-Info: AES-192-CBC,FC2D614ECA9D18A742D67454AC730925\n' +
    '\n' +
    '+QxDZZjGbE3TIwe5cLwqdfuAwV77UynpsVekLiKkKCqqwbm3cKYcb/nrW9xbGtkH\n' +
    'PH0T71UUWX3cPfujQaBtsEL7cAVpy5ZO1IFXljtEzmsWz2334iMGns3A+lQqr92h\n' +
    'NOcZNLaRTGmK8yIYobVb0pG8VrkA2HVa+WHsqWUvp2ASX7UCRRHyjji974WJzzWN\n' +
    'NilaD9BNtQzqEuVe4Zwo7e18tVl44n2gLpDQGi+GaG/l9HQRGFcReeQUCgoxjf1S\n' +
    'ZnaPYaIeGkUHCHGSgMzH7qIsaGa87PYULTqTQ9PlJSC59jjOdiN9ANKRy7zBgvBZ\n' +
    'tsVZ8KGNH4Arm1mqs70XQG8I/E/v3lqn/ooe4AvYh6rI4ti77HuqjcJzjJM25i0B\n' +
    'yxcdzBpfuz5R9hEPZVC1Tk2ezemNNZrTGC9XL8u/4ShzcMR2eeoOayilGl0Cpt0g\n' +
    'ZhTxTCB32JcnoC/fOe6DwL+SdsgtW89qPw+u7bdrw5fs/A6dPm5uIV2teCTmA1zJ\n' +
    'z121PsXjPpEUIUueXGy1Bj96Yha1RYUts6pbPNiaHYaqmnjnP67ubUNxXhAnLTIS\n' +
    'LkjHyMHuGuc2x+lhtqlpLOo/VD3E6ra/h6lA40F+wbMLKihe/lz52hgclmRXIkJd\n' +
    '3ZCOewVT0cce8d8+ZoQeNupMnEZMPUxhjKjXakz8ubU1hjXwxs0incZ0csm2Y3w0\n' +
    'Qlt0YvDXzRCGadKTFuWZECbgRjVLWfmsID7czlhYpNMaB6DqfucgXIpVSBgBzjf/\n' +
    'BYHlzwOzbZFAlCgG2TdhPm3sQ3wPUibqMIt4LkIKj9HGeY34VTa2TXpVH5hClN56\n' +
    '-----END RSA PRIVATE KEY-----\n',
  rsaPublic: '-----BEGIN PUBLIC KEY-----\n' +
    'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC2Md6PmHmQbjb/z8GDewEYJC+L\n' +
    'kH/Dv26dZdUL8bL8AWtS2GwJqnCEUtZtQB99PcHp69gZBWu2g/9oiNQZXy3pIz/4\n' +
    'BJhfdGWtPJBS1DIlwTEfuuxixmWnBdU++uDrOKvox7HPOvH8+JVJALn0j1T28O6/\n' +
    'jsF3XN8SgeNOlnwzRQIDAQAB\n' +
    '-----END PUBLIC KEY-----\n',
  pss: 'qJW22sgx2MhKAub3ONWfEFgGqUbTzF39RwquZZjVOXzb8VM/38MyYZcxtzGr9flDrMSaMBYn2AjIZ3gXGHFw4oWDZ2D/EN+/RHwNQ2V1vPIkK6WUrbu2oTof74AdgvTdQAnwUFUUE9L/Zct7smp3Z+A8dzdA7QSae5VXp8H46fU=',
  oaep: 'BxnTO7g571BfZUohAu4OdzUiomiSu1hiYYYvnlhcZajiCreR8GiRK86RU06X9yqFTMzcK7O5yokyrTOtzc5sJLRSERzANNBYUD5QAwNb6DV4FzcoaZioR220TNNDg/BTQ2lp3P3JuzfYE8CJebget2KjmFJLo+QaM4hUMYg17Jc=',
  pkcs1: 'r3jswqR++Lyrs2O0fPmU48Hwi5S43Br4t0avAZVwzzjD0laVviurVxu1V/LQd2TqpTJEbrEZ3q8Z6qVmINuKGUfxOqJcjn0OCr5D1PlgyzwTvfZBs5N/isbaQjy9I9OMY9ezumx78EN3KyXL2tfVNFDJO0Pyr2PkIXlb7zfb5oA=',
  ecPrivate: '-----BEGIN EC PRIVATE KEY-----\n' +
    'MIGkAgEBBDD5fX4AOM/evTLfjoxQSlLALopQKCG/IZhDCY5fF7YOYH0aPeZG8ulo\n' +
    'rE5J67s3hcGgBwYFK4EEACKhZANiAAQ1ZSGtnttgAUwOgVHc0lbcNhTaTX/NLUYZ\n' +
    'VaXjdi1fQG4jbQRXGdKIjte0AcsW/owOPFdDuXzyTFINeMhUG2d3fVNQTxq7nQ/E\n' +
    'whTXpYFCCiROYM+coN3UHbdM7ACNzrg=\n' +
    '-----END EC PRIVATE KEY-----\n',
  ecSignature: 'MGUCMDHQhgTqcEX7uvIuPhMrmpED4Dp+xh8+mzpN0Zd+AMsPmk+Jdk2drnOcxdXQmn4aYgIxAI6zL6yuMYbu9qXG2zKABpItSnHNf23VsQkqk0mkJhMyBTC6UG6zguSH9vh3OV5wIA==',
  k1: '-----BEGIN PUBLIC KEY-----\n' +
    'MFYwEAYHKoZIzj0CAQYFK4EEAAoDQgAESnk3MGbpf8Z+haEedKQxAPu0OamcBetp\n' +
    'n0xNwUWZnnvnBTSgu8iSlC5/uZAFKyTBg7jFLWQB2EQGvFTAS6j9xA==\n' +
    '-----END PUBLIC KEY-----\n',
  k1Signature: 'MEUCIAjEKvaRwhtEpL6b/cq2lsCEyWx5oC8bw4awn+fiI3MnAiEA22oyjkSo4rfg6IVej06oJpVpL+BMSJhIPIZExviOyhs=',
  p521: '-----BEGIN PRIVATE KEY-----\n' +
    'MIHuAgEAMBAGByqGSM49AgEGBSuBBAAjBIHWMIHTAgEBBEIAcvxQ6Hryvb3l62qF\n' +
    '/oUimut8ersg5/6HnHxvfRHPCmagA9Q+H1KzGs40S75X200QUUmaOCKJUs5rDQOQ\n' +
    'IUB9ZduhgYkDgYYABAB0+1CSt1u6q9+YYfpFFisoztJf/nMXZJ2E/HABcfyVW+ad\n' +
    'Q6eXrlnPNLd6a5zbOTZFFDfyIVuLXoC1mKX8PvGPwwG7msxtZhz3iAbonL+/KNXY\n' +
    'yCBtYtw1YJ3s7TA9o19IapyplhXodzmIkrhe12f+yAq40ikMt3v4frWtzrCyvZl2\n' +
    'Qg==\n' +
    '-----END PRIVATE KEY-----\n',
  p521Signature: 'APbhrAZrl3x5CnVo5VdgE6ef7Quuy0Kmvj/a9kfWvvDoytJTWiJ1FulKIqQfDnw96bU4KcSVhzc5eNtlK3D0bwAjAdIL0ycTLewZAGJEf2M8LJ4jMRjMzKz02wsdEWiGeI3sn4K3L0kGYfpe+v+KNM2ncZIPUFaEVZgOwc7WJSQWsk4V',
  ed: '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIFqsaJ5BT1fCcu/S1asIdEFdhnxrNbCsKzLQoj8pHEni\n-----END PRIVATE KEY-----\n',
  x: '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VuBCIEIMApEuk3DJPQ2bIkNI3Y8+lhjjujfKg+l5f6mtcDjPVt\n-----END PRIVATE KEY-----\n'
};

const crypto = require('node:crypto');
const data = Buffer.from('text');
const bytes = (base64) => Buffer.from(base64, 'base64');

/** What a call throws. */
function thrown(name, act) {
  try {
    console.log(name, act());
  } catch (error) {
    console.log(name, error.constructor.name, error.code, error.message, error.library, error.reason);
  }
}

// Keys in all their forms
const rsa = crypto.createPrivateKey({ key: given.rsaPrivate, passphrase: 'secret' });
const rsaPublic = crypto.createPublicKey(given.rsaPublic);
const ec = crypto.createPrivateKey(given.ecPrivate);
const k1 = crypto.createPublicKey(given.k1);
const p521 = crypto.createPrivateKey(given.p521);
const ed = crypto.createPrivateKey(given.ed);
const x = crypto.createPrivateKey(given.x);
for (const key of [rsa, rsaPublic, ec, k1, p521, ed, x]) {
  console.log(key, key.type, key.asymmetricKeyType, key.asymmetricKeyDetails, Object.prototype.toString.call(key));
  console.log(key.export({ format: 'jwk' }));
}
console.log(rsa.equals(crypto.createPrivateKey({ key: given.rsaOld, passphrase: 'secret' })), rsaPublic.equals(crypto.createPublicKey(rsa)));
for (const type of ['pkcs1', 'pkcs8']) console.log(rsa.export({ type, format: 'pem' }), rsaPublic.export({ type: 'pkcs1', format: 'der' }).toString('base64'));
for (const type of ['sec1', 'pkcs8']) console.log(ec.export({ type, format: 'pem' }));
for (const key of [rsa, ec, p521, ed, x]) {
  const again = crypto.createPrivateKey({ key: key.export({ format: 'jwk' }), format: 'jwk' });
  const sealed = key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p' });
  console.log(again.equals(key), crypto.createPrivateKey({ key: sealed, passphrase: 'p' }).equals(key));
  console.log(crypto.createPublicKey(key).export({ type: 'spki', format: 'pem' }));
}
const oldForm = rsa.export({ type: 'pkcs1', format: 'pem', cipher: 'aes128', passphrase: 'p' });
console.log(oldForm.split('\n', 2), crypto.createPrivateKey({ key: oldForm, passphrase: 'p' }).equals(rsa));

// What Node signed and encrypted
console.log(crypto.verify('sha256', data, { key: rsaPublic, padding: crypto.constants.RSA_PKCS1_PSS_PADDING }, bytes(given.pss)));
console.log(crypto.verify('sha512', data, ec, bytes(given.ecSignature)), crypto.verify('sha256', data, k1, bytes(given.k1Signature)));
console.log(crypto.verify('sha1', data, { key: p521, dsaEncoding: 'ieee-p1363' }, bytes(given.p521Signature)), crypto.verify('sha1', data, p521, bytes(given.p521Signature)));
console.log(crypto.privateDecrypt({ key: rsa, oaepHash: 'sha256', oaepLabel: Buffer.from('l') }, bytes(given.oaep)).toString());
console.log(crypto.privateDecrypt({ key: rsa, padding: crypto.constants.RSA_PKCS1_PADDING }, bytes(given.pkcs1)).toString());
console.log(crypto.privateDecrypt({ key: rsa, padding: crypto.constants.RSA_PKCS1_PADDING }, Buffer.alloc(128, 1)).length);

// What is the same whoever signs
console.log(crypto.sign('sha256', data, rsa).toString('hex'), crypto.sign(null, data, ed).toString('hex'));
console.log(crypto.createSign('RSA-SHA512').update('te').update('xt').sign(given.rsaOld.replace(/.*/s, rsa.export({ type: 'pkcs1', format: 'pem' })), 'hex'));
console.log(crypto.privateEncrypt(rsa, data).toString('hex'), crypto.publicDecrypt(rsaPublic, crypto.privateEncrypt(rsa, data)).toString());
console.log(crypto.diffieHellman({ privateKey: x, publicKey: crypto.createPublicKey(x) }).toString('hex'));

// What is random, undone
for (const key of [rsa, ec, p521]) {
  for (const options of [{}, { dsaEncoding: 'ieee-p1363' }]) {
    const signature = crypto.createSign('sha384').update(data).sign({ key, ...options });
    console.log(crypto.createVerify('sha384').update(data).verify({ key, ...options }, signature), crypto.createVerify('sha384').update('tex').verify({ key, ...options }, signature));
  }
}
console.log(crypto.privateDecrypt(rsa, crypto.publicEncrypt(rsa, data)).toString());
const ecdh = crypto.createECDH('secp256k1');
ecdh.setPrivateKey('0a'.repeat(32), 'hex');
for (const form of ['compressed', 'uncompressed', 'hybrid']) console.log(ecdh.getPublicKey('hex', form), crypto.ECDH.convertKey(ecdh.getPublicKey(null, form), 'secp256k1', null, 'hex', 'compressed'));
console.log(ecdh.computeSecret(ecdh.getPublicKey(), null, 'hex'));
const [alice, bob] = [crypto.getDiffieHellman('modp14'), crypto.createDiffieHellman(crypto.getDiffieHellman('modp14').getPrime())];
alice.generateKeys();
bob.generateKeys();
console.log(alice.computeSecret(bob.getPublicKey()).equals(bob.computeSecret(alice.getPublicKey())), bob.verifyError, alice.verifyError);
console.log(crypto.createHash('sha256').update(alice.getPrime()).digest('hex'), crypto.getDiffieHellman('modp18').getPrime('hex').length);
for (const [kind, options] of [['rsa', { modulusLength: 512 }], ['rsa-pss', { modulusLength: 1024, hashAlgorithm: 'sha256', saltLength: 16 }], ['ec', { namedCurve: 'P-256' }], ['ed25519'], ['x25519'], ['dh', { group: 'modp5' }]]) {
  const { publicKey, privateKey } = crypto.generateKeyPairSync(kind, options);
  console.log(kind, publicKey.asymmetricKeyType, publicKey.asymmetricKeyDetails, crypto.createPublicKey(privateKey).equals(publicKey));
}
console.log(crypto.checkPrimeSync(crypto.generatePrimeSync(48, { safe: true })), crypto.generatePrimeSync(32, { add: 12n, rem: 7n, bigint: true }) % 12n, crypto.checkPrimeSync(91n));

// What cannot be
thrown('junk', () => crypto.createPrivateKey('junk'));
thrown('no passphrase', () => crypto.createPrivateKey(given.rsaPrivate));
thrown('wrong passphrase', () => crypto.createPrivateKey({ key: given.rsaPrivate, passphrase: 'no' }));
thrown('public for private', () => crypto.createPrivateKey(given.rsaPublic));
thrown('nothing', () => crypto.createPrivateKey());
thrown('nothing', () => crypto.createPublicKey({}));
thrown('format', () => crypto.createPublicKey({ key: 'x', format: 'z' }));
thrown('type', () => crypto.createPrivateKey({ key: data, format: 'der', type: 'spki' }));
thrown('secret', () => crypto.createPublicKey(crypto.createSecretKey(data)));
for (const jwk of [{}, { kty: 'zz' }, { kty: 'RSA' }, { kty: 'EC', crv: 'zz' }, { kty: 'EC', crv: 'P-256', x: 'aaaa', y: 'bbbb' }, { kty: 'OKP', crv: 'zz', x: '' }]) thrown('jwk', () => crypto.createPublicKey({ key: jwk, format: 'jwk' }));
for (const options of [undefined, {}, { format: 'pem' }, { format: 'pem', type: 'spki' }, { format: 'pem', type: 'pkcs1' }, { format: 'der', type: 'sec1', cipher: 'aes-128-cbc', passphrase: 'x' },
  { format: 'pem', type: 'pkcs8', cipher: 'aes-128-zz', passphrase: 'x' }, { format: 'pem', type: 'pkcs8', cipher: 'aes-128-cbc' }, { format: 'jwk', passphrase: 'x' }]) {
  thrown('export', () => ec.export(options));
}
thrown('digest', () => crypto.sign('nodigest', data, rsa));
thrown('ed digest', () => crypto.sign('sha256', data, ed));
thrown('x signs', () => crypto.sign(null, data, x));
thrown('public signs', () => crypto.sign('sha256', data, rsaPublic));
thrown('no key', () => crypto.createSign('sha256').update('a').sign());
thrown('ed stream', () => crypto.createSign('sha256').update('a').sign(ed));
thrown('twice', () => {
  const sign = crypto.createSign('sha256');
  sign.sign(rsa);
  sign.sign(rsa);
});
thrown('no digest', () => crypto.createSign('nope'));
for (const padding of [99, 'x', 3, 4]) thrown(`padding ${padding}`, () => crypto.sign('sha256', data, { key: rsa, padding }));
for (const saltLength of [500, 'x', -5]) thrown(`salt ${saltLength}`, () => crypto.sign('sha256', data, { key: rsa, padding: 6, saltLength }));
thrown('too long', () => crypto.publicEncrypt(rsa, Buffer.alloc(300)));
thrown('too short', () => crypto.publicEncrypt({ key: rsa, padding: 3 }, Buffer.alloc(3)));
thrown('oaep', () => crypto.privateDecrypt(rsa, Buffer.alloc(128, 1)));
thrown('hash', () => crypto.publicEncrypt({ key: rsa, oaepHash: 'nope' }, data));
thrown('ec encrypts', () => crypto.publicEncrypt(ec, data));
thrown('mixed', () => crypto.diffieHellman({ privateKey: x, publicKey: crypto.createPublicKey(ec) }));
thrown('no curve', () => crypto.createECDH('zz'));
thrown('no scalar', () => ecdh.setPrivateKey(Buffer.alloc(32)));
thrown('no point', () => ecdh.computeSecret(Buffer.alloc(32)));
thrown('no form', () => ecdh.getPublicKey('hex', 'zz'));
for (const [kind, options] of [[], ['zz'], ['rsa'], ['rsa', {}], ['rsa', { modulusLength: 512, publicExponent: 2 }], ['rsa', { modulusLength: 100 }], ['ec', {}], ['ec', { namedCurve: 'zz' }],
  ['ec', { namedCurve: 'P-256', publicKeyEncoding: { type: 'pkcs1', format: 'pem' } }], ['ec', { namedCurve: 'P-256', privateKeyEncoding: 'x' }], ['dh', {}], ['dh', { group: 'zz' }]]) {
  thrown(`generate ${kind}`, () => crypto.generateKeyPairSync(kind, options));
}
thrown('hmac', () => crypto.createHmac('sha256', rsa));
crypto.generateKeyPair('ec', { namedCurve: 'P-256', publicKeyEncoding: { type: 'spki', format: 'der' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } }, (error, publicKey, privateKey) => {
  console.log(error, publicKey.length, privateKey.split('\n')[0]);
  crypto.sign('sha256', data, privateKey, (failure, signature) => {
    crypto.verify('sha256', data, privateKey, signature, (none, holds) => console.log(failure, none, holds));
  });
});
