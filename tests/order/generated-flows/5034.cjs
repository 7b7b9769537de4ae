// A random program, of seed 5034: its order is Node's.
'use strict';
const { Transform, at, compose, done, log, show, stream, watch } = require('../_preludes/flows.cjs');

const c0 = watch('c0', compose(new Transform({ autoDestroy: false, captureRejections: true, transform(chunk, encoding, callback) { log('transform', show(chunk)); callback(null, chunk); }  }), async function* (source) { for await (const chunk of source) yield chunk; }));
at('now', () => { log('is', stream.isReadable(c0), stream.isWritable(c0), stream.isErrored(c0), stream.isDisturbed(c0), stream.isDestroyed(c0)); });
at('now', () => { c0.cork(); c0.write('1'); c0.write('2', done('wrote 1')); c0.uncork(); });
at('tick', () => { c0.removeAllListeners('error'); });
at('now', () => { c0.once('readable', () => log('readable 2', show(c0.read(3)))); });
