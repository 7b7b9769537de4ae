// A random program, of seed 1036, that weaves many kinds of callbacks: its order is Node's.
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
process.nextTick((a,b)=>log('args',a,b),1,2);
Promise.reject(new Error('unh3'));
log(4);
em.on('error'+3,()=>{});(()=>{try{et.addEventListener('yv4',async()=>{log(5);log(6);
log(7);
log(8);
},{once:true});et.dispatchEvent(new Event('yv4'));
process.nextTick(()=>{log(9);log(10);
});
(async()=>{const g=gen1(3);g.throw(8).catch(e=>log('t',e));})();
;throw new Error('q')}catch{log(12)}finally{log(13)}})();
(async()=>{const g=gen0(3);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));})();
setImmediate(()=>{throw new Error('unc16')});
util.callbackify(async()=>{log(17);})((e,x)=>{log('cb',e?.message);log(18);
});

