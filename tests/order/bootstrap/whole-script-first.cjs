// Nothing that was scheduled runs before the last line of the script.
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick'));
queueMicrotask(() => console.log('microtask'));
Promise.resolve().then(() => console.log('then'));
for (let line = 1; line <= 3; line++) console.log('line', line);
