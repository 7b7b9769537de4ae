// Passes one on.
export { outer as again } from './main.mjs';
