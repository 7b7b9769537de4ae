// A callback of the thread pool that spins is ended, and the callbacks behind it, of others and of the same core, are called all the same.
import { machine } from 'roata';
import { stat } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const here = import.meta.filename;

async function spinsInStat() { 'use node'; await new Promise(() => { for (let i = 0; i < 6; i++) stat(here, () => { if (i === 2) for (;;); }); }); }
async function spinsAfterRead() { 'use node'; await readFile(here); for (;;); }
async function good() { 'use node';
  let sizes = 0;
  for (let round = 0; round < 20; round++) {
    const answers = Array.from({ length: 8 }, () => new Promise((resolve) => stat(here, (error, stats) => resolve(stats.size))));
    for (const size of await Promise.all(answers)) if (size > 0) sizes++;
  }
  return sizes;
}

const core = machine.cores.at(-1);
for (const fn of [spinsInStat, spinsAfterRead]) {
  for (let round = 0; round < 5; round++) {
    const neighbours = [core.run(good), core.run(good)];
    const thread = core.run(fn);
    await sleep(10);
    thread.cancel();
    const outcome = await thread.catch((error) => error.name);
    console.log(fn.name, outcome, ...await Promise.all(neighbours));
  }
}
