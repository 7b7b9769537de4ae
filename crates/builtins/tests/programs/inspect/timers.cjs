// Timers are shown with all that they have, but not their neighbours; cleared ones have let go what they were started with.
'use strict';

const util = require('node:util');

const shown = (timer) => util.inspect(timer).replace(/_idleStart: \d+/, '_idleStart: N').replace(/\n  Symbol\((asyncId|triggerId)\): \d+,/g, '');

const once = setTimeout(() => {}, 5);
const often = setInterval(() => {}, 5, 1, [2]);
console.log(shown(once), shown(often));
console.log(+once > 0, shown(once));
often.unref();
clearTimeout(once);
clearInterval(often);
console.log(shown(once), shown(often));
console.log(setTimeout.length, setInterval.length);
