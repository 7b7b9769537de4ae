// A random program, of seed 1065, that weaves many kinds of callbacks: its order is Node's.
const fs=require('fs'),util=require('util'),tp=require('timers/promises'),{EventEmitter,once,on}=require('events'),{AsyncLocalStorage}=require('async_hooks');const __f=__filename;
const em=new EventEmitter(),et=new EventTarget(),als=new AsyncLocalStorage();em.setMaxListeners(0);
const out=[];const log=(...a)=>{if(out.length<5000)out.push(a.map(String).join(' '))};
class Sub extends Promise{};
async function* gen0(n){for(let i=0;i<n;i++){log('g0',i);yield i}}
async function* gen1(n){try{for(let i=0;i<n;i++){await null;log('g1',i);yield Promise.resolve(i)}}catch(e){log('g1c',e);yield 'c'}finally{log('g1f');await null;log('g1ff')}}
async function* gen2(n){log('g2');const r=yield* gen1(n);log('g2r',r);yield* [1,Promise.resolve(2)];return 5}
process.on('uncaughtException',(e,o)=>log('UE',e.message,o));process.on('unhandledRejection',(e)=>log('UR',e?.message??e));process.on('rejectionHandled',()=>log('RH'));
process.on('beforeExit',()=>{log('BE');if(!globalThis.be){globalThis.be=1;setImmediate(()=>{log(1);log(2);
log(3);
log(4);
})}});
process.on('exit',()=>{log('EXIT');fs.writeSync(1,out.join('\n')+'\n')});
const v1=setImmediate(()=>{log(5);(async()=>{for await(const [x] of on(em,'onv2',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();setImmediate(()=>{em.emit('onv2',1);em.emit('onv2',2)});
(async()=>{await (async()=>Promise.resolve(6))();log(7);
log(8);
})();
});clearImmediate(v1);
(async()=>{for await(const [x] of on(em,'onv4',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();setImmediate(()=>{em.emit('onv4',1);em.emit('onv4',2)});
process.nextTick(()=>{log(9);process.nextTick((a,b)=>log('args',a,b),10,11);
import('node:path').then(()=>{log(12);});
log(13);
});
const v8=setImmediate(()=>{log(14);(async()=>{await Promise.all([Promise.resolve(15),Promise.resolve(16)]);log(17);
log(18);
})();
tp.scheduler.yield().then(()=>{log(19);});
log(20);
});

