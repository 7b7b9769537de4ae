import { first } from './empty.mjs'; import './cycle-2.mjs';
