import { x } from './chain-2.mjs';
