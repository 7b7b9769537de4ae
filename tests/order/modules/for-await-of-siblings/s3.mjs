// Waits.
console.log('s3');
let k = 0; const tick = () => { if (k++ < 5) { console.log('s3 job', k); Promise.resolve().then(tick); } };
tick();
await 1;
console.log('s3 end');
