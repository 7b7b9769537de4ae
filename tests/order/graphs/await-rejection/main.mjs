// A dependency that rejects ends the program; its siblings have run, its importers have not.
// stderr: headlines
import './bad.mjs';
import './sibling.mjs';
process.on('exit', () => console.log('never'));
console.log('main, never');
