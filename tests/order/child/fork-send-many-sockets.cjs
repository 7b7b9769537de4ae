// Many sockets and messages sent at once arrive in their order.
'use strict';
const { fork } = require('child_process');
const net = require('net');
const COUNT = 50;
if (process.argv[2] === 'child') {
  let next = 0;
  let isInOrder = true;
  process.on('message', ({ number, text }, socket) => {
    isInOrder &&= number === next++;
    if (number % 3 === 0 || number === COUNT * 3) isInOrder &&= (socket === undefined) === (number === COUNT * 3);
    if (socket) socket.end(`${number}:${text.length}`);
    if (number === COUNT * 3) process.send(isInOrder, () => process.disconnect());
  });
} else {
  const child = fork(__filename, ['child'], { serialization: 'advanced' });
  const sockets = [];
  let closed = 0;
  let wrong = 0;
  const server = net.createServer({ pauseOnConnect: true }, (socket) => {
    sockets.push(socket);
    if (sockets.length !== COUNT) return;
    let number = 0;
    for (const one of sockets) {
      child.send({ number: number++, text: 'x'.repeat(20_000) }, one);
      child.send({ number: number++, text: 'y'.repeat(20_000) });
      child.send({ number: number++, text: '' });
    }
    child.send({ number, text: '' });
  }).listen(0, '127.0.0.1', () => {
    for (let i = 0; i < COUNT; i++) {
      let text = '';
      net.connect(server.address().port, '127.0.0.1').on('data', (chunk) => { text += chunk; }).on('close', () => {
        if (!/^\d+:20000$/.test(text)) wrong++;
        closed++;
      });
    }
  });
  child.on('message', (isInOrder) => console.log('in order', isInOrder));
  child.on('exit', (code) => {
    console.log('exit', code);
    server.close(() => console.log('server closed', closed, wrong));
  });
}
