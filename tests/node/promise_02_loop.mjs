// The program's loop is never blocked by node functions: its timers run while all cores burn.
import { all, machine } from 'roata';

async function burns(ms) { 'use node'; const end = Date.now() + ms; while (Date.now() < end); return ms; }

let beats = 0;
const heart = setInterval(() => beats++, 10);
await all(machine.cores.map(() => burns.with(300)));
clearInterval(heart);
console.log('beats while all cores burn:', beats > 0);
