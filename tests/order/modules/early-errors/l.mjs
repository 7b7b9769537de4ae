// Used by early-errors.
export * as default from './z.mjs'; import { "a b" as q } from './str.mjs'; label: while (0) { continue label; }