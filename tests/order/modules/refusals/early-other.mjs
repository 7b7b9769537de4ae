// Reads a binding of early.mjs before that is evaluated.
import { a } from "./early.mjs"; export const b = (() => { try { return a; } catch (error) { return error.message; } })(); console.log(b);
