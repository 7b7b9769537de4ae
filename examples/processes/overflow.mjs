// An `exec` whose child says more than was asked for: it is killed, what it said so far is there, and the error says so.
// Beside it `$` of 'roata', whose output may be of any size.
//
//   roata examples/processes/overflow.mjs
import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { $ } from 'roata';

try {
  await promisify(exec)('seq 1 1000000', { maxBuffer: 64 });
} catch (error) {
  console.log(`${error.code}: ${error.message}`);
  console.log(`so far: ${JSON.stringify(error.stdout)}`);
}

const lines = await $`seq 1 1000000`.lines();
console.log(`with $: ${lines.length} lines, the last is ${lines.at(-1)}`);
