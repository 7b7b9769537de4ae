// What the cores of one process share cannot move to another process, which the error says; the same values without it can.
import { Channel, Mutex, SharedMemory, machine } from 'roata';

const other = await machine.spawn();
async function describe(value) { 'use node'; return `there: ${typeof value}`; }

const shared = new SharedArrayBuffer(8);
const list = [new Mutex(), { deep: [new Channel(1)] }, new SharedMemory(8), shared, new Map([['view', new Uint8Array(shared)]])];
for (const value of list) console.log(await other.run(describe, value).catch((error) => `${error.name}: ${error.message}`));
console.log(await other.run(describe, { deep: [] }), await describe(list));
await other.stop();
