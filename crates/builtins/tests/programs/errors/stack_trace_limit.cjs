// Error.stackTraceLimit
const count = (e) => e.stack.split('\n').length - 1;
function deep(n) { if (n === 0) { const e = new Error('d'); return e; } const r = deep(n - 1); return r; }
for (const limit of [0, 1, 3, 25, 2.7]) { Error.stackTraceLimit = limit; console.log(limit, count(deep(40))); }
Error.stackTraceLimit = 0; const none = new Error('none'); Error.stackTraceLimit = 10; console.log(JSON.stringify(none.stack));
Error.stackTraceLimit = 'x'; console.log(new Error('text').stack);
delete Error.stackTraceLimit; console.log(new Error('deleted').stack);
Error.stackTraceLimit = Infinity; console.log(count(deep(60)) > 60);
Error.stackTraceLimit = 10;
console.log(Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit'));
