// A CommonJS module imported by an ES module runs its body when its turn comes; ticks wait for the whole graph.
import './first.cjs';
import './second.mjs';
import './third.cjs';
process.nextTick(() => console.log('main tick'));
Promise.resolve().then(() => console.log('main then'));
console.log('main');
