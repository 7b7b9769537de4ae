// Workers from ES modules, and from data: URLs.
import { Worker, isMainThread } from 'node:worker_threads';
const run = (file, options) => new Promise((resolve) => new Worker(file, options).on('message', (m) => console.log(m)).on('error', (e) => console.log(e.name, e.message)).on('exit', resolve));
console.log(isMainThread);
console.log(await run(new URL('./child.mjs', import.meta.url), { workerData: 1 }));
console.log(await run(new URL(`data:text/javascript,${encodeURIComponent("import { parentPort } from 'node:worker_threads'; parentPort.postMessage(import.meta.url.slice(0, 5)); await null; parentPort.postMessage('later');")}`)));
console.log(await run(new URL(`data:text/javascript,${encodeURIComponent("throw new TypeError('from data')")}`)));
