// Calls go into one bounded queue that idle cores pull from; one waiting behind a busy core is taken by an idle one. Same caller, same core: in order.
import { all, machine, self } from 'roata';

async function where(ms) { 'use node'; const end = Date.now() + ms; while (Date.now() < end); return self.parent.id; }
async function order(list, n) { 'use node'; return [self.parent.id, n]; }
async function forks(ms) { 'use node'; const own = self.parent.id; const others = [1, 2, 3, 4].map(() => where(ms)); return (await Promise.all(others)).some((id) => id !== own); }
async function spins() { 'use node'; for (;;); }

// Where there is room: with one core spinning, all others take the rest.
const [first, ...others] = machine.cores;
const blocker = first.run(spins);
while ((await first.stats()).running === 0) await new Promise(setImmediate);
const places = await all(Array.from({ length: 8 }, () => where.with(1)));
console.log('around a busy core', others.length === 0 || places.every((id) => id !== first.id));
blocker.cancel();
await blocker.catch(() => {});

// Calls made on a core wait there, and others steal them.
console.log('stolen', machine.cores.length === 1 || await forks(30));

// One caller, one core: in order.
const ids = await Promise.all(Array.from({ length: 200 }, (_, n) => first.run(order, [], n)));
console.log('in order', ids.every(([core, n], i) => core === first.id && n === i));

// The queue is bounded: more calls than fit wait at the caller, and all are answered.
const { maxQueue, concurrency } = machine;
machine.maxQueue = 4;
machine.concurrency = 2;
console.log('limits', machine.maxQueue, machine.concurrency);
const many = await Promise.all(Array.from({ length: 500 }, (_, n) => order(null, n)));
console.log('all answered', many.every(([, n], i) => n === i));
Object.assign(machine, { maxQueue, concurrency });
for (const wrong of [0, -1, 1.5, NaN]) {
  try { machine.maxQueue = wrong; } catch (error) { console.log(error.code); }
}
