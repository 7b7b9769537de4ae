// A random program, of seed 1003, that weaves many kinds of callbacks: its order is Node's.
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
em.once('xv1',async()=>{log(1);{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);log(2);
log(3);
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(4);setImmediate(()=>port2.postMessage(5));}
});queueMicrotask(()=>em.emit('xv1'));
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(6);als.run(7,()=>{log(8);
;process.nextTick(()=>log('als',als.getStore()))});
});tp.setTimeout(1000,1,{signal:ac.signal}).catch(e=>log(e.name));setImmediate(()=>ac.abort())}
Promise.resolve(new Promise(r=>{log(10);r(10)})).then(x=>log('p',x));
em.on('error'+6,()=>{});(()=>{try{import('node:os').then(()=>{log(11);log(12);
log(13);
log(14);
});
;throw new Error('q')}catch{log(15)}finally{log(16)}})();

