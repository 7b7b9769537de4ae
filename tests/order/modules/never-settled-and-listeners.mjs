// The warning about a top-level await that never settles comes before 'exit', whose listeners may choose another exit code.
// stderr: exact
import fs from 'node:fs';
process.on('exit', (code) => {
  fs.writeSync(2, `exit with ${code}\n`);
  process.exitCode = 3;
});
await new Promise(() => {});
