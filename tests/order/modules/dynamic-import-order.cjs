// A dynamic import settles in promise jobs, after the script and its ticks.
console.log('before');
import('node:path').then((path) => console.log('imported', typeof path.join));
process.nextTick(() => console.log('tick'));
console.log('after');
