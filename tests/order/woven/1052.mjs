// A random program, of seed 1052, that weaves many kinds of callbacks: its order is Node's.
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
et.addEventListener('yv1',()=>{log(1);(async()=>{log(2);log(3);
})().then(()=>{log(4);});
util.callbackify(async()=>{log(5);})((e,x)=>{log('cb',e?.message);});
(async()=>{try{await (async()=>({then(r){log(6);queueMicrotask(()=>r(7))}}))();throw 1}catch(e){log(8)}finally{await null;log(9)}})();
},{once:true});et.dispatchEvent(new Event('yv1'));
log(10);
util.callbackify(async()=>{log(11);})((e,x)=>{log('cb',e?.message);(async()=>{await using r={async [Symbol.asyncDispose](){log(12);await null;log(13)}};log(14);process.emitWarning===0||em.emit('nobody',log(15));
})();
});
try{await (async()=>{log(16);als.run(17,()=>{log(18);
log(19);
;setImmediate(()=>log('als',als.getStore()))});
Promise.reject(new Error('unh20'));
process.nextTick((a,b)=>log('args',a,b),21,22);
})();log(23)}finally{log(24);await tp.setImmediate(25);log(26)}
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(27);Promise.reject(new Error('unh28'));
});tp.setImmediate(1,{signal:ac.signal}).then(()=>log('si'),e=>log(e.name));setImmediate(()=>ac.abort())}
log(30);

