// A listener that throws does not stop the others: its error is an uncaught exception in a tick.
process.on('uncaughtException', (error) => console.log('uncaught', error.message));
const target = new EventTarget();
target.addEventListener('x', () => { throw new Error('first'); });
target.addEventListener('x', () => console.log('second'));
target.dispatchEvent(new Event('x'));
Promise.resolve().then(() => console.log('then'));
console.log('script');
