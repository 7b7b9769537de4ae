// Ticks and jobs made by modules that await.
import './one.mjs';
import './two.mjs';
process.nextTick(() => console.log('main tick'));
Promise.resolve().then(() => console.log('main then'));
console.log('main');
