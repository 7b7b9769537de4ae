// A random program, of seed 1030, that weaves many kinds of callbacks: its order is Node's.
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
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(1);setImmediate(()=>port2.postMessage(2));}
log(3);
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(4);{using r={[Symbol.dispose](){log(5)}};log(6)}
et.addEventListener('yv4',async()=>{log(7);},{once:true});et.dispatchEvent(new Event('yv4'));
process.nextTick(async()=>{log(8);});
});Promise.resolve().then(()=>ac.abort())}
log(10);
(async()=>{await using r={async [Symbol.asyncDispose](){log(11);await null;log(12)}};log(13);try{await (async()=>{log(14);log(15);
log(16);
})();log(17)}finally{log(18);await Promise.resolve(Promise.resolve(19));log(20)}
})();

