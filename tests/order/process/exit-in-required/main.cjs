// process.exit in a required module.
process.on('exit', (code) => console.log('exit', code));
try { require('./leaves.cjs'); } finally { console.log('never'); }
