// The forms of send, one after the other: what arrives, what the callback is told and when.
'use strict';
const dgram = require('dgram');
const { inspect } = require('util');
const turns = async (count) => { while (count-- > 0) await new Promise(setImmediate); };
(async () => {
  const receiver = dgram.createSocket('udp4', (message, info) => {
    console.log('received', message, message.buffer.byteLength, Object.keys(info).join(), info.address, info.family, info.size, info.port === sender.address().port);
  });
  const { port } = receiver.bindSync({ address: '127.0.0.1' });
  const text = (value) => inspect(value instanceof Error ? [value.message, { ...value }] : value, { breakLength: Infinity, maxArrayLength: 20 }).replaceAll(port, 'PORT');
  const told = (...args) => console.log('told', ...args.map(text));
  const lookup = (host, family, callback) => { console.log('lookup', host, family); require('dns').lookup(host, family, callback); };
  const sender = dgram.createSocket({ type: 'udp4', lookup });
  sender.on('error', (error) => console.log('error', text(error)));
  sender.on('listening', () => console.log('listening', sender.address().address));
  const hello = Buffer.from('hello world');
  const forms = [
    [hello, port], [hello, port, '127.0.0.1'], [hello, port, '127.0.0.1', told], [hello, port, told], [hello, 0, 5, port], [hello, 0, 5, port, '127.0.0.1'], [hello, 6, 5, port, told],
    ['text', port, told], ['é€', port, told], ['é€', 1, 2, port, told], [['a', hello, new Uint8Array([49, 50])], port, told], [[], port, told], ['', port, told],
    [new DataView(new ArrayBuffer(4), 1, 2), port, told], [new Uint16Array([0x4141, 0x4242]), port, told], [new Uint16Array([0x4141, 0x4242]), 1, 2, port, told], [[new Uint16Array([0x4343])], port, told],
    [hello, 0, 0, port, told], [hello, 11, 0, port, told], [hello, 11, 1, port, told], [hello, port, null, told], [hello, port, undefined, told], [hello, port, '', told], [hello, port, '::1', told],
    [hello, port, '::1'], [Buffer.alloc(70000), port, told], [Buffer.alloc(70000), port], [hello, `${port}`, told], [hello, 0, 5, `${port}`, '127.0.0.1', told], [hello, 1.7, 2, port, told],
    [hello, '1', '2', port, told], [hello, 0, 11, port, '127.0.0.1', 5], [hello, port, '127.0.0.1', 5], [hello, port, '127.0.0.1', null],
  ];
  for (const form of forms) {
    console.log('>>', text(form).slice(0, 120));
    try {
      console.log(sender.send(...form));
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
    process.nextTick(() => console.log('tick'));
    await turns(3);
  }
  console.log('>> sendto');
  sender.sendto(hello, 2, 3, port, '127.0.0.1', told);
  await turns(3);
  console.log('>> many');
  for (let i = 0; i < 5; i++) sender.send(`${i}`, port, (error, size) => { console.log('told', i, error, size); Promise.resolve().then(() => console.log('job', i)); });
  await turns(3);
  console.log('>> closed before the address is known');
  sender.send(hello, port, told);
  sender.close(() => console.log('closed'));
  await turns(2);
  receiver.close();
})();
