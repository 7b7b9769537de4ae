// fs/promises one after the other; each await goes on in a job of its I/O.
import { mkdir, writeFile, readFile, readdir, stat, rm, appendFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
const folder = join(tmpdir(), 'order');
console.log(await mkdir(folder));
await writeFile(join(folder, 'a.txt'), 'first\n');
process.nextTick(() => console.log('tick'));
await appendFile(join(folder, 'a.txt'), 'second\n');
await rename(join(folder, 'a.txt'), join(folder, 'b.txt'));
console.log(await readFile(join(folder, 'b.txt'), 'utf8'));
console.log(await readdir(folder), (await stat(join(folder, 'b.txt'))).size);
await rm(folder, { recursive: true });
await stat(folder).catch((error) => console.log(error.code, error.syscall));
