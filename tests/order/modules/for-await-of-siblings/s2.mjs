// Waits for a resource.
console.log('s2');
let k = 0; const tick = () => { if (k++ < 5) { console.log('s2 job', k); Promise.resolve().then(tick); } };
tick();
await using d = { [Symbol.asyncDispose]() { console.log('s2 d'); } };
console.log('s2 end');
