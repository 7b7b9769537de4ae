// A random program, of seed 1056, that weaves many kinds of callbacks: its order is Node's.
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
setImmediate(()=>{log(1);setImmediate(()=>{log(2);});
log(3);
Promise.reject(1).catch(()=>{log(4);}).finally(()=>{log(5);});
});
const v4=setImmediate(()=>{log(6);tp.scheduler.yield().then(()=>{log(7);});
util.callbackify(async()=>{log(8);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);log(9);
});
(async()=>{for await(const x of [Promise.any([Promise.reject(1),Promise.resolve(10)]),11]){log('fa',typeof x==='object'?'o':x);break;}log(12)})();
});process.nextTick(()=>clearImmediate(v4));
(async()=>{const g=gen2(3);g.throw(8).catch(e=>log('t',e));g.throw(8).catch(e=>log('t',e));await g.next();log(15);})();
et.addEventListener('yv9',()=>{log(16);process.emitWarning===0||em.emit('nobody',log(17));
queueMicrotask(()=>{log(18);});
em.on('error'+12,()=>{});(()=>{try{log(19);
log(20);
;throw new Error('q')}catch{log(21)}finally{log(22)}})();
},{once:true});et.dispatchEvent(new Event('yv9'));
log(23);

