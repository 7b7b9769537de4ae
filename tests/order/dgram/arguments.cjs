// What createSocket and the methods of a socket refuse, before it is bound, while it is bound and after it was closed.
'use strict';
const dgram = require('dgram');
const { inspect } = require('util');
const show = (value) => (value instanceof dgram.Socket ? 'the socket' : inspect(value));
function attempt(what, work) {
  try {
    console.log(what, show(work()));
  } catch (error) {
    console.log(what, error.name, error.code, error.message, error.code === undefined ? '' : inspect({ ...error }, { breakLength: Infinity }));
  }
}
const made = (...args) => () => { const socket = new dgram.Socket(...args); socket.close(); return socket.type; };
for (const type of [undefined, null, 5, 'udp', 'UDP4', {}, { type: 'udp5' }, [], 'udp6', { type: 'udp4' }]) attempt(`new ${inspect(type)}`, made(type));
for (const options of [
  { lookup: 5 }, { lookup: null }, { recvBufferSize: 'x' }, { recvBufferSize: -1 }, { sendBufferSize: NaN }, { recvBufferSize: 0 }, { signal: {} }, { signal: null },
  { sendBlockList: {} }, { receiveBlockList: 5 }, { sendBlockList: null }, { reuseAddr: 5 }, { reusePort: 'a' }, { ipv6Only: {} },
]) attempt(inspect(options), made({ type: 'udp4', ...options }));
for (const options of [{ type: 'x', lookup: 5 }, { type: 'x', recvBufferSize: 'x' }, { type: 'x', sendBlockList: {} }, { type: 'x', signal: 5 }]) attempt(inspect(options), made(options));
console.log(dgram.createSocket(new Proxy({ type: 'udp4' }, { get(target, key) { console.log('get', key); return target[key]; } })).close() instanceof dgram.Socket);

const calls = [
  ['address'], ['remoteAddress'], ['disconnect'], ['getRecvBufferSize'], ['getSendBufferSize'], ['getSendQueueSize'], ['getSendQueueCount'], ['ref'], ['unref'],
  ['setBroadcast'], ['setTTL'], ['setTTL', 'x'], ['setTTL', 0], ['setTTL', 1], ['setTTL', 256], ['setMulticastTTL', 1], ['setMulticastTTL', '1'], ['setMulticastTTL', -1],
  ['setMulticastLoopback', 1], ['setMulticastInterface'], ['setMulticastInterface', 5], ['setMulticastInterface', '0.0.0.0'], ['setMulticastInterface', 'x'],
  ['setRecvBufferSize'], ['setRecvBufferSize', 'x'], ['setRecvBufferSize', -1], ['setRecvBufferSize', 1.5], ['setRecvBufferSize', 2 ** 31], ['setSendBufferSize', 2 ** 32],
  ['addMembership'], ['addMembership', 5], ['addMembership', ''], ['addMembership', 'x'], ['dropMembership'],
  ['addSourceSpecificMembership'], ['addSourceSpecificMembership', 1], ['addSourceSpecificMembership', 'x'], ['addSourceSpecificMembership', 'x', 'y'],
  ['dropSourceSpecificMembership', 'x', 5], ['connect'], ['connect', 0], ['connect', -1], ['connect', 'x'], ['connect', 65536], ['connect', 5, 5], ['connect', 5, null],
  ['connectSync', 0], ['connectSync', 5, 5], ['connectSync', 5, 'localhost'], ['bindSync', 5], ['bindSync', null], ['bindSync', { port: -1 }], ['bindSync', { address: 5 }],
  ['bindSync', { address: 'localhost' }], ['bindSync', () => {}], ['bindSync', { port: -1, address: 5 }], ['bindSync', { port: -1, address: 'localhost' }],
  ['send'], ['send', 5], ['send', null], ['send', {}, 9], ['send', new ArrayBuffer(3), 9], ['send', 'a'], ['send', 'a', 0], ['send', 'a', 'x'], ['send', 'a', 5, 5], ['send', 'a', 5, {}],
  ['send', 'a', 5, false], ['send', 'abc', 1, 5, 9, '127.0.0.1'], ['send', 'abc', 4, 0, 9], ['send', 'abc', -1, 1, 9], ['send', [1, 2], 9], ['send', ['a', 2], 9], ['send', [[]], 9], ['send', ['a'], 0, 1, 9],
  ['sendto'], ['sendto', 'a', '0', 1, 9, 'a'], ['sendto', 'a', 0, '1', 9, 'a'], ['sendto', 'a', 0, 1, 'x', 'a'], ['sendto', 'a', 0, 1, 9, 1],
];
function attemptAll(socket, state) {
  for (const [method, ...args] of calls) attempt(`${state}: ${method}(${args.map((arg) => inspect(arg)).join(', ')})`, () => socket[method](...args));
}
attemptAll(dgram.createSocket('udp4'), 'new');
const bound = dgram.createSocket('udp4');
bound.bindSync({ address: '127.0.0.1' });
for (const call of calls.splice(0)) if (!call[0].startsWith('get') && call[0] !== 'address') calls.push(call);
attemptAll(bound, 'bound');
attempt('bound: bind', () => bound.bind(0));
attempt('bound: bindSync', () => bound.bindSync());
bound.close();
calls.push(['close'], ['close', 5], ['bind'], ['bind', 0], ['bindSync'], ['connectSync', 3], ['send', 'a', 3], ['sendto', 'a', 0, 1, 4, 'a'], ['addMembership', '224.0.0.1'], ['setTTL', 3], ['connect', 3], ['connect', 3]);
for (const name of ['address', 'getRecvBufferSize', 'getSendQueueSize', 'getSendQueueCount']) calls.push([name]);
const closed = dgram.createSocket('udp4');
closed.close();
// The texts of mistakes in the code are the engine's.
for (const call of calls.splice(0)) if (!/^(set(Broadcast|TTL|MulticastTTL|MulticastLoopback|Recv|Send)|get)/.test(call[0])) calls.push(call);
attemptAll(closed, 'closed');
