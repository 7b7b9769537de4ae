// A parent that keeps its heart beating every 10 ms while its children keep every core busy.
//
//   roata examples/processes/heartbeat.mjs
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { once } from 'node:events';

const INTERVAL = 10;
const script = 'i=0; while [ $i -lt 400000 ]; do i=$((i+1)); done; echo $i';

let beats = 0;
let latest = 0;
let last = performance.now();
const heart = setInterval(() => {
  const now = performance.now();
  latest = Math.max(latest, now - last - INTERVAL);
  last = now;
  beats++;
}, INTERVAL);

const children = Array.from({ length: availableParallelism() }, () => spawn('sh', ['-c', script]));
for (const child of children) child.stdout.on('data', (count) => console.log(`child ${child.pid} has counted to ${String(count).trim()}`));
await Promise.all(children.map((child) => once(child, 'close')));

clearInterval(heart);
console.log(`${beats} beats; the latest was ${latest.toFixed(1)} ms late`);
