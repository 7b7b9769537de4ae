// A random program, of seed 1051, that weaves many kinds of callbacks: its order is Node's.
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
Promise.resolve(1).then(async()=>{log(1);(async()=>{log(2);log(3);
log(4);
})();
const v3=setImmediate(()=>{log(5);});v3.unref();
});
process.nextTick(()=>{log(6);log(7);
Promise.resolve(Array.fromAsync([8,Promise.resolve(9)]).then(String)).then(()=>{log(10);});
});
em.on('error'+6,()=>{});(()=>{try{{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(11);setImmediate(()=>port2.postMessage(12));}
log(13);
(async()=>{try{await new Promise(r=>process.nextTick(r,14));throw 1}catch(e){log(15)}finally{await null;log(16)}})();
;throw new Error('q')}catch{log(17)}finally{log(18)}})();
(async()=>{try{await Promise.allSettled([Promise.try(()=>{log(19);return 20}),Promise.reject(21)]);throw 1}catch(e){log(22)}finally{await null;log(23)}})();
em.once('xv10',async()=>{log(24);const v11=setImmediate(()=>{log(25);});setImmediate(()=>clearImmediate(v11));
});Promise.resolve().then(()=>em.emit('xv10'));
et.addEventListener('yv12',()=>{log(26);em.once('xv13',()=>{log(27);});setImmediate(()=>em.emit('xv13'));
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(28);});setImmediate(()=>ac.abort())}
et.addEventListener('yv15',async()=>{log(30);},{once:true});et.dispatchEvent(new Event('yv15'));
},{once:true});et.dispatchEvent(new Event('yv12'));

