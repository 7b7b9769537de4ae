// Retries with growing waits, then success.
import { setTimeout as delay } from 'node:timers/promises';
let attempts = 0;
const flaky = async () => { if (++attempts < 3) throw new Error(`attempt ${attempts}`); return `attempt ${attempts}`; };
async function retry(fn, wait = 1) { try { return await fn(); } catch (error) { console.log(error.message, 'waiting', wait); await delay(wait); return retry(fn, wait * 2); } }
console.log(await retry(flaky));
