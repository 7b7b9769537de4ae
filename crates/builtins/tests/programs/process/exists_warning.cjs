// What is no path is refused by fs.existsSync with a deprecation.
'use strict';
const { existsSync } = require('fs');
process.on('warning', ({ name, code, message }) => console.log(name, code, message));
console.log(existsSync(), existsSync({}), existsSync(__filename), existsSync(Buffer.from(__filename)), existsSync(require('url').pathToFileURL(__filename)));
