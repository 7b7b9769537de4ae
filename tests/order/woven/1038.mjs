// A random program, of seed 1038, that weaves many kinds of callbacks: its order is Node's.
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
util.callbackify(async()=>{log(1);})((e,x)=>{log('cb',e?.message);(async()=>{const g=gen0(3);g.throw(8).catch(e=>log('t',e));g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));})();
});
Promise.resolve(1).then(()=>{log(6);import('node:url').then(()=>{log(7);});
});
log(8);
Promise.reject(1).catch(()=>{log(9);const v6=setImmediate(()=>{log(10);});clearImmediate(v6);
{using r={[Symbol.dispose](){log(11)}};log(12)}
}).finally(()=>{log(13);});
process.nextTick((a,b)=>log('args',a,b),14,15);
(async()=>{const g=gen0(3);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));g.throw(8).catch(e=>log('t',e));})();

