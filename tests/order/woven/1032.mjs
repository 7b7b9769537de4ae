// A random program, of seed 1032, that weaves many kinds of callbacks: its order is Node's.
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
Promise.resolve(1).then(async()=>{log(1);try{await (async()=>{log(2);})();log(3)}finally{log(4);await Promise.any([Promise.reject(1),Promise.resolve(5)]);log(6)}
});
log(7);
(async()=>{log(8);setImmediate(()=>{throw new Error('unc9')});
log(10);
em.once('xv5',()=>{log(11);log(12);
});setImmediate(()=>em.emit('xv5'));
})();
et.addEventListener('yv6',async()=>{log(13);{using r={[Symbol.dispose](){log(14)}};log(15)}
},{once:true});et.dispatchEvent(new Event('yv6'));
await new Promise(r=>setImmediate(r,16));
queueMicrotask(()=>{throw new Error('unc17')});
{using r={[Symbol.dispose](){log(18)}};log(19)}

