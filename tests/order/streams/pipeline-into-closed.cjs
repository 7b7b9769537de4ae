// A pipeline into what is closed already.
'use strict';
const stream = require('stream');
const { pipeline, Readable, Writable, PassThrough } = stream;
const t = (n, f) => {
  try {
    f();
    console.log(n, 'ok');
  } catch (e) {
    console.log(n, e.code, e.message);
  }
};
const dead = new PassThrough();
dead.destroy();
process.on('uncaughtException', (e) => console.log('U', e.code));
t(1, () =>
  pipeline(
    Readable.from(['a']),
    async function* (s) {
      yield* s;
    },
    dead,
    (e) => console.log('1cb', e?.code),
  ));
t(2, () =>
  pipeline(
    async function* () {
      yield 'a';
    },
    dead,
    (e) => console.log('2cb', e?.code),
  ));
t(3, () => pipeline(dead, new PassThrough(), (e) => console.log('3cb', e?.code)));
t(4, () => pipeline(['a'], dead, (e) => console.log('4cb', e?.code)));
t(5, () => pipeline(Readable.from(['a']), { destroyed: true }, (e) => console.log('5cb', e?.code)));
t(6, () => pipeline(Readable.from(['a']), null, (e) => console.log('6cb', e?.code)));
t(7, () => pipeline(Readable.from(['a']), undefined, (e) => console.log('7cb', e?.code)));
console.log(dead.eventNames().map((e) => `${String(e)}:${dead.listenerCount(e)}`).sort().join(' '));
