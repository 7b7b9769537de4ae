// The same without a wait: the cycle is refused.
import { createRequire } from 'node:module';

try {
  createRequire(import.meta.url)(import.meta.filename);
} catch ({ code, message }) {
  console.log(code, message.split('\n')[0].replace(import.meta.filename, 'this module'));
}
