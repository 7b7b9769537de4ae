// Types among imports and exports.
import { type T, v } from './x.ts'; const a: T = v; console.log(a); export type Q = string; console.log(await import('./x.ts'));