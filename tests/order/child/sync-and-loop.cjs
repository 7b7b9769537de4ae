// While a synchronous child runs, nothing else does.
const { spawnSync } = require('child_process');
setTimeout(() => console.log('timer'), 1);
setImmediate(() => console.log('immediate'));
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('job'));
console.log(spawnSync('sh', ['-c', 'sleep 0.05; echo done'], { encoding: 'utf8' }).stdout);
