// Rejects after an await.
process.on('exit', (code) => console.log('exit', code));
console.log('bad begins');
await null;
throw new Error('bad module');
