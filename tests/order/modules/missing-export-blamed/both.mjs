export { indirect } from './empty.mjs'; import { direct } from './empty.mjs';
