// The loop's primitives, each as a rate or a time; one JSON line per figure.
const print = (name, value, unit) => console.log(JSON.stringify({ name: `loop.${name}`, value, unit }));
const rate = (name, count, since) => print(name, count / (performance.now() - since) * 1e3, 'per second');

function chain(name, schedule, count) {
  return new Promise((resolve) => {
    let left = count;
    let since = 0;
    const step = () => {
      if (left === count * 0.9) since = performance.now();
      if (left-- > 0) schedule(step);
      else {
        rate(name, count * 0.9, since);
        resolve();
      }
    };
    schedule(step);
  });
}

await chain('setImmediate', setImmediate, 300_000);
await chain('nextTick', process.nextTick, 3_000_000);
await chain('queueMicrotask', queueMicrotask, 1_000_000);

async function awaits(count) {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += await i;
  return sum;
}
await awaits(200_000);
let since = performance.now();
await awaits(2_000_000);
rate('await', 2_000_000, since);

const timers = new Array(1_000_000);
const never = () => { throw new Error('fired'); };
since = performance.now();
for (let i = 0; i < timers.length; i++) timers[i] = setTimeout(never, 30_000 + (i * 7919) % 60_000);
print('million timers made', performance.now() - since, 'ms');
since = performance.now();
for (const timer of timers) clearTimeout(timer);
print('million timers cleared', performance.now() - since, 'ms');

since = performance.now();
await new Promise((resolve) => {
  let fired = 0;
  for (let i = 0; i < 100_000; i++) setTimeout(() => { if (++fired === 100_000) resolve(); }, 0);
});
print('100,000 timers of 0 ms', performance.now() - since, 'ms');
