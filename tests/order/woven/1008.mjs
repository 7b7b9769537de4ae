// A random program, of seed 1008, that weaves many kinds of callbacks: its order is Node's.
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
setImmediate(()=>{log(1);{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(2);setImmediate(()=>port2.postMessage(3));}
log(4);
});
log(5);
try{await (async()=>{log(6);tp.scheduler.yield().then(()=>{log(7);});
})();log(8)}finally{log(9);await new Promise(r=>r(Promise.resolve(10)));log(11)}
process.nextTick(async()=>{log(12);log(13);
(async()=>{log(14);log(15);
log(16);
})();
setImmediate(()=>{throw new Error('unc17')});
});
process.nextTick(()=>{log(18);log(19);
});
log(20);
em.once('xv9',()=>{log(21);Promise.resolve(Promise.try(()=>{log(22);return 23})).then(x=>log('p',x));
queueMicrotask(()=>{log(24);});
log(25);
});Promise.resolve().then(()=>em.emit('xv9'));
util.callbackify(async()=>{log(26);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);});
await Promise.resolve(Promise.resolve(27));
em.on('error'+13,()=>{});(()=>{try{et.addEventListener('yv14',()=>{log(28);},{once:true});et.dispatchEvent(new Event('yv14'));
;throw new Error('q')}catch{log(29)}finally{log(30)}})();
tp.scheduler.yield().then(()=>{log(31);log(32);
log(33);
});

