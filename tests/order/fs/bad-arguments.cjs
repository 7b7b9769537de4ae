// Wrong arguments throw at once, before any I/O.
const fs = require('fs');
const attempt = (call) => { try { call(); } catch (error) { console.log(error.name, error.code); } };
attempt(() => fs.readFile(__filename));
attempt(() => fs.readFile(5.5, () => {}));
attempt(() => fs.readFile(__filename, 'no-such-encoding', () => {}));
attempt(() => fs.stat({}, () => {}));
attempt(() => fs.readFileSync('with\0zero'));
fs.promises.readFile({}).catch((error) => console.log('rejected', error.code));
