// Imported late, by import().
import { log } from './storage.mjs';
await null;
log('late');
export const late = await Promise.resolve('value');
