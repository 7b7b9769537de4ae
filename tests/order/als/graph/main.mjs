// Modules of one program share a storage; each keeps its own context across its top-level awaits.
import { als, log } from './storage.mjs';
import { first } from './first.mjs';
import second from './second.cjs';
log('main');
als.enterWith('main');
log(await first());
log(await second());
const { late } = await import('./late.mjs');
log(late);
