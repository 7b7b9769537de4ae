// An error in an exit listener: exit code 1 all the same... and the listeners behind it do not run.
// stderr: headlines
process.on('exit', (code) => { console.log('exit', code); throw new Error('in exit'); });
process.on('exit', () => console.log('never'));
