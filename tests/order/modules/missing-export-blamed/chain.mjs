// Lacks an export, or asks for one that is not there.
import { x } from './chain-2.mjs';
