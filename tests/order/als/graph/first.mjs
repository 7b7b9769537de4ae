// A module that waits in a context of its own.
import { als, log } from './storage.mjs';
await als.run('first', async () => { await null; log('first'); });
export const first = async () => { await null; log('called'); return als.run('in first', async () => { await null; return als.getStore(); }); };
