// A patched console and a patched stdout are used.
const { log } = console;
console.log = (...args) => log('patched', ...args);
console.log('a');
const { write } = process.stdout;
process.stdout.write = function (text, ...rest) { return write.call(this, text.toUpperCase(), ...rest); };
console.info('through stdout');
