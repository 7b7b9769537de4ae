// What a call is cancelled with is its signal's reason, on a core and in another process; what cannot travel is not.
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { machine, signal } from 'roata';

const folder = mkdtempSync(`${tmpdir()}/roata-`);

async function waits(file) {
  'use node';
  await new Promise(() => {
    signal.addEventListener('abort', () => {
      const { reason } = signal;
      writeFileSync(`${file}.new`, `${reason?.name} ${reason?.message ?? reason?.code ?? reason} ${reason instanceof Error}`);
      renameSync(`${file}.new`, file);
    });
    writeFileSync(`${file}.waits`, '');
  });
}

async function nothing() { 'use node'; }

async function appeared(file) {
  while (!existsSync(file)) await turn();
  return readFileSync(file, 'utf8');
}

const other = await machine.spawn({ cores: 1 });
let calls = 0;
for (const [name, place] of [['core', machine.cores[0]], ['process', other]]) {
  for (const reason of [new RangeError('too far'), 'a text', { code: 7 }, () => {}, undefined]) {
    const file = `${folder}/${calls++}`;
    const call = place.run(waits, file);
    await appeared(`${file}.waits`);
    // Its core runs another to the end, so it waits by now.
    await place.run(nothing);
    call.cancel(reason);
    await call.catch((error) => console.log(error.name, error.cause === reason));
    console.log(name, await appeared(file));
  }
}
await other.stop();
rmSync(folder, { recursive: true });
