// Modules that fail in top-level `for await` and `await using`, imported twice; and such modules required.
for (const n of ['x1', 'x2', 'x3', 'x4']) {
  await import(`./${n}.mjs`).then((ns) => console.log(n, ns), (e) => console.log(n, e.message ?? e));
  await import(`./${n}.mjs`).then((ns) => console.log(n, 'again'), (e) => console.log(n, 'again', e.message ?? e));
}
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
for (const n of ['x5', 'x6', 'x7', 'x8']) {
  try { console.log(n, require(`./${n}.mjs`)); } catch (e) { console.log(n, e.code, e.message); }
}
