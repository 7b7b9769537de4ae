// Listeners added or removed while emit runs count from the next emit on.
const emitter = new (require('events'))();
const removed = () => console.log('removed, but still called this time');
emitter.on('x', () => {
  emitter.off('x', removed);
  emitter.on('x', () => console.log('added'));
});
emitter.on('x', removed);
emitter.emit('x');
console.log('--');
emitter.emit('x');
