// Options of a bound socket, of both families, and the lists of addresses that it must not talk to.
'use strict';
const dgram = require('dgram');
const { BlockList } = require('net');
const { inspect } = require('util');
const turns = async (count) => { while (count-- > 0) await new Promise(setImmediate); };
function attempt(what, work) {
  try {
    const value = work();
    console.log(what, value instanceof dgram.Socket ? 'the socket' : value);
  } catch (error) {
    console.log(what, error.name, error.code, error.message, inspect({ ...error }, { breakLength: Infinity }));
  }
}
const calls = [
  ['setBroadcast', true], ['setBroadcast', 0], ['setBroadcast', 'x'], ['setTTL', 0], ['setTTL', 1], ['setTTL', 255], ['setTTL', 256], ['setTTL', 1.5], ['setTTL', -1], ['setTTL', NaN],
  ['setMulticastTTL', 0], ['setMulticastTTL', 255], ['setMulticastTTL', 256], ['setMulticastTTL', -1], ['setMulticastLoopback', 1], ['setMulticastLoopback', false], ['setMulticastLoopback', 'a'],
  ['setMulticastInterface', '127.0.0.1'], ['setMulticastInterface', ''], ['setMulticastInterface', '::'], ['setMulticastInterface', '::%nothing'], ['setMulticastInterface', '224.0.0.1'],
  ['addMembership', '224.0.0.115', '127.0.0.1'], ['addMembership', '224.0.0.115', '127.0.0.1'], ['addMembership', '224.0.0.116', 'x'], ['addMembership', '224.0.0.116', '192.0.2.1'], ['addMembership', '1.2.3.4'],
  ['dropMembership', '224.0.0.115', '127.0.0.1'], ['dropMembership', '224.0.0.115', '127.0.0.1'], ['addMembership', '224.0.0.118', ''], ['addMembership', '::1'],
  ['addSourceSpecificMembership', '127.0.0.1', '232.1.1.1', '127.0.0.1'], ['dropSourceSpecificMembership', '127.0.0.1', '232.1.1.1', '127.0.0.1'], ['addSourceSpecificMembership', '::1', '232.1.1.1'],
  ['addSourceSpecificMembership', '127.0.0.1', 'ff3e::1'], ['addSourceSpecificMembership', '127.0.0.1', '1.1.1.1'], ['addSourceSpecificMembership', '127.0.0.1', '232.1.1.1', 5],
  ['setRecvBufferSize', 8000], ['getRecvBufferSize'], ['setSendBufferSize', 9000], ['getSendBufferSize'], ['setRecvBufferSize', 0], ['setRecvBufferSize', 2 ** 31], ['getSendQueueSize'], ['getSendQueueCount'],
];
(async () => {
  for (const type of ['udp4', 'udp6']) {
    const socket = dgram.createSocket({ type, recvBufferSize: 5000, sendBufferSize: 6000, ipv6Only: type === 'udp6' });
    socket.bindSync();
    console.log(socket.getRecvBufferSize(), socket.getSendBufferSize(), socket.address().address);
    for (const [method, ...args] of calls) attempt(`${type}.${method}(${args.map((arg) => inspect(arg)).join(', ')})`, () => socket[method](...args));
    socket.close();
  }
  for (const options of [{ reuseAddr: true }, { reusePort: true }, {}]) {
    const [first, second] = [1, 2].map(() => dgram.createSocket({ type: 'udp4', ...options }));
    const { port } = first.bindSync({ address: '127.0.0.1' });
    attempt(inspect(options), () => {
      try { return second.bindSync({ address: '127.0.0.1', port }).port === port; } catch (error) { return error.code; }
    });
    first.close();
    second.close();
  }
  const list = new BlockList();
  list.addAddress('127.0.0.1');
  const told = (name) => (error, size) => console.log(name, error?.message, error?.code, size);
  const deaf = dgram.createSocket({ type: 'udp4', receiveBlockList: list }, () => console.log('never'));
  const { port } = deaf.bindSync({ address: '127.0.0.1' });
  const mute = dgram.createSocket({ type: 'udp4', sendBlockList: list });
  mute.on('error', told('error'));
  mute.send('x', port, told('send'));
  mute.send('x', port);
  await turns(2);
  mute.connect(port, told('connect'));
  await turns(1);
  mute.connect(port);
  await turns(1);
  attempt('connectSync', () => mute.connectSync(port));
  deaf.send('x', port, told('send to itself'));
  await turns(2);
  mute.close();
  deaf.close();
})();
