// process.exit in a promise job.
process.on('exit', (code) => console.log('exit', code));
Promise.resolve().then(() => { console.log('job'); process.exit(2); }).then(() => console.log('never'));
Promise.resolve().then(() => console.log('never'));
