// Used by star-conflicts.
import { conf } from './s.mjs';