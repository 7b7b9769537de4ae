// With advanced serialization Buffers stay Buffers, wherever they are; what cannot be cloned is named.
const { fork } = require('child_process');
if (process.argv[2]) {
  process.on('message', (message) => process.send(message));
} else {
  const child = fork(__filename, ['child'], { serialization: 'advanced' });
  const twice = Buffer.from('twice');
  const values = [
    Buffer.from('top'), { list: [Buffer.from('é'), new Uint8Array([1, 2])] }, new Map([['key', Buffer.alloc(3, 1)]]), Buffer.alloc(0),
    { a: twice, b: twice }, Buffer.alloc(200_000, 'x'),
  ];
  let left = values.length;
  child.on('message', (message) => {
    console.log(message, message.toString?.('latin1').length, message.a === undefined || message.a === message.b);
    if (--left === 0) child.disconnect();
  });
  for (const value of values) child.send(value);
  for (const value of [new WeakMap(), [Promise.resolve()], { f() {} }, Symbol('s'), new Map([[Symbol('k'), 1]])]) {
    try {
      child.send(value);
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
}
