// Where else stacks are seen
const e = new Error('x'); console.log(Object.keys(e), JSON.stringify(e), e.hasOwnProperty('stack'), 'stack' in e);
console.log(structuredClone(e).stack === e.stack);
Promise.reject(new Error('r')).catch(({ stack }) => console.log(stack.split('\n')[0]));
process.on('warning', (w) => console.log(w.stack.split('\n')[0])); process.emitWarning('careful');
const assert = require('assert'); try { assert.strictEqual(1, 2); } catch (a) { console.log(a.stack.split('\n')[0], a.stack.includes('elsewhere')); }
try { assert(false, 'no'); } catch (a) { console.log(a.stack.split('\n')[0], a.generatedMessage, a.code); }
console.log(require('util').inspect(e).split('\n')[0], require('util').format('%s', e).split('\n')[0]);
console.log(require('util').getCallSites(1)[0].functionName, require('util').getCallSites(1)[0].lineNumber);
const frozen = Object.freeze(new Error('frozen')); console.log(frozen.stack.split('\n')[0]);
const c = new AbortController(); c.abort(); console.log(c.signal.reason.stack.split('\n')[0]);
console.log(Reflect.get(new Error('q'), 'stack').split('\n')[0]);
