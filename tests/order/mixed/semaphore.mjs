// No more than two at a time.
let running = 0;
const waiting = [];
const acquire = () => (running < 2 ? (running++, Promise.resolve()) : new Promise((resolve) => waiting.push(resolve)));
const release = () => (waiting.length ? waiting.shift()() : running--);
const job = async (name) => { await acquire(); console.log('begin', name, running); await new Promise(setImmediate); console.log('end', name); release(); };
await Promise.all(['a', 'b', 'c', 'd', 'e'].map(job));
console.log('all', running);
