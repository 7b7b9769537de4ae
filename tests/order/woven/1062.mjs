// A random program, of seed 1062, that weaves many kinds of callbacks: its order is Node's.
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
log(1);
tp.scheduler.yield().then(()=>{log(2);(async()=>{await Promise.resolve(3).finally(()=>{log(4)});log(5);
})();
Promise.reject(1).catch(()=>{log(6);}).finally(()=>{log(7);});
});
log(8);
(async()=>{await using r={async [Symbol.asyncDispose](){log(9);await null;log(10)}};log(11);{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(12);setImmediate(()=>port2.postMessage(13));}
})();
(async()=>{await using r={async [Symbol.asyncDispose](){log(14);await null;log(15)}};log(16);(async()=>{for await(const [x] of on(em,'onv7',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();process.nextTick(()=>{em.emit('onv7',1);em.emit('onv7',2)});
})();
(async()=>{for await(const [x] of on(em,'onv8',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();process.nextTick(()=>{em.emit('onv8',1);em.emit('onv8',2)});
log(17);
em.on('error'+9,()=>{});(()=>{try{(async()=>{const g=gen0(3);g.throw(8).catch(e=>log('t',e));g.throw(8).catch(e=>log('t',e));})();
;throw new Error('q')}catch{log(20)}finally{log(21)}})();
await Promise.all([Promise.reject(22).then(()=>{},x=>x),new Promise(r=>process.nextTick(r,23))]);
log(24);
util.callbackify(async()=>{log(25);})((e,x)=>{log('cb',e?.message);{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);log(26);
log(27);
log(28);
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(29);port2.postMessage(30);}
});

