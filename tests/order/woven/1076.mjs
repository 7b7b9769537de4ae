// A random program, of seed 1076, that weaves many kinds of callbacks: its order is Node's.
import fs from 'node:fs';import util from 'node:util';import * as tp from 'node:timers/promises';import {EventEmitter,once,on} from 'node:events';import {AsyncLocalStorage} from 'node:async_hooks';const __f=process.argv[1];
const em=new EventEmitter(),et=new EventTarget(),als=new AsyncLocalStorage();em.setMaxListeners(0);
const out=[];const log=(...a)=>{if(out.length<5000)out.push(a.map(String).join(' '))};
class Sub extends Promise{};
async function* gen0(n){for(let i=0;i<n;i++){log('g0',i);yield i}}
async function* gen1(n){try{for(let i=0;i<n;i++){await null;log('g1',i);yield Promise.resolve(i)}}catch(e){log('g1c',e);yield 'c'}finally{log('g1f');await null;log('g1ff')}}
async function* gen2(n){log('g2');const r=yield* gen1(n);log('g2r',r);yield* [1,Promise.resolve(2)];return 5}
process.on('uncaughtException',(e,o)=>log('UE',e.message,o));process.on('unhandledRejection',(e)=>log('UR',e?.message??e));process.on('rejectionHandled',()=>log('RH'));
process.on('beforeExit',()=>{log('BE');if(!globalThis.be){globalThis.be=1;setImmediate(()=>{log(1);log(2);
log(3);
})}});
process.on('exit',()=>{log('EXIT');fs.writeSync(1,out.join('\n')+'\n')});
(async()=>{log(4);(async()=>{const g=gen2(3);await g.next();log(5);g.return(7).then(x=>log('r',x.value,x.done));g.return(7).then(x=>log('r',x.value,x.done));})();
log(8);
})();
try{await (async()=>{log(9);{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);log(10);
log(11);
log(12);
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(13);port2.postMessage(14);}
(async()=>{await using r={async [Symbol.asyncDispose](){log(15);await null;log(16)}};log(17);log(18);
})();
Promise.reject(new Error('unh19'));
})();log(20)}finally{log(21);await new Promise(r=>queueMicrotask(()=>r(22)));log(23)}
setImmediate(async()=>{log(24);queueMicrotask(()=>{log(25);});
(async()=>{for await(const x of [gen1(2),3]){log('fa',typeof x==='object'?'o':x);log(28);
}log(29)})();
});
log(30);
em.on('error'+10,()=>{});(()=>{try{(async()=>{for await(const [x] of on(em,'onv11',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();process.nextTick(()=>{em.emit('onv11',1);em.emit('onv11',2)});
(async()=>{for await(const x of gen2(2)){log('fa',typeof x==='object'?'o':x);}log(36)})();
;throw new Error('q')}catch{log(37)}finally{log(38)}})();
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);process.emitWarning===0||em.emit('nobody',log(39));
Promise.reject(new Error('unh40'));
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(41);port2.postMessage(42);}
als.run(43,()=>{process.nextTick(()=>{log(44);log(45);
log(46);
});
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(47);setImmediate(()=>port2.postMessage(48));}
;setImmediate(()=>log('als',als.getStore()))});
log(49);await null;log(50);

