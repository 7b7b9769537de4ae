// A module of a cycle that requires one whose graph waits at its top level: that counts more than the cycle.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
for (const specifier of [import.meta.filename]) {
  try {
    console.log(Object.keys(require(specifier)));
  } catch ({ code, message }) {
    console.log(code, message.split('\n')[0]);
  }
}
await undefined;
try {
  require(import.meta.filename);
} catch ({ code }) {
  console.log('later', code);
}
export const name = 'module';
