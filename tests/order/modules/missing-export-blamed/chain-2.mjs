export { x } from './empty.mjs';
