// The forms of bind, what each looks up, and what is told when; binding twice, binding to a descriptor of another kind.
'use strict';
const dgram = require('dgram');
const { inspect } = require('util');
const stateOf = (socket) => {
  const { bindState, receiving, queue } = socket[Object.getOwnPropertySymbols(socket).find(({ description }) => description === 'state symbol')];
  return `${bindState} ${receiving} ${queue?.length}`;
};
const lookup = (host, family, callback) => { console.log('lookup', host, family); require('dns').lookup(host, family, callback); };
const turns = async (count) => { while (count-- > 0) await new Promise(setImmediate); };
function watch(socket) {
  for (const name of ['error', 'listening', 'close']) socket.on(name, (error) => console.log(name, stateOf(socket), error?.message ?? ''));
  socket.on('newListener', (name, listener) => console.log('+', String(name), listener.name));
  socket.on('removeListener', (name, listener) => console.log('-', String(name), listener.name));
  return socket;
}
const bound = () => console.log('bound');
const forms = [
  [], [0], [0, '127.0.0.1'], [{ port: 0 }], [{ address: '127.0.0.1' }], [{ port: 0, address: '127.0.0.1', exclusive: true }], [bound], [0, bound], [0, '127.0.0.1', bound],
  [{ port: 0 }, bound], [undefined, undefined, bound], [null, null, bound], [0, '::1'], [0, '::1', bound], [0, 5], [{ port: 0, address: 5 }], ['0'], [0, ''], [{ port: null }], [{ fd: 1 }],
  [{ fd: -1 }], [{ fd: 9999 }], [{ fd: 1.5 }], [{ fd: 'x' }], [{ fd: 0 }], [{}], [0, '192.0.2.1'], [0, '192.0.2.1', bound], [5, 'x', bound, 7],
];
(async () => {
  for (const form of forms) {
    const socket = watch(dgram.createSocket({ type: 'udp4', lookup: form[1] === 'x' ? (host, family, callback) => callback(new Error(host)) : lookup }));
    console.log('>>', inspect(form, { breakLength: Infinity }));
    try {
      console.log(socket.bind(...form) === socket, stateOf(socket));
    } catch (error) {
      console.log(error.code, error.message.replace('FILE', 'PIPE'), stateOf(socket));
    }
    process.nextTick(() => console.log('tick'));
    await turns(2);
    console.log(stateOf(socket));
    socket.close();
    await turns(1);
  }
  const socket = watch(dgram.createSocket('udp4'));
  console.log('>> closed at once');
  socket.bind(0, bound);
  for (const again of [() => socket.bind(0), () => socket.bindSync(), () => socket.connectSync(5), () => socket.address()]) try { again(); } catch (error) { console.log(error.code); }
  socket.close(() => console.log('closed'));
  console.log(stateOf(socket));
  try { socket.close(() => console.log('closed once more')); } catch (error) { console.log(error.code); }
  await turns(2);

  console.log('>> in use');
  const first = dgram.createSocket('udp4');
  const { port } = first.bindSync({ address: '127.0.0.1' });
  const second = watch(dgram.createSocket('udp4'));
  second.removeAllListeners('error');
  const tell = (error) => console.log(error.message.replace(port, 'PORT'), { ...error, port: error.port === port }, stateOf(second));
  second.on('error', tell);
  second.bind(port, '127.0.0.1', bound);
  await turns(2);
  try { second.bindSync({ port, address: '127.0.0.1' }); } catch (error) { tell(error); }
  second.bind(0, '127.0.0.1', bound);
  await turns(2);
  first.close();
  second.close();
  await turns(2);

  console.log('>> at once');
  const third = watch(dgram.createSocket('udp4'));
  const address = third.bindSync();
  console.log(address.address, address.family, address.port === third.address().port, stateOf(third));
  process.nextTick(() => console.log('tick'));
  await turns(2);
  third.close();
  console.log('>> of the other family, then in use');
  const keeper = dgram.createSocket('udp4');
  const taken = keeper.bindSync({ address: '127.0.0.1' });
  const tried = dgram.createSocket('udp4');
  for (const options of [{ address: '::1' }, taken]) {
    try { tried.bindSync(options); } catch (error) { console.log(error.code); }
    try { console.log(tried.address()); } catch (error) { console.log(error.message); }
  }
  keeper.close();
  tried.close();
  const fourth = watch(dgram.createSocket({ type: 'udp4', ipv6Only: true }));
  fourth.bind(0);
  await turns(2);
  fourth.close();
})();
