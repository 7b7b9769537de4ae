// Lacks an export, or asks for one that is not there.
import './common.mjs'; import './common.cjs';
