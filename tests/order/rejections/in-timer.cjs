// A rejection in a timer is reported after that timer's queues, before the next timer.
process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
setTimeout(() => { console.log('timer 1'); Promise.reject('from timer 1'); process.nextTick(() => console.log('tick')); }, 5);
setTimeout(() => console.log('timer 2'), 5);
