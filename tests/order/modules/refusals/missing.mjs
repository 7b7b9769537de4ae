// Imports what is not exported.
import { a as b, c } from "./c.cjs";
