// Lacks an export, or asks for one that is not there.
export { indirect } from './empty.mjs'; import { direct } from './empty.mjs';
