// Part of a cycle through require().
import { early } from './main.cjs'; console.log('back runs', early);
