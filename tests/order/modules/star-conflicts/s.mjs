// Used by star-conflicts.
export * from './s1.mjs'; export * from './s2.mjs'; export const a = 'own';