// Lacks an export, or asks for one that is not there.
export { x } from './empty.mjs';
