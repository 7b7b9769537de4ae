// process.exit in an exit listener ends at once with the new code.
process.on('exit', (code) => { console.log('exit', code); process.exit(6); console.log('never'); });
process.on('exit', () => console.log('second listener, never'));
process.exit(2);
