// A random program, of seed 1048, that weaves many kinds of callbacks: its order is Node's.
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
setImmediate(()=>{log(1);Promise.reject(1).catch(()=>{log(2);}).finally(()=>{log(3);});
(async()=>{const g=gen1(3);await g.next();log(4);g.throw(8).catch(e=>log('t',e));})();
});
log(6);
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(7);(async()=>{await new Promise(r=>setImmediate(r,8));log(9);
log(10);
})();
(async()=>{try{await Promise.resolve(11).finally(()=>{log(12)});throw 1}catch(e){log(13)}finally{await null;log(14)}})();
(async()=>{try{await Promise.try(()=>{log(15);return 16});throw 1}catch(e){log(17)}finally{await null;log(18)}})();
});Promise.resolve().then(()=>ac.abort())}
log(20);
const v8=setImmediate(()=>{log(21);(async()=>{for await(const [x] of on(em,'onv9',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();setImmediate(()=>{em.emit('onv9',1);em.emit('onv9',2)});
tp.scheduler.yield().then(()=>{log(22);});
log(23);
});
Promise.resolve().then(()=>{throw new Error('unc24')});
(async()=>{log(25);log(26);
})();
(async()=>{for await(const [x] of on(em,'onv13',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();process.nextTick(()=>{em.emit('onv13',1);em.emit('onv13',2)});
await Promise.resolve(27);
tp.scheduler.yield().then(()=>{log(28);log(29);
});
log(30);

