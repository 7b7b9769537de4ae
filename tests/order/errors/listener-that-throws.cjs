// A listener of uncaughtException that throws: exit code 7.
// stderr: headlines
process.on('uncaughtException', (error) => { console.log('uncaught', error.message); throw new Error('in the listener'); });
process.on('exit', (code) => console.log('exit', code));
setImmediate(() => console.log('never'));
throw new Error('first');
