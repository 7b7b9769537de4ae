// A random program, of seed 1068, that weaves many kinds of callbacks: its order is Node's.
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
als.run(1,()=>{log(2);
(async()=>{try{await new Promise(r=>process.nextTick(r,3));throw 1}catch(e){log(4)}finally{await null;log(5)}})();
(async()=>{for await(const [x] of on(em,'onv3',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();setImmediate(()=>{em.emit('onv3',1);em.emit('onv3',2)});
;Promise.resolve().then(()=>log('als',als.getStore()))});
import('node:url').then(()=>{log(6);Promise.resolve(Promise.reject(new Error('e7')).catch(e=>e.message)).then(x=>log('p',x));
(async()=>{for await(const x of [gen1(2),3]){log('fa',typeof x==='object'?'o':x);}log(10)})();
Promise.resolve().then(()=>{throw new Error('unc11')});
});
setImmediate(()=>{log(12);em.once('xv9',()=>{log(13);});process.nextTick(()=>em.emit('xv9'));
log(14);
});
log(15);
em.on('error'+10,()=>{});(()=>{try{log(16);
Promise.reject(new Error('unh17'));
Promise.resolve((async()=>Promise.resolve(18))()).then(x=>log('p',x));
;throw new Error('q')}catch{log(19)}finally{log(20)}})();
await (async()=>{log(21);
return 22})();
log(23);
process.nextTick((a,b)=>log('args',a,b),24,25);

