// A random program, of seed 1074, that weaves many kinds of callbacks: its order is Node's.
import fs from 'node:fs';import util from 'node:util';import * as tp from 'node:timers/promises';import {EventEmitter,once,on} from 'node:events';import {AsyncLocalStorage} from 'node:async_hooks';const __f=process.argv[1];
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
em.on('error'+1,()=>{});(()=>{try{(async()=>{for await(const x of [Promise.reject(2).then(()=>{},x=>x),3]){log('fa',typeof x==='object'?'o':x);}log(4)})();
;throw new Error('q')}catch{log(5)}finally{log(6)}})();
log(7);await new Sub(r=>r(8));log(9);
log(10);
Promise.resolve(1).then(()=>{log(11);{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(12);});AbortSignal.any([ac.signal]).addEventListener('abort',()=>{log(13);});setImmediate(()=>ac.abort())}
tp.scheduler.yield().then(()=>{log(14);});
});
await null;
em.on('error'+7,()=>{});(()=>{try{setImmediate(()=>{log(15);});
et.addEventListener('yv9',()=>{log(16);},{once:true});et.dispatchEvent(new Event('yv9'));
;throw new Error('q')}catch{log(17)}finally{log(18)}})();
et.addEventListener('yv10',async()=>{log(19);log(20);
log(21);
},{once:true});et.dispatchEvent(new Event('yv10'));

