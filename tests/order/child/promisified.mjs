// util.promisify: the outputs, the child, the error with outputs.
import { exec, execFile } from 'node:child_process';
import { promisify } from 'node:util';
const promise = promisify(execFile)('echo', ['a', 'b']);
console.log(promise.child.spawnargs);
console.log(await promise);
try {
  await promisify(exec)('echo out; echo err >&2; exit 7');
} catch (error) {
  console.log(error.message, error.code, error.killed, error.signal, error.cmd, error.stdout, error.stderr);
}
await promisify(execFile)('no-such-program').catch((error) => console.log(error.code, error.stdout, error.stderr));
