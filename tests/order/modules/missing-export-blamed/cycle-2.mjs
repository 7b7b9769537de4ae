// Lacks an export, or asks for one that is not there.
import { second } from './empty.mjs'; import './cycle.mjs';
