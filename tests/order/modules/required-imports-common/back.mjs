import { early } from './main.cjs'; console.log('back runs', early);
