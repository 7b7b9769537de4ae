// readFile gives a Buffer, or text in the encoding asked for.
const fs = require('fs');
const path = require('os').tmpdir() + '/bytes';
fs.writeFileSync(path, Buffer.from([0x68, 0xc3, 0xa9, 0x21]));
console.log(fs.readFileSync(path), fs.readFileSync(path, 'utf8'), fs.readFileSync(path, 'latin1'), fs.readFileSync(path, { encoding: 'hex' }), fs.readFileSync(path, 'base64'));
fs.writeFileSync(path, '\ufeffmarked', 'utf16le');
console.log(fs.readFileSync(path).length, fs.readFileSync(path, 'utf16le').length);
