// Of the program in main.
import { parentPort } from 'node:worker_threads';
interface Reply { value: number }
const reply: Reply = { value: 42 };
parentPort!.postMessage(reply.value);
