// A random program, of seed 1066, that weaves many kinds of callbacks: its order is Node's.
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
import('data:text/javascript,export default 0').then(m=>log('dyn',m.default));
process.emitWarning===0||em.emit('nobody',log(1));
tp.scheduler.yield().then(()=>{log(2);(async()=>{try{await Promise.resolve(Promise.resolve(3));throw 1}catch(e){log(4)}finally{await null;log(5)}})();
});
process.nextTick((a,b)=>log('args',a,b),6,7);
(async()=>{log(8);Promise.resolve().then(()=>{throw new Error('unc9')});
(async()=>{for await(const x of [Promise.reject(new Error('e10')).catch(e=>e.message),11]){log('fa',typeof x==='object'?'o':x);log(12);
}log(13)})();
em.once('xv9',()=>{log(14);log(15);
log(16);
log(17);
});Promise.resolve().then(()=>em.emit('xv9'));
})().then(()=>{log(18);log(19);
log(20);
});
await (async()=>Promise.resolve(21))();
(async()=>{const g=gen1(3);g.throw(8).catch(e=>log('t',e));g.throw(8).catch(e=>log('t',e));})();
log(24);

