// One of each kind of callback, from the script.
const fs = require('fs');
setTimeout(() => {
  console.log('timeout');
  fs.stat(__filename, () => {
    console.log('stat');
    setTimeout(() => console.log('timeout in stat'), 0);
    setImmediate(() => console.log('immediate in stat'));
    process.nextTick(() => console.log('tick in stat'));
  });
}, 100);
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick'));
queueMicrotask(() => console.log('microtask'));
(async () => { console.log('async'); await null; console.log('after await'); })();
new Promise((resolve) => { console.log('executor'); resolve(); }).then(() => console.log('then'));
console.log('script');
