// Computes for a while when it is told to: meanwhile definitions of others wait.
import { machine } from 'roata';
machine.on('message', (ms) => { for (const begin = performance.now(); performance.now() - begin < ms;); });
