// A JSON file is one object for `import` and `require`; with a query it is another module.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'json-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true }));
const require = createRequire(`${folder}/`);
for (const name of ['a', 'b']) fs.writeFileSync(`${folder}/${name}.json`, '{"x":1}');
const json = { with: { type: 'json' } };

const imported = (await import(`${folder}/a.json`, json)).default;
console.log(require('./a.json') === imported);
const required = require('./b.json');
console.log((await import(`${folder}/b.json`, json)).default === required, (await import(`${folder}/b.json?q`, json)).default === required);

// A name that is read before its module has run is named, wherever it is read.
fs.writeFileSync(`${folder}/first.mjs`, "import { second } from './second.mjs'; export const first = 1; console.log(second);");
fs.writeFileSync(`${folder}/second.mjs`, "import { first } from './first.mjs'; let text; try { text = first; } catch (error) { text = String(error); } export const second = text;");
await import(`${folder}/first.mjs`);

// Who required what waits is named.
fs.writeFileSync(`${folder}/waits.mjs`, 'await 1;');
try {
  require('./waits.mjs');
} catch (error) {
  console.log(error.code, error.message.replaceAll(folder, 'F'));
}
console.log(import.meta.resolve.length);
