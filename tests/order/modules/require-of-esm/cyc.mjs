// Used by require-of-esm.
import './cyc2.cjs'; export const a = 1;