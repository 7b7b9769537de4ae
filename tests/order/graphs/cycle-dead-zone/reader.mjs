// Reads late too early.
import * as late from './late.mjs';
import { constant, old } from './late.mjs';
const attempt = (name, read) => { try { console.log(name, read()); } catch (error) { console.log(name, error.name); } };
attempt('constant', () => constant);
attempt('space.constant', () => late.constant);
attempt('space.variable', () => late.variable);
attempt('old', () => old);
attempt('space.Thing', () => late.Thing);
attempt('space.default', () => late.default);
setImmediate(() => console.log('later', constant, late.default, typeof late.Thing));
