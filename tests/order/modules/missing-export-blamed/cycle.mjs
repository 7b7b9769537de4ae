// Lacks an export, or asks for one that is not there.
import { first } from './empty.mjs'; import './cycle-2.mjs';
