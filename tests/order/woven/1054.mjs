// A random program, of seed 1054, that weaves many kinds of callbacks: its order is Node's.
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
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(1);port2.postMessage(2);}
(async()=>{for await(const x of [gen1(2),3]){log('fa',typeof x==='object'?'o':x);}log(6)})();
(async()=>{log(7);Promise.reject(1).catch(()=>{log(8);log(9);
log(10);
log(11);
}).finally(()=>{log(12);});
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(13);port2.postMessage(14);}
})();
log(15);
Promise.resolve(new Promise(r=>setImmediate(r,16))).then(()=>{log(17);import('node:url').then(()=>{log(18);});
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(19);setImmediate(()=>port2.postMessage(20));}
import('node:os').then(()=>{log(21);});
});
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);{using r={[Symbol.dispose](){log(22)}};log(23)}
(async()=>{const g=gen0(3);g.throw(8).catch(e=>log('t',e));})();
em.once('xv13',async()=>{log(25);log(26);
});process.nextTick(()=>em.emit('xv13'));
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(27);setImmediate(()=>port2.postMessage(28));}
(async()=>{for await(const [x] of on(em,'onv14',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();setImmediate(()=>{em.emit('onv14',1);em.emit('onv14',2)});
log(29);

