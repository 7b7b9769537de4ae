// In ES modules the places are URLs.
function f(): Error { const e = new Error('x'); return e; }
const lines = f().stack.split('\n'); console.log(lines[0], /at f \(file:\/\/\/.*typescript\.mts:2:\d+\)$/.test(lines[1]), /^ {4}at file:\/\/\/.*typescript\.mts:3:\d+$/.test(lines[2]));
export default class { static m() { return new Error('m').stack.split('\n')[0]; } }
try { await Promise.reject(new TypeError('t')); } catch (e) { console.log(e.stack.split('\n')[0]); }
try { await import('./nope.mts'); } catch (e) { console.log(e.stack.split('\n')[0].replace(/\/[^']*\//g, ''), e.code, typeof e.url, Object.keys(e)); }
