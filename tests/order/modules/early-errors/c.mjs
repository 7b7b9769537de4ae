// Used by early-errors.
import x from './z.mjs'; import x from './z.mjs';