// Gathers.
export * from './a.mjs';
export * from './b.mjs';
export * as inner from './a.mjs';
export const own = 'own wins';
