// A random program, of seed 5021: its order is Node's.
'use strict';
const { at, drink, log, watch } = require('../_preludes/webs.cjs');

const s0 = watch('s0', new ReadableStream({  pull(c) { this.n = (this.n ?? 0) + 1; log('pull', this.n, c.desiredSize); if (this.n > 3) c.close(); else c.enqueue(this.n); },  }).tee()[1]);
at('now', () => { const [first, second] = s0.tee(); drink('first4', first, 0); drink('second5', second, 2); });
