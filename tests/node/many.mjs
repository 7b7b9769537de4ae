// Many at once: sleepers, a queue that is full, and whole lines from all cores.
import { machine } from 'roata';
async function sleeps(n) { 'use node'; await new Promise((resolve) => setTimeout(resolve, 20)); return n; }
async function gives(n) { 'use node'; return n; }
async function logs(n) { 'use node'; for (let i = 0; i < 20; i++) console.log(`line ${'x'.repeat(60)}`); }
const sum = (list) => list.reduce((a, b) => a + b, 0);
console.log(sum(await Promise.all(Array.from({ length: 2000 }, (_, n) => sleeps(n)))));
machine.configure({ maxQueue: 4 });
console.log(sum(await Promise.all(Array.from({ length: 3000 }, (_, n) => gives(n)))));
await Promise.all([logs(), logs(), logs()]);
console.log((await machine.stats()).failed);
for (const options of [{ maxQueue: 0 }, { concurrency: 1.5 }]) {
  try {
    machine.configure(options);
  } catch (error) {
    console.log(error.code, error.message);
  }
}
