// Promises that never settle do not keep a program alive, and its exit code is 0.
new Promise(() => {});
(async () => { await new Promise(() => {}); console.log('never'); })();
process.on('exit', (code) => console.log('exit', code));
