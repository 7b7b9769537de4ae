// Dynamic imports in code that a program makes of text: Function, eval, and what is neither.
const dyn = new Function('m', 'return import(m)'); dyn('fs').then((ns) => console.log(typeof ns.readFile, dyn.length, dyn.name, dyn instanceof Function));
Function('a', 'b', 'return import(a + b)')('pa', 'th').then((ns) => console.log(typeof ns.join));
eval('import("os")').then((ns) => console.log(typeof ns.cpus)); const v = 4; console.log(eval('v + 1'), eval(5), new Function('return 1')(), new Function().toString());
try { new Function('}{ import(1)'); } catch (e) { console.log(e.name); }
(function (Function) { console.log(new Function('import(x)') instanceof Set); })(Set);
new Function('x', 'return import(x)')('./no_such_file.mjs').catch((e) => console.log(e.code));
(0, eval)('1 + 1');
