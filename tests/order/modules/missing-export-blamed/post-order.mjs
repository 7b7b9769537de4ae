import { outer } from './empty.mjs'; import './both.mjs';
