// Lacks an export, or asks for one that is not there.
import { outer } from './empty.mjs'; import './both.mjs';
