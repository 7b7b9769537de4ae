// Used by early-errors.
import { x } from './z.mjs'; const x = 1;