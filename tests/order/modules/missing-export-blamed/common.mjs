import { none } from './common.cjs';
