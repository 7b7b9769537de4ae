// Of the program in main.
import { parentPort, workerData, isMainThread } from 'node:worker_threads';
await new Promise((resolve) => setImmediate(resolve));
parentPort.postMessage([workerData, isMainThread, import.meta.url.endsWith('child.mjs')]);
