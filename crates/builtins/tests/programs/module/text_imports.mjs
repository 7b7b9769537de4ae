// `import text from './file' with { type: 'text' }`, which an option turns on.
// flags: --experimental-import-text --no-warnings
import own from './text_imports.mjs' with { type: 'text' };
console.log(typeof own, own.split('\n')[0]);
const places = [['./text_imports.mjs', 'json'], ['./nowhere.txt', 'text'], ['./text_imports.mjs', 'bytes'], ['data:text/html,<p>', 'text'], ['data:application/json;base64,e30=', 'text'],
  ['data:text/javascript,export default 1', 'text'], ['node:fs', 'text']];
for (const [specifier, type] of places) {
  try {
    console.log(specifier, await import(specifier, { with: { type } }));
  } catch ({ code, message }) {
    console.log(specifier, code, message.replaceAll(import.meta.dirname, ''));
  }
}
const asText = await import('data:application/json,[1]', { with: { type: 'text' } });
const asJson = await import('data:application/json,[1]', { with: { type: 'json' } });
console.log(asText.default, asJson.default, asText === await import('data:application/json,[1]', { with: { type: 'text' } }));
