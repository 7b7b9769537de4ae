// A random program, of seed 1081, that weaves many kinds of callbacks: its order is Node's.
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
et.addEventListener('yv1',()=>{log(1);{using r={[Symbol.dispose](){log(2)}};log(3)}
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(4);});tp.setImmediate(1,{signal:ac.signal}).then(()=>log('si'),e=>log(e.name));queueMicrotask(()=>ac.abort())}
(async()=>{log(6);log(7);
})().then(()=>{log(8);});
},{once:true});et.dispatchEvent(new Event('yv1'));
process.nextTick(()=>{log(9);setImmediate(()=>{log(10);});
queueMicrotask(()=>{log(11);});
const v8=setImmediate(()=>{log(12);});clearImmediate(v8);
});
(async()=>{await using r={async [Symbol.asyncDispose](){log(13);await null;log(14)}};log(15);em.on('error'+10,()=>{});(()=>{try{process.nextTick((a,b)=>log('args',a,b),16,17);
;throw new Error('q')}catch{log(18)}finally{log(19)}})();
})();
process.emitWarning===0||em.emit('nobody',log(20));
log(21);

