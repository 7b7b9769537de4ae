// A random program, of seed 1026, that weaves many kinds of callbacks: its order is Node's.
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
process.emitWarning===0||em.emit('nobody',log(1));
const v2=setImmediate(()=>{log(2);process.nextTick((a,b)=>log('args',a,b),3,4);
});
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);Promise.reject(new Error('unh5'));
Promise.reject(new Error('unh6'));
als.run(7,()=>{{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(8);});tp.setTimeout(1000,1,{signal:ac.signal}).catch(e=>log(e.name));Promise.resolve().then(()=>ac.abort())}
(async()=>{for await(const x of [new Promise(r=>{log(10);r(10)}),11]){log('fa',typeof x==='object'?'o':x);}log(12)})();
log(13);
;queueMicrotask(()=>log('als',als.getStore()))});
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(14);setImmediate(()=>port2.postMessage(15));}
process.nextTick((a,b)=>log('args',a,b),16,17);
const v11=setImmediate(()=>{log(18);import('node:url').then(()=>{log(19);});
});
{using r={[Symbol.dispose](){log(20)}};log(21)}
await util.promisify((cb)=>cb())();
log(22);
process.nextTick(async()=>{log(23);log(24);
log(25);
});

