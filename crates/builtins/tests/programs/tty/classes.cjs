// The classes of terminals can be asked for colours where there is no terminal; output that is none has no such methods.
const tty = require('tty');

for (const Class of [tty.ReadStream, tty.WriteStream]) {
  console.log(Class.name, Class.length, Object.getOwnPropertyNames(Class.prototype).sort(), Class.prototype.constructor === Class);
}
const { getColorDepth, hasColors, isTTY } = tty.WriteStream.prototype;
console.log(isTTY, [{}, { TERM: 'xterm-256color' }, { COLORTERM: 'truecolor' }, { TERM: 'dumb' }, { FORCE_COLOR: '3' }, { CI: '1', GITHUB_ACTIONS: '1' }, { TERM: 'linux' }].map((env) => getColorDepth(env)));
console.log(tty.WriteStream.prototype.hasColors(256, { TERM: 'xterm-256color' }), tty.WriteStream.prototype.hasColors({ TERM: 'dumb' }));
try {
  hasColors(1);
} catch (error) {
  console.log(error.code, error.message);
}
console.log(process.stdout instanceof tty.WriteStream, typeof process.stdout.hasColors, typeof process.stdout.cursorTo, process.stdout.isTTY, typeof process.stdin.setRawMode);
