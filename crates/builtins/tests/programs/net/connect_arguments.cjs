// What sockets refuse when they are made, when they connect, and in their settings.
'use strict';
const net = require('net');

function refused(attempt) {
  try {
    const value = attempt();
    if (value instanceof net.Socket) value.on('error', (error) => console.log('error', error.code, error.syscall, error.address, error.port)).unref();
    console.log('taken', typeof value === 'object' ? value?.constructor.name : value);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}

for (const args of [
  [], [undefined], [null], [{}], [true], [{ port: undefined }], [{ port: true }], [{ port: 'a' }], [{ port: -1 }], [{ port: 65536 }], [{ path: 1 }],
  [{ host: 'x' }], ['/no-such-socket'], [Infinity], [NaN], ['65536'], [{ port: 1, localAddress: 'x' }], [{ port: 1, host: '127.0.0.1', localPort: 'x' }],
  [{ port: 1, host: 'h', lookup: 1 }], [{ port: 1, host: 'h', hints: 123456 }], [{ port: 1, host: 'h', family: 7 }], [{ port: 1, autoSelectFamily: 1 }],
  [{ port: 1, autoSelectFamilyAttemptTimeout: '1' }], [{ port: 1, autoSelectFamilyAttemptTimeout: 0 }], [{ port: 1, host: 1 }],
]) refused(() => net.connect(...args));

for (const options of [
  { objectMode: true }, { readableObjectMode: true }, { writableObjectMode: true }, { fd: -1 }, { fd: 'x' }, { fd: 1.5 }, { fd: 9999 }, { fd: null },
  { keepAliveInitialDelay: 'x' }, { signal: 1 }, { onread: 1 }, { typeOfService: 300 }, { typeOfService: '1' }, { blockList: 1 },
]) refused(() => new net.Socket(options));

refused(() => new net.Socket().setTimeout('x'));
refused(() => new net.Socket().setTimeout(-1));
refused(() => new net.Socket().setTimeout(1, 1));
refused(() => new net.Socket().setTimeout(Infinity));
refused(() => new net.Socket().setTypeOfService('x'));
refused(() => new net.Socket().setTypeOfService(256));
refused(() => new net.Socket().getTypeOfService());
refused(() => net.setDefaultAutoSelectFamily(1));
refused(() => net.setDefaultAutoSelectFamilyAttemptTimeout('1'));
refused(() => net.setDefaultAutoSelectFamilyAttemptTimeout(0));
refused(() => { net.setDefaultAutoSelectFamilyAttemptTimeout(1); return net.getDefaultAutoSelectFamilyAttemptTimeout(); });
refused(() => net.getDefaultAutoSelectFamily());
const socket = net.Socket();
for (const name of ['readyState', 'pending', 'connecting', 'bufferSize', 'bytesRead', 'bytesWritten', 'remoteAddress', 'localPort', 'timeout', 'allowHalfOpen']) {
  console.log(name, socket[name]);
}
console.log(socket.address(), socket.setNoDelay() === socket, socket.setKeepAlive(true, 3000) === socket, socket.ref() === socket);
for (const value of [null, 1, true, {}, []]) refused(() => socket.write(value));
