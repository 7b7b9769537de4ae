// Filters of copies, encodings that are none, pieces of files written one by one, lines of FileHandles, options of reads.
// flags: --no-warnings
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = fs.mkdtempSync(join(tmpdir(), 'corners-'));
process.chdir(folder);

async function show(name, run) {
  try {
    console.log(name, await run());
  } catch ({ name: kind, code, message }) {
    console.log(name, kind, code, message.replaceAll(folder, ''));
  }
}

fs.writeFileSync('file', 'one\ntwo\n');
fs.mkdirSync('place/inner', { recursive: true });
const filter = (from, to) => (console.log('asked', from, to), false);
for (const [from, to] of [['place', 'copy'], ['place', 'file'], ['none', 'copy'], ['place', 'place/below'], ['file', 'file']]) {
  await show(`cpSync ${from} ${to}`, () => fs.cpSync(from, to, { filter }));
  await show(`cp ${from} ${to}`, () => fs.promises.cp(from, to, { filter }));
}
await show('encoding', () => fs.readFileSync('file', 'buffer'));
await show('encoding of a promise', () => fs.promises.readFile('file', 'buffer'));
await show('entries of bytes', () => fs.readdirSync(Buffer.from('place'), { withFileTypes: true }).map(({ name, parentPath }) => [name, parentPath]));
async function* pieces() {
  yield 'a';
  yield new Uint16Array([0x6262]);
  yield 5;
}
await show('pieces', () => fs.promises.writeFile('pieces', pieces()));
await show('what was written', () => fs.readFileSync('pieces', 'utf8'));
await show('appended', () => fs.promises.appendFile('pieces', ['c', Buffer.from('d')]));
await show('all', () => fs.readFileSync('pieces', 'utf8'));
const handle = await fs.promises.open('file', 'r+');
await show('lines', async () => {
  const lines = handle.readLines({ autoClose: false, start: 0 });
  const found = [];
  lines.on('line', (line) => found.push(line));
  await new Promise((resolve) => lines.once('close', resolve));
  return [lines.constructor.name, found];
});
await show('lines again', async () => {
  const found = [];
  for await (const line of handle.readLines({ autoClose: false, start: 4 })) found.push(line);
  return found;
});
await show('handle', () => handle.writeFile(new Set(['x', 'y'])));
await show('offset', () => fs.readSync(handle.fd, Buffer.alloc(4), 5));
await show('options', () => fs.readSync(handle.fd, Buffer.alloc(4), { position: 0 }));
await show('no options', () => fs.readSync(handle.fd, Buffer.alloc(4), null));
await handle.close();
await show('here', () => new Promise((resolve, reject) => fs.realpath('', (error, path) => (error ? reject(error) : resolve(path === fs.realpathSync(folder))))));
fs.rmSync(folder, { recursive: true });
