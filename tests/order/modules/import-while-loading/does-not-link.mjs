// Used by import-while-loading.
import { missing } from './waits.mjs';
