// A random program, of seed 1006, that weaves many kinds of callbacks: its order is Node's.
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
(async()=>{await using r={async [Symbol.asyncDispose](){log(1);await null;log(2)}};log(3);em.on('error'+2,()=>{});(()=>{try{{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(4);});tp.setTimeout(1000,1,{signal:ac.signal}).catch(e=>log(e.name));process.nextTick(()=>ac.abort())}
queueMicrotask(()=>{throw new Error('unc6')});
;throw new Error('q')}catch{log(7)}finally{log(8)}})();
})();
log(9);await Promise.resolve(10);log(11);
log(12);
log(13);

