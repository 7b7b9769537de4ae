// A random program, of seed 1060, that weaves many kinds of callbacks: its order is Node's.
import fs from 'node:fs';import util from 'node:util';import * as tp from 'node:timers/promises';import {EventEmitter,once,on} from 'node:events';import {AsyncLocalStorage} from 'node:async_hooks';const __f=process.argv[1];
const em=new EventEmitter(),et=new EventTarget(),als=new AsyncLocalStorage();em.setMaxListeners(0);
const out=[];const log=(...a)=>{if(out.length<5000)out.push(a.map(String).join(' '))};
class Sub extends Promise{};
async function* gen0(n){for(let i=0;i<n;i++){log('g0',i);yield i}}
async function* gen1(n){try{for(let i=0;i<n;i++){await null;log('g1',i);yield Promise.resolve(i)}}catch(e){log('g1c',e);yield 'c'}finally{log('g1f');await null;log('g1ff')}}
async function* gen2(n){log('g2');const r=yield* gen1(n);log('g2r',r);yield* [1,Promise.resolve(2)];return 5}
process.on('uncaughtException',(e,o)=>log('UE',e.message,o));process.on('unhandledRejection',(e)=>log('UR',e?.message??e));process.on('rejectionHandled',()=>log('RH'));
process.on('beforeExit',()=>{log('BE');if(!globalThis.be){globalThis.be=1;setImmediate(()=>{log(1);log(2);
})}});
process.on('exit',()=>{log('EXIT');fs.writeSync(1,out.join('\n')+'\n')});
log(3);await new Promise(r=>process.nextTick(r,4));log(5);
log(6);
log(7);
log(8);
process.nextTick(()=>{log(9);et.addEventListener('yv3',async()=>{log(10);},{once:true});et.dispatchEvent(new Event('yv3'));
Promise.reject(1).catch(()=>{log(11);}).finally(()=>{log(12);});
});
setImmediate(()=>{log(13);{using r={[Symbol.dispose](){log(14)}};log(15)}
process.emitWarning===0||em.emit('nobody',log(16));
});
await Promise.reject(new Error('e17')).catch(e=>e.message);
Promise.reject(1).catch(()=>{log(18);log(19);
log(20);
log(21);
}).finally(()=>{log(22);});
Promise.reject(new Error('unh23'));

