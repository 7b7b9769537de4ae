// process.exit in a tick: what stands behind it does not run.
process.on('exit', (code) => console.log('exit', code));
process.nextTick(() => { console.log('tick'); process.exit(2); });
process.nextTick(() => console.log('never'));
Promise.resolve().then(() => console.log('never'));
