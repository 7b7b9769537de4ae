// Part of a cycle through require().
import './empty.mjs'; import { none } from './empty.mjs'; import { late } from './main.mjs'; console.log('lacking runs', late);
