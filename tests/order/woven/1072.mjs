// A random program, of seed 1072, that weaves many kinds of callbacks: its order is Node's.
import fs from 'node:fs';import util from 'node:util';import * as tp from 'node:timers/promises';import {EventEmitter,once,on} from 'node:events';import {AsyncLocalStorage} from 'node:async_hooks';const __f=process.argv[1];
const em=new EventEmitter(),et=new EventTarget(),als=new AsyncLocalStorage();em.setMaxListeners(0);
const out=[];const log=(...a)=>{if(out.length<5000)out.push(a.map(String).join(' '))};
class Sub extends Promise{};
async function* gen0(n){for(let i=0;i<n;i++){log('g0',i);yield i}}
async function* gen1(n){try{for(let i=0;i<n;i++){await null;log('g1',i);yield Promise.resolve(i)}}catch(e){log('g1c',e);yield 'c'}finally{log('g1f');await null;log('g1ff')}}
async function* gen2(n){log('g2');const r=yield* gen1(n);log('g2r',r);yield* [1,Promise.resolve(2)];return 5}
process.on('uncaughtException',(e,o)=>log('UE',e.message,o));process.on('unhandledRejection',(e)=>log('UR',e?.message??e));process.on('rejectionHandled',()=>log('RH'));
process.on('beforeExit',()=>{log('BE');if(!globalThis.be){globalThis.be=1;setImmediate(()=>{log(1);log(2);
log(3);
log(4);
})}});
process.on('exit',()=>{log('EXIT');fs.writeSync(1,out.join('\n')+'\n')});
process.emitWarning===0||em.emit('nobody',log(5));
(async()=>{for await(const [x] of on(em,'onv2',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();Promise.resolve().then(()=>{em.emit('onv2',1);em.emit('onv2',2)});
Promise.reject(new Error('unh6'));
(async()=>{for await(const x of [(async()=>{log(7);
return 8})(),9]){log('fa',typeof x==='object'?'o':x);}log(10)})();
als.run(11,()=>{tp.scheduler.yield().then(()=>{log(12);log(13);
});
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);(async()=>{await new Promise(r=>{log(14);r(14)});log(15);
})();
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(16);setImmediate(()=>port2.postMessage(17));}
;setImmediate(()=>log('als',als.getStore()))});
Promise.reject(1).catch(()=>{log(18);queueMicrotask(()=>{log(19);});
queueMicrotask(()=>{log(20);});
log(21);
}).finally(()=>{log(22);});
setImmediate(async()=>{log(23);process.nextTick(async()=>{log(24);});
import('node:url').then(()=>{log(25);});
});

