// A random program, of seed 1064, that weaves many kinds of callbacks: its order is Node's.
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
process.nextTick(()=>{log(1);log(2);
process.nextTick((a,b)=>log('args',a,b),3,4);
});
queueMicrotask(()=>{log(5);tp.scheduler.yield().then(()=>{log(6);});
(async()=>{for await(const [x] of on(em,'onv5',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();Promise.resolve().then(()=>{em.emit('onv5',1);em.emit('onv5',2)});
em.on('error'+6,()=>{});(()=>{try{log(7);
log(8);
;throw new Error('q')}catch{log(9)}finally{log(10)}})();
});
(async()=>{for await(const x of [gen1(2),3]){log('fa',typeof x==='object'?'o':x);em.once('xv8',()=>{log(14);});Promise.resolve().then(()=>em.emit('xv8'));
}log(15)})();
process.nextTick(async()=>{log(16);(async()=>{const g=gen2(3);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));g.return(7).then(x=>log('r',x.value,x.done));await g.next();log(19);})();
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);log(20);
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(21);setImmediate(()=>port2.postMessage(22));}
const v12=setImmediate(()=>{log(23);});v12.unref();
});
log(24);
Promise.resolve(1).then(()=>{log(25);als.run(26,()=>{log(27);
;queueMicrotask(()=>log('als',als.getStore()))});
setImmediate(()=>{log(28);});
});

