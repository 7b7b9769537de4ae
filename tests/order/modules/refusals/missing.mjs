import { a as b, c } from "./c.cjs";
