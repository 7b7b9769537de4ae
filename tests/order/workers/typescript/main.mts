// A worker in TypeScript.
import { Worker } from 'node:worker_threads';
const worker: Worker = new Worker(new URL('./child.mts', import.meta.url));
worker.on('message', (m: number) => console.log(m)).on('exit', (code: number) => console.log('exit', code));
