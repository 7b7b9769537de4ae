// Used by star-conflicts.
export const conf = 2, y = 2; export { x } from './s1.mjs';