// Scripts in this context and in others: values, what the context's object gets, options and errors.
const vm = require('vm'); const t = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message, e instanceof Error); } };
console.log(Object.keys(vm), vm.constants);
t(() => vm.runInThisContext('1+1'))
t(() => vm.runInThisContext(1))
t(() => vm.runInThisContext('x y'))
t(() => vm.runInThisContext('1', 5))
t(() => vm.runInThisContext('1', { filename: 5 }))
t(() => vm.runInThisContext('1', { lineOffset: 'x' }));
t(() => vm.runInThisContext('1', { timeout: 0 }))
t(() => vm.runInThisContext('1', { timeout: 1.5 }))
t(() => vm.runInThisContext('1', { displayErrors: 1 }))
t(() => vm.runInThisContext('1', { breakOnSigint: 1 }));
t(() => vm.runInContext('1', {}))
t(() => vm.runInContext('1'))
t(() => vm.runInContext('1', 5))
t(() => vm.isContext())
t(() => vm.isContext({}))
t(() => vm.createContext(5))
t(() => vm.createContext(null))
t(() => vm.createContext({}, 5))
t(() => vm.createContext({}, { name: 5 }));
const s = { a: 1 }; const c = vm.createContext(s); console.log(c === s, vm.isContext(s), vm.createContext(s) === s);
t(() => vm.runInContext('a += 1; var b = 3; function f() { return a } ; c = 5; let l = 9; const k = 10; typeof b', c)); console.log(Object.keys(s).sort().map((key) => [key, s[key]]));
t(() => vm.runInContext('l + k', c))
t(() => vm.runInContext('f()', c)); s.a = 40
t(() => s.f()); s.n = 1
t(() => vm.runInContext('n', c))
t(() => vm.runInContext('delete n; typeof n', c)); console.log('n' in s);
t(() => vm.runInNewContext('[] instanceof Array'))
t(() => vm.runInNewContext('[]') instanceof Array)
t(() => Array.isArray(vm.runInNewContext('[]')))
t(() => vm.runInNewContext('new Error("x")') instanceof Error)
t(() => vm.runInNewContext('throw new TypeError("q")'))
t(() => vm.runInNewContext('Object.getOwnPropertyNames(globalThis).filter(n=>/^[a-z]/.test(n) && n !== "undefined").sort().join()'))
t(() => vm.runInNewContext('Object.keys(globalThis)', { z: 1 }).join());
t(() => vm.runInNewContext('this.constructor.name', {}))
t(() => vm.runInNewContext('globalThis === this'))
t(() => vm.runInNewContext('typeof console + typeof require + typeof process + typeof setTimeout'));
t(() => vm.runInNewContext('x', { get x() { return 'getter'; } }));

t(() => vm.runInNewContext('Object.defineProperty(globalThis, "d", {value: 1, enumerable: false}); d', {}));
const sc = new vm.Script('globalVar = (typeof globalVar === "undefined" ? 0 : globalVar) + 1', { filename: 'my.js' }); console.log(sc, Reflect.ownKeys(sc)); const o = {}; vm.createContext(o); sc.runInContext(o); sc.runInContext(o); console.log(o)
t(() => sc.runInThisContext())
t(() => sc.runInThisContext())
t(() => globalVar)
t(() => sc.runInNewContext({ globalVar: 10 }))
t(() => sc.runInContext({}))
t(() => vm.Script('1'))
t(() => new vm.Script('1').runInThisContext(5));
t(() => new vm.Script('a b', 'f.js'));
t(() => { try { vm.runInNewContext('for(;;);', {}, { timeout: 20 }) } catch (e) { return e.code } })
t(() => vm.runInThisContext('while(true){}', { timeout: 20 }))
t(() => vm.runInThisContext('try { for(;;); } finally { 1 }', { timeout: 20 }));
t(() => vm.compileFunction('return a + b', ['a', 'b'])(1, 2))
t(() => vm.compileFunction('return x', [], { contextExtensions: [{ x: 7 }] })())
t(() => vm.compileFunction('return z', [], { parsingContext: vm.createContext({ z: 3 }) })())
t(() => vm.compileFunction(5))
t(() => vm.compileFunction('1', 5))
t(() => vm.compileFunction('1', [5]))
t(() => vm.compileFunction('return 1').name + vm.compileFunction('return 1', ['q']).length)
t(() => vm.compileFunction('return 1', ['q']).toString());
t(() => vm.createContext(vm.constants.DONT_CONTEXTIFY) === globalThis); const g = vm.createContext(vm.constants.DONT_CONTEXTIFY)
t(() => vm.isContext(g))
t(() => vm.runInContext('var vv = 1; this === globalThis', g))
t(() => g.vv);
t(() => sc.cachedDataRejected)
t(() => sc.createCachedData() instanceof Buffer)
t(() => typeof vm.measureMemory)
t(() => sc.sourceMapURL)
t(() => new vm.Script('//# sourceMappingURL=a.map').sourceMapURL);
t(() => vm.runInNewContext('Symbol.iterator') === Symbol.iterator)
t(() => vm.runInNewContext('(function(){ return this })()') === globalThis); vm.runInNewContext('Promise.resolve(5).then(p)', { p: (v) => console.log('then', v) }); process.nextTick(() => console.log('tick'));
t(() => { const ctx = vm.createContext({ console }); vm.runInContext('var count = 0; setIt = () => { count++; return count }', ctx); ctx.setIt(); ctx.setIt(); return ctx.count; });
t(() => { const ctx = vm.createContext(); ctx.w = 5; return vm.runInContext('w', ctx); });
t(() => vm.runInContext('Object.prototype.toString.call(globalThis)', c))
t(() => vm.runInContext('"a" in globalThis && globalThis.hasOwnProperty("a")', c));
t(() => vm.runInNewContext('class A {}; A.name'))
t(() => vm.runInNewContext('eval("var ev = 4"); ev'));

t(() => { const o = Object.freeze({ q: 1 }); return vm.runInNewContext('q = 2; q', o); });
t(() => { try { vm.compileFunction('}{'); } catch (e) { return e.name; } });
t(() => { try { vm.runInNewContext('nothere'); } catch (e) { return e.name; } });
{
  const sandbox = { list: [], [Symbol.for('s')]: 1 };
  vm.createContext(sandbox);
  vm.runInContext('list.push(1); function g() { return h() } function h() { return 1 } var g2 = g', sandbox);
  sandbox.h = () => 2;
  t(() => vm.runInContext('g()', sandbox));
  vm.runInContext('h = () => 3', sandbox);
  t(() => sandbox.h());
  delete sandbox.list;
  t(() => vm.runInContext('typeof list', sandbox));
  t(() => Reflect.ownKeys(sandbox).map(String).sort().join());
  vm.runInContext('for (var i = 0; i < 3; i++); var { p, q: [r] } = { p: 1, q: [2] }', sandbox);
  t(() => [sandbox.i, sandbox.p, sandbox.r].join());
  t(() => vm.runInContext('this[Symbol.for("s")]', sandbox));
  t(() => { vm.runInContext('let once = 1', sandbox); try { vm.runInContext('let once = 2', sandbox); } catch (e) { return e.name; } });
  t(() => vm.runInContext('throw 5', sandbox));
}
process.on('unhandledRejection', (reason) => console.log('rejected', reason.message));
vm.runInNewContext('Promise.reject(new Error("from a context"))');
