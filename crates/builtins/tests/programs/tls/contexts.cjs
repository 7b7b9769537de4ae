// Options of secure contexts: what is taken, and what is refused.
const tls = require('node:tls');
const { file, own, selfSigned, shown } = require('./_shared/helpers.cjs');

const { cert } = own;
const encrypted = file('server.encrypted.key');
const older = file('server.old-encrypted.key');
const pfx = file('server.p12');

const cases = {
  nothing: {},
  own,
  'key alone': { key: own.key },
  'certificate alone': { cert },
  'lists': { key: [own.key, selfSigned.key], cert: [cert, selfSigned.cert] },
  'objects': { key: [{ pem: encrypted, passphrase: 'secret' }], cert },
  'no key': { key: 'x' },
  'no certificate': { cert: 'x' },
  'no authority': { ca: 'x' },
  'key as a number': { key: 1 },
  'certificate as a number': { cert: 1 },
  'authority as a number': { ca: 1 },
  'encrypted': { key: encrypted, cert, passphrase: 'secret' },
  'encrypted, wrong': { key: encrypted, cert, passphrase: 'wrong' },
  'encrypted, nothing': { key: encrypted, cert },
  'encrypted as before': { key: older, cert, passphrase: 'secret' },
  'encrypted as before, wrong': { key: older, cert, passphrase: 'wrong' },
  'PKCS #12': { pfx, passphrase: 'secret' },
  'PKCS #12 in an object': { pfx: [{ buf: pfx, passphrase: 'secret' }] },
  'PKCS #12, wrong': { pfx, passphrase: 'wrong' },
  'PKCS #12, none': { pfx: 'sho' },
  'ciphers as a number': { ciphers: 1 },
  'no ciphers': { ciphers: 'nope' },
  'ciphers of 1.3': { ciphers: 'TLS_AES_128_GCM_SHA256' },
  'ciphers by words': { ciphers: 'ECDHE+AESGCM:!aNULL' },
  'no version': { minVersion: 'x' },
  'no largest version': { maxVersion: 'TLSv2' },
  'method': { secureProtocol: 'TLSv1_2_method' },
  'no method': { secureProtocol: 'x' },
  'method and version': { secureProtocol: 'TLSv1_2_method', minVersion: 'TLSv1.2' },
  'no curve': { ecdhCurve: 'nope' },
  'curve': { ecdhCurve: 'P-256:P-384' },
  'curve as a number': { ecdhCurve: 1 },
  'no signature algorithms': { sigalgs: '' },
  'parameters as a number': { dhparam: 1 },
  'session id context as a number': { sessionIdContext: 1 },
  'session timeout': { sessionTimeout: -1 },
  'ticket keys as a number': { ticketKeys: 1 },
  'engine as a number': { clientCertEngine: 1 },
  'no list of revoked ones': { crl: 'x' },
};

for (const [name, options] of Object.entries(cases)) {
  try {
    console.log(name, tls.createSecureContext(options) instanceof tls.SecureContext);
  } catch (error) {
    console.log(name, shown(error));
  }
}
