// A random program, of seed 1020, that weaves many kinds of callbacks: its order is Node's.
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
Promise.resolve(tp.setImmediate(1)).then(()=>{log(2);(async()=>{for await(const [x] of on(em,'onv2',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();queueMicrotask(()=>{em.emit('onv2',1);em.emit('onv2',2)});
});
log(3);
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(4);port2.postMessage(5);}
process.nextTick(()=>{throw new Error('unc6')});
tp.scheduler.yield().then(()=>{log(7);process.nextTick(()=>{log(8);});
});
log(9);
tp.scheduler.yield().then(()=>{log(10);em.once('xv8',async()=>{log(11);});setImmediate(()=>em.emit('xv8'));
});
(async()=>{for await(const x of [Promise.resolve(Promise.resolve(12)),13]){log('fa',typeof x==='object'?'o':x);process.emitWarning===0||em.emit('nobody',log(14));
}log(15)})();
await new Promise(r=>setImmediate(r,16));
process.nextTick((a,b)=>log('args',a,b),17,18);
tp.scheduler.yield().then(()=>{log(19);log(20);
log(21);
log(22);
});

