// A delay beyond 32 bits means 1 ms, with a warning.
// stderr: exact
process.on('warning', (warning) => console.log('warning event', warning.name));
setTimeout(() => console.log('timeout'), 2 ** 31);
setTimeout(() => console.log('largest allowed'), 2 ** 31 - 1).unref();
console.log('script');
