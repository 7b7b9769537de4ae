// A queue between a producer and a consumer, written with promises.
const queue = [];
let wake;
const put = (item) => { queue.push(item); wake?.(); };
async function* take() { while (true) { if (!queue.length) await new Promise((resolve) => { wake = resolve; }); const item = queue.shift(); if (item === null) return; yield item; } }
const consumer = (async () => { for await (const item of take()) console.log('took', item); console.log('consumer ends'); })();
for (const item of [1, 2, 3]) { console.log('put', item); put(item); await new Promise(setImmediate); }
put(null);
await consumer;
console.log('end');
