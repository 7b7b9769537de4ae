// A random program, of seed 1018, that weaves many kinds of callbacks: its order is Node's.
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
(async()=>{await using r={async [Symbol.asyncDispose](){log(1);await null;log(2)}};log(3);{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);Promise.resolve().then(()=>{throw new Error('unc4')});
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(5);setImmediate(()=>port2.postMessage(6));}
})();
log(await (async()=>{log(7);
return 8})());
const v5=setImmediate(()=>{log(9);Promise.reject(new Error('unh10'));
(async()=>{const g=gen2(3);await g.next();log(11);})();
(async()=>{for await(const [x] of on(em,'onv8',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();Promise.resolve().then(()=>{em.emit('onv8',1);em.emit('onv8',2)});
});process.nextTick(()=>clearImmediate(v5));
process.emitWarning===0||em.emit('nobody',log(12));
(async()=>{for await(const [x] of on(em,'onv10',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();Promise.resolve().then(()=>{em.emit('onv10',1);em.emit('onv10',2)});
queueMicrotask(()=>{log(13);(async()=>{for await(const x of [new Promise(r=>{log(14);r(14)}),15]){log('fa',typeof x==='object'?'o':x);}log(16)})();
});
await Promise.resolve(17);
setImmediate(async()=>{log(18);log(19);
});
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(20);setImmediate(()=>port2.postMessage(21));}

