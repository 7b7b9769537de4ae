// Whether certificates are for hosts, names of protocols as bytes, and arguments that are refused.
const tls = require('node:tls');

const show = (host, cert) => {
  const error = tls.checkServerIdentity(host, cert);
  console.log(JSON.stringify(host), JSON.stringify(cert), error && [error.constructor.name, error.code, error.message, error.reason, error.host, error.cert === cert]);
};
show('a.com', { subject: { CN: 'a.com' } });
show('a.com', { subject: { CN: 'A.COM' } });
show('a.com', { subject: { CN: '.a.com' } });
show('a.com', { subject: { CN: 'b.com' } });
show('b.a.com', { subject: { CN: '*.a.com' } });
show('a.com', { subject: { CN: '*.com' } });
show('b.a.com', { subject: { CN: 'b*.a.com' } });
show('bx.a.com', { subject: { CN: 'b*.a.com' } });
show('a.com', { subject: { CN: ['a.com','b.com']} });
show('a.com', { subject: {} });
show('a.com', {});
show('a.com', { subject: null});
show('8.8.8.8', { subject: { CN: '8.8.8.8' } });
show('8.8.8.8', { subject: { CN: '8.8.8.8' }, subjectaltname: 'IP Address:8.8.8.8' });
show('8.8.4.4', { subject: { CN: 'x' }, subjectaltname: 'IP Address:8.8.8.8, IP Address:1.1.1.1' });
show('a.com', { subject: { CN: 'a.com' }, subjectaltname: 'DNS:b.com' });
show('a.com', { subject: { CN: 'a.com' }, subjectaltname: 'URI:http://b.com/' });
show('a.com', { subject: { CN: 'x' }, subjectaltname: 'DNS:*.com' });
show('a.b.com', { subject: { CN: 'x' }, subjectaltname: 'DNS:*.b.com, DNS:c' });
show('x.a.b.com', { subject: { CN: 'x' }, subjectaltname: 'DNS:*.b.com' });
show('a.com.', { subject: { CN: 'x' }, subjectaltname: 'DNS:a.com' });
show('xn--bcher-kva.example.com', { subject: { CN: 'x' }, subjectaltname: 'DNS:*.example.com' });
show('bücher.example.com', { subject: { CN: 'x' }, subjectaltname: 'DNS:*.example.com' });
show('a.com', { subject: { CN: 'x' }, subjectaltname: 'DNS:"a.com", DNS:c' });
show('foo.a.com', { subject: { CN: 'x' }, subjectaltname: 'DNS:xn--*.a.com' });
show('', { subject: { CN: '' } });
show('localhost', { subject: { CN: 'localhost' } });
show('::1', { subject: {}, subjectaltname: 'IP Address:0:0:0:0:0:0:0:1' });
show(undefined,{ subject: { CN: 'x' } });
show('a.com', { subject: { CN: 'x' }, subjectaltname: 'DNS:\"a.com\\u0000.b\"' });
show('*.a.com', { subject: { CN: '*.a.com' } });
show('a..com', { subject: { CN: '*..com' } });

for (const protocols of [['a', 'bb'], 'raw', Buffer.from('ab'), new Uint8Array([1, 97]), [], ['x'.repeat(256)], undefined]) {
  const to = {};
  try {
    tls.convertALPNProtocols(protocols, to);
    console.log(protocols, to);
  } catch (error) {
    console.log(error.code, error.message);
  }
}

const server = tls.createServer();
const socket = new tls.TLSSocket();
const refused = [
  () => tls.connect(), () => tls.createServer('x'), () => tls.createServer({ handshakeTimeout: 'x' }), () => tls.createServer({ SNICallback: 1 }),
  () => tls.createServer({ ALPNCallback() {}, ALPNProtocols: ['a'] }), () => tls.createServer({ sessionTimeout: 'x' }),
  () => tls.createServer({ ticketKeys: Buffer.alloc(3) }), () => new tls.TLSSocket({}), () => socket.setServername(1), () => socket.setSession(1),
  () => socket.renegotiate(), () => server.addContext(), () => server.setSecureContext(), () => server.setTicketKeys(1),
  () => tls.getCACertificates('x'), () => tls.getCACertificates(1), () => tls.setDefaultCACertificates('x'), () => tls.setDefaultCACertificates([1]),
  () => tls.setDefaultCACertificates(['x']),
];
for (const call of refused) {
  try {
    console.log(call());
  } catch (error) {
    console.log(error.constructor.name, error.code, error.message);
  }
}
console.log(tls.setDefaultCACertificates([]), tls.getCACertificates().length, Object.isFrozen(tls.rootCertificates));
