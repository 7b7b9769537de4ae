// Used by require-of-esm.
await 0;