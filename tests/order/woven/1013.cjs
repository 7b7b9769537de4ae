// A random program, of seed 1013, that weaves many kinds of callbacks: its order is Node's.
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
em.on('error'+1,()=>{});(()=>{try{const v2=setImmediate(()=>{log(1);log(2);
log(3);
});setImmediate(()=>clearImmediate(v2));
Promise.reject(new Error('unh4'));
em.on('error'+4,()=>{});(()=>{try{{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(5);});tp.setTimeout(1000,1,{signal:ac.signal}).catch(e=>log(e.name));process.nextTick(()=>ac.abort())}
et.addEventListener('yv6',async()=>{log(7);},{once:true});et.dispatchEvent(new Event('yv6'));
;throw new Error('q')}catch{log(8)}finally{log(9)}})();
;throw new Error('q')}catch{log(10)}finally{log(11)}})();
process.emitWarning===0||em.emit('nobody',log(12));
process.emitWarning===0||em.emit('nobody',log(13));
process.nextTick((a,b)=>log('args',a,b),14,15);

