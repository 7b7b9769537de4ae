// An error that finished() hears of a stream that is over already.
'use strict';
const { finished, PassThrough } = require('stream');
process.on('uncaughtException', (e) => console.log('U', e.message));
for (const o of [{}, { error: false }]) {
  const d = new PassThrough();
  d.destroy(new Error('x'));
  process.nextTick(() => console.log('mark'));
  const stop = finished(d, o, (e) => console.log('cb', e?.message));
  setImmediate(() => {
    console.log(d.listenerCount('error'));
    stop();
    console.log(d.listenerCount('error'));
  });
}
{
  const d = new PassThrough();
  d.destroy(new Error('y'));
  process.nextTick(() => console.log('mark'));
  const stop = finished(d, (e) => console.log('cb', e?.message));
  stop();
}
