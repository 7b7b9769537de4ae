// Does not wait.
console.log('s4');
let k = 0; const tick = () => { if (k++ < 5) { console.log('s4 job', k); Promise.resolve().then(tick); } };
tick();
using d = { [Symbol.dispose]() { console.log('s4 d'); } };
console.log('s4 end');
