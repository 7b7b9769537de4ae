// A random program, of seed 1067, that weaves many kinds of callbacks: its order is Node's.
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
log(1);
(async()=>{for await(const [x] of on(em,'onv1',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();Promise.resolve().then(()=>{em.emit('onv1',1);em.emit('onv1',2)});
log(2);
(async()=>{for await(const x of gen1(1)){log('fa',typeof x==='object'?'o':x);break;}log(8)})();
Promise.resolve(Promise.any([Promise.reject(1),Array.fromAsync([9,Promise.resolve(10)]).then(String)])).then(()=>{log(11);process.nextTick((a,b)=>log('args',a,b),12,13);
log(14);
});
Promise.resolve(Promise.resolve(15).finally(()=>{log(16)})).then(x=>log('p',x));

