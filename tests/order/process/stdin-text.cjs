// Standard input read as a file.
// stdin: one line
// stdin: and another
console.log(JSON.stringify(require('fs').readFileSync(0, 'utf8')));
