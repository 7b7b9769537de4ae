// node:timers hands out the globals.
const timers = require('node:timers');
for (const name of ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate']) {
  console.log(name, timers[name] === globalThis[name], timers[name].name === name);
}
console.log(timers.promises === require('node:timers/promises'));
