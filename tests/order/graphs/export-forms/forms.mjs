// Many exports.
export default () => 'anonymous default';
export const a = 1, [first, ...list] = [0, 1, 2];
const hidden = 'b';
export { hidden as b, hidden as 'a name' };
export class Klass { who = 'Klass'; }
export function* generate() { yield first; yield* list; }
export async function later() { return 'later'; }
export { sep as re } from 'node:path';
