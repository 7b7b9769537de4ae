// Used by require-of-esm.
throw new Error('thrown');