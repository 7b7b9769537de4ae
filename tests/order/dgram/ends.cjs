// Signals, disposal, closing within callbacks, and sockets that nobody waits for.
'use strict';
const dgram = require('dgram');
const turns = async (count) => { while (count-- > 0) await new Promise(setImmediate); };
function watch(name, options) {
  const socket = dgram.createSocket({ type: 'udp4', ...options });
  for (const event of ['error', 'listening', 'close']) socket.on(event, (error) => console.log(name, event, error?.message ?? ''));
  return socket;
}
(async () => {
  let controller = new AbortController();
  let socket = watch('new', { signal: controller.signal });
  controller.abort();
  try { socket.close(); } catch (error) { console.log(error.code); }
  process.nextTick(() => console.log('tick'));
  await turns(1);
  socket = watch('aborted before', { signal: AbortSignal.abort() });
  process.nextTick(() => console.log('tick'));
  await turns(1);
  controller = new AbortController();
  socket = watch('binding', { signal: controller.signal });
  socket.bind(0);
  controller.abort();
  await turns(2);
  controller = new AbortController();
  socket = watch('closed before', { signal: controller.signal });
  socket.close();
  controller.abort();
  await turns(1);

  socket = watch('disposed');
  console.log(await socket[Symbol.asyncDispose](), await socket[Symbol.asyncDispose]());
  socket = watch('disposed while binding');
  socket.bind(0);
  await socket[Symbol.asyncDispose]();
  console.log('disposed');
  const { name, length } = dgram.Socket.prototype[Symbol.asyncDispose];
  console.log([name], length, Object.getOwnPropertyDescriptor(dgram.Socket.prototype, Symbol.asyncDispose).enumerable);

  socket = watch('closes in callbacks');
  socket.bind(0, '127.0.0.1', () => {
    socket.send('x', socket.address().port, () => {
      console.log('sent');
      socket.close(() => console.log('closed'));
      process.nextTick(() => console.log('tick'));
    });
  });
  await turns(3);
  socket = watch('closes in message');
  socket.on('message', (message) => { console.log('message', String(message)); socket.close(); });
  const { port } = socket.bindSync({ address: '127.0.0.1' });
  for (const text of ['1', '2', '3']) socket.send(text, port);
  await turns(3);
  const idle = watch('never closed').bind(0);
  idle.unref();
  idle.on('message', () => console.log('never'));
  watch('never bound');
  console.log(idle.ref() === idle, idle.unref() === idle);
  process.on('exit', () => console.log('exit'));
})();
