// Gathers.
export * from 'node:path';
export * from './common.cjs';
export const plus = 'plus';
