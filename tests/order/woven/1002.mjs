// A random program, of seed 1002, that weaves many kinds of callbacks: its order is Node's.
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
(async()=>{log(1);log(2);
log(3);
})().then(()=>{log(4);{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(5);});tp.setImmediate(1,{signal:ac.signal}).then(()=>log('si'),e=>log(e.name));setImmediate(()=>ac.abort())}
log(7);
});
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(8);log(9);
(async()=>{for await(const [x] of on(em,'onv4',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();process.nextTick(()=>{em.emit('onv4',1);em.emit('onv4',2)});
});queueMicrotask(()=>ac.abort())}
log(await null);
try{await (async()=>{log(11);log(12);
})();log(13)}finally{log(14);await Sub.resolve(15).then(x=>{log(16);return x});log(17)}

