// What a newListener listener adds to the same event stands before the new one.
const emitter = new (require('events'))();
emitter.once('newListener', (name) => { if (name === 'x') emitter.on('x', () => console.log('inserted')); });
emitter.on('x', () => console.log('original'));
emitter.emit('x');
