// A readFile whose signal is aborted rejects with an AbortError.
import { readFile } from 'node:fs/promises';
import fs from 'node:fs';
const controller = new AbortController();
controller.abort();
await readFile(import.meta.filename, { signal: controller.signal }).catch((error) => console.log(error.name, error.code));
fs.readFile(import.meta.filename, { signal: controller.signal }, (error) => console.log(error.name, error.code));
