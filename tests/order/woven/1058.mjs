// A random program, of seed 1058, that weaves many kinds of callbacks: its order is Node's.
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
(async()=>{log(1);{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);process.nextTick((a,b)=>log('args',a,b),2,3);
process.nextTick((a,b)=>log('args',a,b),4,5);
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(6);setImmediate(()=>port2.postMessage(7));}
(async()=>{for await(const [x] of on(em,'onv5',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();process.nextTick(()=>{em.emit('onv5',1);em.emit('onv5',2)});
})().then(()=>{log(8);process.emitWarning===0||em.emit('nobody',log(9));
});
em.on('error'+7,()=>{});(()=>{try{(async()=>{try{await new Promise(r=>{log(10);r(10)});throw 1}catch(e){log(11)}finally{await null;log(12)}})();
;throw new Error('q')}catch{log(13)}finally{log(14)}})();
(async()=>{const g=gen1(3);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));})();
tp.scheduler.yield().then(()=>{log(16);log(17);
(async()=>{log(18);log(19);
})();
(async()=>{await new Promise(r=>setImmediate(r,20));log(21);
log(22);
})();
});
(async()=>{log(23);(async()=>{await using r={async [Symbol.asyncDispose](){log(24);await null;log(25)}};log(26);try{await (async()=>{log(27);})();log(28)}finally{log(29);await new Promise(r=>r(Promise.resolve(30)));log(31)}
})();
Promise.resolve(1).then(()=>{log(32);log(33);
log(34);
log(35);
});
})();
log(36);
(async()=>{for await(const [x] of on(em,'onv17',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();setImmediate(()=>{em.emit('onv17',1);em.emit('onv17',2)});
log(37);

