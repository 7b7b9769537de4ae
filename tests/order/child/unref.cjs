// A child that is not waited for does not hold the loop; one that is, does.
const { spawn } = require('child_process');
const child = spawn('sleep', ['100'], { stdio: 'ignore' });
child.unref();
child.on('exit', () => console.log('never'));
const other = spawn('sleep', ['0.05'], { stdio: 'ignore' });
other.unref();
other.ref();
other.on('exit', (code) => { console.log('other', code); });
process.on('exit', () => { console.log('exit', child.exitCode); child.kill(); });
