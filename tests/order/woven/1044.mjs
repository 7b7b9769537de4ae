// A random program, of seed 1044, that weaves many kinds of callbacks: its order is Node's.
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
tp.scheduler.yield().then(()=>{log(1);{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);log(2);
log(3);
log(4);
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(5);port2.postMessage(6);}
});
log(7);
import('node:os').then(()=>{log(8);setImmediate(()=>{log(9);});
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(10);});process.nextTick(()=>ac.abort())}
log(12);
});
Promise.resolve(1).then(()=>{log(13);process.nextTick(()=>{throw new Error('unc14')});
(async()=>{await using r={async [Symbol.asyncDispose](){log(15);await null;log(16)}};log(17);log(18);
})();
import('data:text/javascript,export default 18').then(m=>log('dyn',m.default));
});
try{await (async()=>{log(19);{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(20);port2.postMessage(21);}
util.callbackify(async()=>{log(22);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);});
})();log(23)}finally{log(24);await (async()=>({then(r){log(25);queueMicrotask(()=>r(26))}}))();log(27)}
util.callbackify(async()=>{log(28);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);});
await null;
process.nextTick((a,b)=>log('args',a,b),29,30);
Promise.resolve(1).then(()=>{log(31);log(32);
});

