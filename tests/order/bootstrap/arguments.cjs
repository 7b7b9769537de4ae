// What follows the program's name is the program's.
// args: one --two three=3 -- -x
console.log(process.argv.length, process.argv.slice(2));
console.log(require('path').basename(process.argv[1]));
console.log(process.execArgv);
