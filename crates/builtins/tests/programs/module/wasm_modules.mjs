// WebAssembly as modules: instances with their imports, sources, and what is refused; from responses.
import fs from 'node:fs';
import os from 'node:os';

const folder = fs.mkdtempSync(`${os.tmpdir()}/wasm-`);
process.on('exit', () => fs.rmSync(folder, { recursive: true }));
const attempt = (promise) => promise.then((value) => value, (error) => `${error.name} ${error.code} ${error.message.replaceAll(folder, 'F')}`);

// (import "./env.mjs" "f" (func)) (import "./env.mjs" "g" (global i32)): run() is f(g), c a constant, m a variable that inc() changes
const env = [9, ...Buffer.from('./env.mjs')];
const withImports = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 13, 3, 96, 1, 127, 1, 127, 96, 0, 1, 127, 96, 0, 0,
  2, 30, 2, ...env, 1, 102, 0, 0, ...env, 1, 103, 3, 127, 0, 3, 3, 2, 1, 2, 6, 11, 2, 127, 0, 65, 7, 11, 127, 1, 65, 1, 11,
  7, 21, 4, 3, 114, 117, 110, 0, 1, 1, 99, 3, 1, 1, 109, 3, 2, 3, 105, 110, 99, 0, 2,
  10, 18, 2, 6, 0, 35, 0, 16, 0, 11, 9, 0, 35, 2, 65, 1, 106, 36, 2, 11,
]);
const write = (name, text) => fs.writeFileSync(`${folder}/${name}`, text);
write('x.wasm', withImports);
write('env.mjs', "console.log('env runs'); export const f = (x) => x * 2; export const g = 21;");
write('user.mjs', "import { run, c } from './x.wasm'; export default run() + c;");
write('missing.mjs', "import { nope } from './x.wasm';");
write('source.mjs', "import source x from './x.wasm'; export default x;");
write('no_source.mjs', "import source x from './env.mjs';");

const source = (await import(`${folder}/source.mjs`)).default;
console.log(source instanceof WebAssembly.Module, source === await import.source(`${folder}/x.wasm`));
const x = await import(`${folder}/x.wasm`);
console.log(x.run(), x.c, x.m);
x.inc();
console.log(x.m, Object.keys(x), (await import(`${folder}/user.mjs`)).default);
console.log(await attempt(import(`${folder}/missing.mjs`)));
console.log(await attempt(import(`${folder}/no_source.mjs`)));
console.log(await attempt(import.source('node:fs')));

const { compileStreaming, instantiateStreaming } = WebAssembly;
const respond = (body, status = 200, type = 'application/wasm') => new Response(body, { status, headers: type === undefined ? {} : { 'content-type': type } });
console.log(await compileStreaming(respond(withImports)) instanceof WebAssembly.Module);
const { instance } = await instantiateStreaming(Promise.resolve(respond(withImports)), { './env.mjs': { f: (n) => n + 1, g: 1 } });
console.log(instance.exports.run(), compileStreaming.length, instantiateStreaming.name);
const used = respond(withImports);
await used.text();
for (const given of [undefined, 1, respond('', 200, 'text/plain'), respond('', 404), used, Promise.reject(new Error('mine'))]) console.log(await attempt(compileStreaming(given)));
