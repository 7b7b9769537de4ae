// A top level that never settles: exit code 13 with a warning, and exit listeners see it.
// stderr: headlines
process.on('exit', (code) => console.log('exit', code));
console.log('before');
await new Promise(() => {});
console.log('never');
