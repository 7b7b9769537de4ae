// An encoding that is none is refused beside bytes too; bytes that were given back to a stream of texts are a text when all is taken.
'use strict';
const { Readable, Writable } = require('stream');
for (const options of [{}, { objectMode: true }, { decodeStrings: false }]) {
  for (const chunk of ['a', Buffer.from('b'), new Uint8Array(1), 5, undefined, null]) {
    for (const encoding of ['bad', 'buffer', 'UTF8', 5, true, {}]) {
      for (const method of ['write', 'end']) {
        let told = 'nothing';
        const stream = new Writable({ ...options, write(chunk, encoding, done) { told = encoding; done(); } });
        stream.on('error', () => {});
        try {
          stream[method](chunk, encoding);
        } catch (error) {
          told = error.code;
        }
        console.log(options, chunk, encoding, method, told);
      }
    }
  }
}
for (const encoding of ['utf8', 'hex', 'utf16le']) {
  for (const bytes of [Buffer.from('f09f', 'hex'), Buffer.from('ab'), new Uint8Array([200, 65])]) {
    const stream = new Readable({ encoding, read() {} });
    stream.unshift(bytes);
    console.log(encoding, stream.read());
    stream.unshift(bytes);
    stream.push(bytes);
    console.log(stream.read(1), stream.read());
  }
}
for (const encoding of ['base64', 'utf8', 'hex', 'utf16le']) {
  for (const bytes of ['f09f', '78797a41', '98']) {
    const stream = new Readable({ read() {} });
    stream.push(Buffer.from(bytes, 'hex'));
    stream.push(null);
    stream.setEncoding(encoding);
    console.log(encoding, bytes, stream.readableLength, stream.read());
  }
}
