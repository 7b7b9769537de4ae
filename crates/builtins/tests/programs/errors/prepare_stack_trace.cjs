// Error.prepareStackTrace and its call sites
function named() { const e = new Error('p'); return e; }
Error.prepareStackTrace = (e, sites) => sites; let sites = named().stack;
console.log(Array.isArray(sites), sites[0].getFunctionName(), sites[0].getLineNumber(), sites[0].getFileName() === __filename, sites[1].getTypeName(), sites[1].getFunctionName());
console.log(sites[0].isNative(), sites[0].isEval(), sites[0].isConstructor(), sites[0].isAsync(), sites[0].isPromiseAll(), sites[0].getEvalOrigin(), sites[0].getPromiseIndex());
console.log(sites[0].toString().replace(/\(.*[/](.*):\d+\)/, '($1)'), String(sites[1]).replace(/\(.*[/](.*):\d+\)/, '($1)'));
console.log(Object.getOwnPropertyNames(Object.getPrototypeOf(sites[0])).sort().join());
Error.prepareStackTrace = (e, s) => `${e.message} ${s.length > 0}`; console.log(new Error('text').stack);
const holder = {}; Error.captureStackTrace(holder); Error.prepareStackTrace = (o, s) => [o === holder, s.length > 0]; console.log(holder.stack);
const before = new Error('before'); Error.prepareStackTrace = undefined; console.log(before.stack.split('\n')[0]);
const keep = new Error('keep'); void keep.stack; Error.prepareStackTrace = () => 'changed'; console.log(keep.stack.split('\n')[0]);
Error.prepareStackTrace = () => { throw new TypeError('inside'); }; try { console.log(new Error('y').stack); } catch (e) { console.log('threw', Object.prototype.toString.call(e), e.message); }
Error.prepareStackTrace = (e, s) => typeof e.stack; console.log(new Error('nested').stack);
Error.prepareStackTrace = 5; console.log(new Error('number').stack.split('\n')[0]);
Error.prepareStackTrace = undefined;
function callsite() { const old = Error.prepareStackTrace; Error.prepareStackTrace = (_, s) => s; const e = new Error(); Error.captureStackTrace(e, callsite); const { stack } = e; Error.prepareStackTrace = old; return stack; }
function caller() { const s = callsite(); return s[0].getFunctionName(); } console.log(caller());
let calls = 0; Error.prepareStackTrace = (e) => { calls++; return 'once'; }; const one = new Error('o'); void one.stack; void one.stack; console.log(one.stack, calls);
console.log(require('util').inspect(new Error('shown')));
