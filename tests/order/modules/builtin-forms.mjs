// A built-in has its names, its default and its namespace, and they agree.
import fs, { readFileSync } from 'node:fs';
import * as space from 'fs';
import process from 'node:process';
import { EventEmitter } from 'events';
import Default from 'node:events';
console.log(fs.readFileSync === readFileSync, space.readFileSync === readFileSync, space.default === fs);
console.log(process === globalThis.process, EventEmitter === Default);
