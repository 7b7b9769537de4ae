// `node:http2`: constants, and settings as bytes.
const http2 = require('node:http2');
const { createHash } = require('node:crypto');

console.log(Object.keys(http2).join());
console.log(Object.keys(http2.constants).length, createHash('sha1').update(JSON.stringify(http2.constants)).digest('hex'));
console.log(http2.getDefaultSettings());
console.log(http2.getPackedSettings({ headerTableSize: 1, enablePush: false, maxFrameSize: 16384, enableConnectProtocol: true }).toString('hex'));
console.log(http2.getUnpackedSettings(Buffer.from('00010000000100020000000000050000400000060000000500080000000100ff00000001', 'hex')));
const wrong = [
  () => http2.getPackedSettings({ maxFrameSize: 1 }), () => http2.getPackedSettings({ enablePush: 1 }), () => http2.getPackedSettings(1),
  () => http2.getUnpackedSettings(1), () => http2.getUnpackedSettings(Buffer.alloc(5)),
  () => http2.getUnpackedSettings(Buffer.from('000500000001', 'hex'), { validate: true }),
];
for (const call of wrong) {
  try {
    console.log(call());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
