// Connecting: the forms, what waits for the address, failures, what may be sent before and after, and disconnecting.
'use strict';
const dgram = require('dgram');
const { inspect } = require('util');
const stateOf = (socket) => {
  const { bindState, connectState, queue } = socket[Object.getOwnPropertySymbols(socket).find(({ description }) => description === 'state symbol')];
  return `${bindState} ${connectState} ${queue?.length}`;
};
const turns = async (count) => { while (count-- > 0) await new Promise(setImmediate); };
let port;
const text = (value) => inspect(value instanceof Error ? [value.message, { ...value }] : value, { breakLength: Infinity }).replaceAll(port, 'PORT');
function watch(socket) {
  for (const name of ['error', 'listening', 'connect', 'close']) socket.on(name, (error) => console.log(name, stateOf(socket), error ? text(error) : ''));
  return socket;
}
const told = (name) => (...args) => console.log(name, ...args.map(text));
function attempt(name, work) {
  try {
    console.log(name, text(work()));
  } catch (error) {
    console.log(name, error.name, error.code, error.message.replace(port, 'PORT'));
  }
}
const ticks = (left = 4) => process.nextTick(() => { console.log('tick', left); if (left > 0) ticks(left - 1); });
(async () => {
  const receiver = dgram.createSocket('udp4', (message) => console.log('received', String(message)));
  ({ port } = receiver.bindSync({ address: '127.0.0.1' }));
  const lookup = (host, family, callback) => { console.log('lookup', host, family); require('dns').lookup(host, family, callback); };
  const forms = [[port], [port, told('done')], [port, '127.0.0.1', told('done')], [port, '::1', told('done')], [port, '::1'], [port, '', told('done')], [port, undefined, told('done')], [`${port}`], [port, '127.0.0.1', undefined]];
  for (const form of forms) {
    const socket = watch(dgram.createSocket({ type: 'udp4', lookup }));
    console.log('>>', text(form));
    attempt('connect', () => socket.connect(...form));
    ticks();
    for (const name of ['connect', 'connectSync']) attempt(`${name} again`, () => socket[name](port));
    for (const name of ['remoteAddress', 'disconnect']) attempt(name, () => socket[name]());
    await turns(2);
    console.log(stateOf(socket));
    attempt('remoteAddress', () => socket.remoteAddress());
    for (const args of [['one'], ['twelve', 3, 3], ['x', port], ['x', 0, 1, port], ['x', 0, 1, port, '127.0.0.1'], ['two', undefined], ['abc', 1], ['abc', 1, 1]]) {
      attempt(`send ${text(args)}`, () => socket.send(...args, told('sent')));
      await turns(1);
    }
    attempt('disconnect', () => socket.disconnect());
    attempt('disconnect', () => socket.disconnect());
    socket.close();
    await turns(1);
  }

  console.log('>> what waits');
  let socket = watch(dgram.createSocket({ type: 'udp4', lookup }));
  socket.send('1', port, told('sent 1'));
  socket.connect(port, told('connected'));
  attempt('send', () => socket.send('2', port, told('sent 2')));
  console.log(stateOf(socket));
  ticks(8);
  await turns(3);
  socket.close();
  socket = watch(dgram.createSocket({ type: 'udp4', lookup }));
  socket.send('3', port, told('never'));
  socket.connect(port, told('never'));
  socket.close(told('closed'));
  console.log(stateOf(socket));
  await turns(2);

  process.once('uncaughtException', (error) => console.log('uncaught', error.code));
  socket = watch(dgram.createSocket('udp4'));
  socket.bind(0);
  socket.send('4', port, told('never'));
  socket.close();
  socket.send('5', port, told('never'));
  await turns(2);

  console.log('>> at once');
  socket = watch(dgram.createSocket('udp4'));
  attempt('connectSync', () => socket.connectSync(port));
  console.log(stateOf(socket), text(socket.remoteAddress()));
  ticks(2);
  socket.send('4', told('sent'));
  await turns(2);
  socket.disconnect();
  socket.connect(port);
  socket.close();
  await turns(1);
  socket = watch(dgram.createSocket('udp4'));
  attempt('connectSync', () => socket.connectSync(port, '::1'));
  console.log(stateOf(socket));
  await turns(1);
  attempt('connectSync', () => socket.connectSync(`${port}`, null));
  socket.close();

  console.log('>> no address of its own');
  socket = watch(dgram.createSocket({ type: 'udp4', ipv6Only: true }));
  socket.connect(port, told('never'));
  await turns(1);
  attempt('connect', () => socket.connect(port));
  socket.send('x', port, told('never'));
  socket.close(told('never'));
  await turns(1);
  console.log(stateOf(socket));
  attempt('connectSync', () => socket.connectSync(port));
  receiver.close();
})();
