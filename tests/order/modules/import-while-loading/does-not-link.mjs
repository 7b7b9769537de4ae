import { missing } from './waits.mjs';
