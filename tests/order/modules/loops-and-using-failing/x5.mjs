// Does not wait, so it can be required.
export const v = 1;
using q = { [Symbol.dispose]() { console.log('x5 disposed'); } };
export default class {}
