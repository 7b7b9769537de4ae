// Hashes, HMACs, signatures and ciphers are streams.
const crypto = require('node:crypto');
const { Readable, Transform, Writable } = require('node:stream');
const { pipeline } = require('node:stream/promises');

(async () => {
  for (const [make, name] of [[() => crypto.createHash('sha256'), 'hash'], [() => crypto.createHmac('sha1', 'key'), 'hmac'], [() => crypto.createHash('shake256', { outputLength: 5 }), 'xof']]) {
    const stream = make();
    console.log(name, stream instanceof Transform, stream.writable, stream.readable, typeof stream.pipe);
    await pipeline(Readable.from(['te', Buffer.from('xt')]), stream, async (chunks) => {
      for await (const chunk of chunks) console.log(name, chunk.toString('hex'));
    });
  }
  const hash = crypto.createHash('md5').setEncoding('hex');
  hash.on('finish', () => console.log('finish')).on('end', () => console.log('end')).on('data', (digest) => console.log(digest));
  hash.write('tex');
  hash.end('t');
  await new Promise((resolve) => { hash.on('close', resolve); });
  const { privateKey, publicKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const sign = crypto.createSign('sha256');
  await pipeline(Readable.from(['text']), sign);
  const verify = crypto.createVerify('sha256');
  verify.end('text');
  await new Promise((resolve) => { verify.on('finish', resolve); });
  console.log(sign instanceof Writable, verify.verify(publicKey, sign.sign(privateKey)));
})();
