// Nobody is there: the error of a connected socket comes with the next receiving or sending.
'use strict';
const dgram = require('dgram');
const gone = dgram.createSocket('udp4');
const { port } = gone.bindSync({ address: '127.0.0.1' });
gone.close();
const socket = dgram.createSocket('udp4');
let errors = 0;
socket.on('error', (error) => {
  console.log('error', error.message, { ...error });
  if (++errors === 1) {
    const tell = (error, size) => console.log('told', error?.message, error && { ...error }, size);
    socket.send('second', tell);
    socket.send('third', tell);
    setImmediate(() => setImmediate(() => socket.close(() => console.log('closed'))));
  }
});
gone.on('close', () => {
  socket.connectSync(port);
  socket.send('first', (error, size) => console.log('told', error, size));
});
