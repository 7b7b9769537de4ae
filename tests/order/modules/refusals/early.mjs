// Half of a cycle.
import { b } from "./early-other.mjs"; export const a = b;
