import { a } from "./early.mjs"; export const b = (() => { try { return a; } catch (error) { return error.message; } })(); console.log(b);
