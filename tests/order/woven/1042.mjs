// A random program, of seed 1042, that weaves many kinds of callbacks: its order is Node's.
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
log(await Promise.race([({get then(){log(4);return undefined}}),new Promise(r=>queueMicrotask(()=>r(5)))]));
log(6);
em.on('error'+2,()=>{});(()=>{try{Promise.reject(new Error('unh7'));
queueMicrotask(()=>{log(8);log(9);
});
;throw new Error('q')}catch{log(10)}finally{log(11)}})();
import('node:os').then(()=>{log(12);log(13);
tp.scheduler.yield().then(()=>{log(14);});
});
(async()=>{for await(const x of gen2(2)){log('fa',typeof x==='object'?'o':x);em.once('xv8',()=>{log(18);});process.nextTick(()=>em.emit('xv8'));
}log(19)})();
await util.promisify((cb)=>cb())();
Promise.reject(new Error('unh20'));
(async()=>{const g=gen1(3);g.return(7).then(x=>log('r',x.value,x.done));})();

