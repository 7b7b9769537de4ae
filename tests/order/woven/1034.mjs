// A random program, of seed 1034, that weaves many kinds of callbacks: its order is Node's.
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
queueMicrotask(()=>{log(4);process.nextTick((a,b)=>log('args',a,b),5,6);
setImmediate(async()=>{log(7);});
});
queueMicrotask(()=>{log(8);(async()=>{for await(const [x] of on(em,'onv5',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();process.nextTick(()=>{em.emit('onv5',1);em.emit('onv5',2)});
em.once('xv6',()=>{log(9);});setImmediate(()=>em.emit('xv6'));
});
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);tp.scheduler.yield().then(()=>{log(10);log(11);
log(12);
});
(async()=>{const g=gen2(3);g.throw(8).catch(e=>log('t',e));g.return(7).then(x=>log('r',x.value,x.done));})();
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(15);setImmediate(()=>port2.postMessage(16));}
setImmediate(async()=>{log(17);Promise.resolve(1).then(()=>{log(18);});
});
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);setImmediate(()=>{log(19);log(20);
log(21);
log(22);
});
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(23);port2.postMessage(24);}
try{await (async()=>{log(25);log(26);
})();log(27)}finally{log(28);await Promise.all([null,Promise.reject(new Error('e29')).catch(e=>e.message)]);log(30)}
process.nextTick(()=>{log(31);import('data:text/javascript,export default 31').then(m=>log('dyn',m.default));
});
log(await Promise.allSettled([Promise.resolve(Promise.resolve(32)),Promise.reject(33)]));
await (async()=>await Promise.resolve(34))();
Promise.reject(1).catch(()=>{log(35);log(36);
log(37);
log(38);
}).finally(()=>{log(39);});
als.run(40,()=>{(async()=>{for await(const [x] of on(em,'onv20',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();process.nextTick(()=>{em.emit('onv20',1);em.emit('onv20',2)});
util.callbackify(async()=>{log(41);})((e,x)=>{log('cb',e?.message);});
process.nextTick(()=>{throw new Error('unc42')});
;Promise.resolve().then(()=>log('als',als.getStore()))});

