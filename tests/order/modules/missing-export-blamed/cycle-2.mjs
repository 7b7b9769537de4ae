import { second } from './empty.mjs'; import './cycle.mjs';
