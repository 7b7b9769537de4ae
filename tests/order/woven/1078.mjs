// A random program, of seed 1078, that weaves many kinds of callbacks: its order is Node's.
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
})}});
process.on('exit',()=>{log('EXIT');fs.writeSync(1,out.join('\n')+'\n')});
import('data:text/javascript,export default 3').then(m=>log('dyn',m.default));
Promise.reject(1).catch(async()=>{log(4);log(5);
}).finally(()=>{log(6);});
log(7);
Promise.resolve(null).then(async()=>{log(8);als.run(9,()=>{log(10);
;queueMicrotask(()=>log('als',als.getStore()))});
(async()=>{for await(const x of [gen1(2),3]){log('fa',typeof x==='object'?'o':x);}log(14)})();
process.nextTick(async()=>{log(15);});
});
queueMicrotask(()=>{log(16);log(17);
log(18);
setImmediate(async()=>{log(19);});
});
process.nextTick((a,b)=>log('args',a,b),20,21);
queueMicrotask(()=>{log(22);em.on('error'+11,()=>{});(()=>{try{log(23);
;throw new Error('q')}catch{log(24)}finally{log(25)}})();
});

