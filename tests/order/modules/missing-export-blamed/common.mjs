// Lacks an export, or asks for one that is not there.
import { none } from './common.cjs';
