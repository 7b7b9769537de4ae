// X509Certificate and Certificate: what a certificate says, whom it is for, who signed it.
const crypto = require('node:crypto');
const pem = `-----BEGIN CERTIFICATE-----
MIICADCCAaagAwIBAgIUJD1uX0E/0duHdfhp4ghRZUyENhIwCgYIKoZIzj0EAwIw
NTELMAkGA1UEBhMCUk8xEDAOBgNVBAoMB0V4YW1wbGUxFDASBgNVBAMMC2V4YW1w
bGUub3JnMCAXDTI2MTEyMTIzMDExOVoYDzIxMjYxMDI4MjMwMTE5WjA1MQswCQYD
VQQGEwJSTzEQMA4GA1UECgwHRXhhbXBsZTEUMBIGA1UEAwwLZXhhbXBsZS5vcmcw
WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATmJn3/0nu3Zm+aPz2GH1pnIDlrFGIU
8ek5H2KHfgOHrDVsTDG9Yb81JNXyaLzXbEN3iw93ae23YtxkKIejRBxCo4GRMIGO
MB0GA1UdDgQWBBS3e1Ya3j8/dIFVKAuy2jQlmnf74DAfBgNVHSMEGDAWgBS3e1Ya
3j8/dIFVKAuy2jQlmnf74DAPBgNVHRMBAf8EBTADAQH/MDsGA1UdEQQ0MDKCC2V4
YW1wbGUub3Jngg0qLmV4YW1wbGUub3JnhwR/AAABgQ5tZUBleGFtcGxlLm9yZzAK
BggqhkjOPQQDAgNIADBFAiAVESZDNhHW0yWedcAYwPIRYFafbZcPYsE4Lz0qVyfp
0AIhAK5jiubQ/GYCFov1hO/0EX81GW0ugrLUgJGqS8x8Sal2
-----END CERTIFICATE-----
`;
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg2J/BNbnwxtRa4ayM
yIEWDLm6LXL8ACozf3/Jj1y4vK6hRANCAATmJn3/0nu3Zm+aPz2GH1pnIDlrFGIU
8ek5H2KHfgOHrDVsTDG9Yb81JNXyaLzXbEN3iw93ae23YtxkKIejRBxC
-----END PRIVATE KEY-----
`;
const spkac = 'MIIBPzCBqTCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkCgYEAsKf3rAWmNcM+1ANOu/QYFedaretE0FncEo2j7m74h5gKSHuadVmCppLBq+wHD/zYdx3q8sijhOTPyzjCbHQnmpPeFSJau9w4KmU9BY2FE939HpHIt1Q94v/6hKAAXN+5zO3erGtBK50WYPDcdj0or1lMoT7D2dc7cBLy+pTg8K8CAwEAARYFaGVsbG8wDQYJKoZIhvcNAQELBQADgYEAMbtAtj9N9yH3e6mH43uCVmqn9f+dSGNrBTblSayyUFjQA1Im0Oyc9picQDyFId6icAv1vPQbO7WGTLJ9tPpAc5Np/D03v+P68T0s96YrdLoGZx56Qa6+qzpYUyShUf8+8kJJhth/nV584gkQaRQkjCDwGNm0pfAtGgC8kv+FC9I=';

const certificate = new crypto.X509Certificate(pem);
console.log(certificate, certificate.ca, certificate.toString() === pem, certificate.toJSON() === pem, certificate.issuerCertificate);
console.log(new crypto.X509Certificate(certificate.raw).fingerprint256 === certificate.fingerprint256, certificate.publicKey, certificate.toLegacyObject());
for (const host of ['example.org', 'EXAMPLE.org', 'www.example.org', 'a.b.example.org', 'example.com', 'org']) console.log(host, certificate.checkHost(host), certificate.checkHost(host, { wildcards: false }));
console.log(certificate.checkEmail('me@example.org'), certificate.checkEmail('you@example.org'), certificate.checkIP('127.0.0.1'), certificate.checkIP('127.0.0.2'));
console.log(certificate.verify(certificate.publicKey), certificate.verify(crypto.generateKeyPairSync('ed25519').publicKey), certificate.checkIssued(certificate), certificate.checkPrivateKey(crypto.createPrivateKey(key)));
console.log(crypto.createPublicKey(pem).equals(certificate.publicKey));
console.log(crypto.Certificate.verifySpkac(spkac), crypto.Certificate.exportChallenge(spkac).toString(), new crypto.Certificate().exportPublicKey(Buffer.from(spkac)).toString());
console.log(crypto.Certificate.verifySpkac('zz'), crypto.Certificate.exportChallenge('zz'), crypto.Certificate.exportPublicKey('zz'));

for (const act of [() => new crypto.X509Certificate(), () => new crypto.X509Certificate('x'), () => certificate.checkHost(), () => certificate.checkHost('a', { subject: 'zz' }), () => certificate.checkIP('x'), () => certificate.checkIssued({}), () => certificate.verify(1), () => crypto.Certificate.verifySpkac(1)]) {
  try {
    console.log(act());
  } catch (error) {
    console.log(error.constructor.name, error.code, error.message);
  }
}
