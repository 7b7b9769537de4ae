// A top level that throws ends the program with 1.
// stderr: headlines
process.on('exit', (code) => console.log('exit', code));
process.nextTick(() => console.log('tick'));
setImmediate(() => console.log('never'));
throw new Error('top level');
