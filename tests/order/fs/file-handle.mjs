// A FileHandle: write, read, stat, lines, close; used after close it rejects.
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
const handle = await open(`${tmpdir()}/handle.txt`, 'w+');
console.log((await handle.write('line one\nline two\n')).bytesWritten, typeof handle.fd);
const { bytesRead, buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0);
console.log(bytesRead, buffer.toString(), (await handle.stat()).size);
await handle.close();
console.log(handle.fd);
await handle.read(Buffer.alloc(1), 0, 1, 0).catch((error) => console.log(error.code));
