// Several rejections are reported in the order in which they were rejected, after ticks and jobs.
process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
Promise.reject(1);
Promise.resolve().then(() => { console.log('then'); Promise.reject(3); });
Promise.reject(2);
process.nextTick(() => { console.log('tick'); Promise.reject(4); });
