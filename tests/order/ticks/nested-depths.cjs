// Ticks and jobs three levels deep, made in both orders.
const tick = (name, body) => process.nextTick(() => { console.log(name); body?.(); });
const job = (name, body) => queueMicrotask(() => { console.log(name); body?.(); });
job('j1', () => {
  tick('j1t', () => { job('j1tj'); tick('j1tt'); });
  job('j1j', () => { tick('j1jt'); job('j1jj'); });
});
tick('t1', () => {
  job('t1j', () => { tick('t1jt'); job('t1jj'); });
  tick('t1t', () => { job('t1tj'); tick('t1tt'); });
});
