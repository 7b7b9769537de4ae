// process.exit in an immediate, inside try and finally.
process.on('exit', (code) => console.log('exit', code));
setImmediate(() => { try { process.exit(2); } finally { console.log('never'); } });
setImmediate(() => console.log('never'));
