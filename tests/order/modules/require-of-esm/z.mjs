// Used by require-of-esm.
export const only = 1;