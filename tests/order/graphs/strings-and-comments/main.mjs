// Text that looks like imports is not.
import { value } from /* between */ './value.mjs'; // import './none.mjs'
const text = "import x from './none.mjs'; export default 1";
const pattern = /import '.\/none.mjs'/;
const template = `export { nothing } from './none.mjs' ${value}`;
/* export const a = await 1; */
console.log(value, text.length, pattern.test("import './none.mjs'"), template);
label: for (;;) { break label; }
const object = { import: 1, export: 2, await: 3, default: 4 };
console.log(object.import + object.export + object.await + object.default);
