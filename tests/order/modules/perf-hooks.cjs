// performance: now only grows, marks and measures, timerify, the global is the module's.
const { performance: fromModule } = require('perf_hooks');
console.log(fromModule === performance, typeof performance.timeOrigin, performance.now() > 0);
let last = performance.now();
let grows = true;
for (let n = 0; n < 1000; n++) { const now = performance.now(); grows &&= now >= last; last = now; }
console.log(grows);
const mark = performance.mark('a', { detail: { x: 1 } });
console.log(mark.name, mark.entryType, mark.detail, mark.duration);
performance.mark('b');
const measure = performance.measure('a to b', 'a', 'b');
console.log(measure.name, measure.entryType, measure.duration >= 0);
console.log(performance.getEntriesByName('a').length, performance.getEntriesByType('mark').map((entry) => entry.name));
performance.clearMarks();
console.log(performance.getEntriesByType('mark').length);
