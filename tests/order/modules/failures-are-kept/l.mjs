// Used by failures-are-kept.
import { q } from './par2.mjs';