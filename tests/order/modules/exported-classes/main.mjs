// Exported classes and their names.
import A, { B, C, D } from './x.mjs'; console.log(A.name, B.name, C.name, D.name, new A().x);