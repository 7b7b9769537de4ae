// A random program, of seed 1012, that weaves many kinds of callbacks: its order is Node's.
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
import('node:path').then(()=>{log(1);log(2);
});
queueMicrotask(()=>{log(3);process.nextTick((a,b)=>log('args',a,b),4,5);
});
try{await (async()=>{log(6);log(7);
(async()=>{log(8);log(9);
log(10);
})();
})();log(11)}finally{log(12);await Array.fromAsync([13,Promise.resolve(14)]).then(String);log(15)}
process.nextTick(()=>{throw new Error('unc16')});
(async()=>{for await(const [x] of on(em,'onv7',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();setImmediate(()=>{em.emit('onv7',1);em.emit('onv7',2)});
import('node:path').then(()=>{log(17);Promise.reject(new Error('unh18'));
Promise.reject(1).catch(()=>{log(19);}).finally(()=>{log(20);});
log(21);
});

