// The callback of an fs call comes after the script, its ticks and its jobs.
const fs = require('fs');
fs.readFile(__filename, 'utf8', (error, text) => console.log('readFile', error, text.startsWith('// The callback')));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('then'));
console.log(fs.readFileSync(__filename, 'utf8').length > 100);
