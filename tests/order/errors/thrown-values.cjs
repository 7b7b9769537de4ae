// Whatever is thrown reaches the listener as it is.
const values = [undefined, null, 0, 'text', Symbol('sym'), { a: 1 }];
process.on('uncaughtException', (value) => console.log('uncaught', value));
for (const value of values) setImmediate(() => { throw value; });
