// Waits in a loop.
console.log('s1');
let k = 0; const tick = () => { if (k++ < 5) { console.log('s1 job', k); Promise.resolve().then(tick); } };
tick();
for await (const x of [1, 2]) console.log('s1', x);
console.log('s1 end');
