// What workers throw, as their parents hear it: class, name, message, code, own keys.
const { Worker } = require('worker_threads');
const texts = {
  err: 'throw new Error("a")', type: 'throw new TypeError("t")', custom: 'class X extends Error { constructor(){super("m"); this.name="X"; this.code="C"; this.extra={a:[1]}; } } throw new X()',
  str: 'throw "s"', num: 'throw 5', nul: 'throw null', undef: 'throw undefined', sym: 'throw Symbol("q")', obj: 'throw {a:1}', fn: 'throw function foo() {}', agg: 'throw new AggregateError([new Error("1")], "ag")',
  cause: 'throw new Error("a", {cause: new TypeError("c")})', getter: 'const e = new Error("g"); Object.defineProperty(e, "x", {enumerable:true, get() { throw 1 }}); throw e', withfn: 'const e = new Error("wf"); e.f = () => {}; throw e', cyc: 'const e = new Error("cy"); e.self = e; throw e', noproto: 'throw Object.create(null)', big: 'throw 10n', ref: 'nope', rej: 'Promise.reject(new Error("r"))', late: 'setTimeout(() => { throw new Error("late") }, 1)', tick: 'process.nextTick(() => { throw new Error("tick") })', micro: 'queueMicrotask(() => { throw new Error("micro") })', imm: 'setImmediate(() => { throw new Error("imm") })', asyncf: '(async () => { throw new RangeError("af") })()', nameobj: 'const e = new Error("no"); e.name = "Zed"; throw e', frozen: 'throw Object.freeze(new Error("fz"))', map: 'throw new Map([[1,2]])', date: 'throw new Date(0)', err2: 'throw Object.assign(new Error("props"), {a:1,b:"x",c:null,d:undefined,e:Symbol("s"), f:new Error("inner")})', cls: 'class My extends TypeError {} throw new My("my")', weak: 'throw new WeakMap()', promise: 'throw Promise.resolve(1)', gen: 'throw (function*(){})()', ab: 'throw new ArrayBuffer(4)', nested: 'throw [new Error("in array")]',
};
(async () => {
  for (const [k, t] of Object.entries(texts)) await new Promise((r) => {
    const w = new Worker(t, { eval: true, stderr: true }); w.stderr.resume();
    w.on('error', (e) => {
      const o = e !== null && (typeof e === 'object');
      console.log(k, 'error', o ? Object.prototype.toString.call(e) : typeof e, o && e.constructor?.name, o && e.name, o && (typeof e.message === 'string' ? e.message.split('\n')[0] : e.message), o && e.code, o ? JSON.stringify(Object.keys(e)) : String(e), e instanceof Error, o && e.cause && e.cause.name, o && e.errors?.length); });
    w.on('messageerror', (e) => console.log(k, 'messageerror', e));
    w.on('exit', (c) => { console.log(k, 'exit', c); r(); });
  });
})();
