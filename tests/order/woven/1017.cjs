// A random program, of seed 1017, that weaves many kinds of callbacks: its order is Node's.
const fs=require('fs'),util=require('util'),tp=require('timers/promises'),{EventEmitter,once,on}=require('events'),{AsyncLocalStorage}=require('async_hooks');const __f=__filename;
const em=new EventEmitter(),et=new EventTarget(),als=new AsyncLocalStorage();em.setMaxListeners(0);
const out=[];const log=(...a)=>{if(out.length<5000)out.push(a.map(String).join(' '))};
class Sub extends Promise{};
async function* gen0(n){for(let i=0;i<n;i++){log('g0',i);yield i}}
async function* gen1(n){try{for(let i=0;i<n;i++){await null;log('g1',i);yield Promise.resolve(i)}}catch(e){log('g1c',e);yield 'c'}finally{log('g1f');await null;log('g1ff')}}
async function* gen2(n){log('g2');const r=yield* gen1(n);log('g2r',r);yield* [1,Promise.resolve(2)];return 5}
process.on('uncaughtException',(e,o)=>log('UE',e.message,o));process.on('unhandledRejection',(e)=>log('UR',e?.message??e));process.on('rejectionHandled',()=>log('RH'));
process.on('beforeExit',()=>{log('BE');});
process.on('exit',()=>{log('EXIT');fs.writeSync(1,out.join('\n')+'\n')});
Promise.reject(new Error('unh1'));
process.emitWarning===0||em.emit('nobody',log(2));
tp.scheduler.yield().then(()=>{log(3);tp.scheduler.yield().then(()=>{log(4);});
queueMicrotask(()=>{log(5);});
});
Promise.reject(1).catch(async()=>{log(6);log(7);
log(8);
process.nextTick((a,b)=>log('args',a,b),9,10);
}).finally(()=>{log(11);});
const v8=setImmediate(()=>{log(12);als.run(13,()=>{log(14);
;Promise.resolve().then(()=>log('als',als.getStore()))});
(async()=>{try{await (async()=>Promise.resolve(15))();throw 1}catch(e){log(16)}finally{await null;log(17)}})();
(async()=>{try{await ({then(r){log(18);r(19)}});throw 1}catch(e){log(20)}finally{await null;log(21)}})();
});setImmediate(()=>clearImmediate(v8));

