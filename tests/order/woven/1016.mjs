// A random program, of seed 1016, that weaves many kinds of callbacks: its order is Node's.
import fs from 'node:fs';import util from 'node:util';import * as tp from 'node:timers/promises';import {EventEmitter,once,on} from 'node:events';import {AsyncLocalStorage} from 'node:async_hooks';const __f=process.argv[1];
const em=new EventEmitter(),et=new EventTarget(),als=new AsyncLocalStorage();em.setMaxListeners(0);
const out=[];const log=(...a)=>{if(out.length<5000)out.push(a.map(String).join(' '))};
class Sub extends Promise{};
async function* gen0(n){for(let i=0;i<n;i++){log('g0',i);yield i}}
async function* gen1(n){try{for(let i=0;i<n;i++){await null;log('g1',i);yield Promise.resolve(i)}}catch(e){log('g1c',e);yield 'c'}finally{log('g1f');await null;log('g1ff')}}
async function* gen2(n){log('g2');const r=yield* gen1(n);log('g2r',r);yield* [1,Promise.resolve(2)];return 5}
process.on('uncaughtException',(e,o)=>log('UE',e.message,o));process.on('unhandledRejection',(e)=>log('UR',e?.message??e));process.on('rejectionHandled',()=>log('RH'));
process.on('beforeExit',()=>{log('BE');if(!globalThis.be){globalThis.be=1;setImmediate(()=>{log(1);log(2);
})}});
process.on('exit',()=>{log('EXIT');fs.writeSync(1,out.join('\n')+'\n')});
process.nextTick(()=>{log(3);log(4);
});
process.nextTick(async()=>{log(5);(async()=>{const g=gen1(3);await g.next();log(6);g.throw(8).catch(e=>log('t',e));})();
(async()=>{log(8);log(9);
log(10);
})().then(()=>{log(11);});
log(await new Promise(r=>queueMicrotask(()=>r(12))));
});
(async()=>{for await(const [x] of on(em,'onv6',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();process.nextTick(()=>{em.emit('onv6',1);em.emit('onv6',2)});
log(13);
queueMicrotask(()=>{throw new Error('unc14')});
util.callbackify(async()=>{log(15);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);em.once('xv9',()=>{log(16);log(17);
log(18);
});setImmediate(()=>em.emit('xv9'));
log(19);
});
em.once('xv10',()=>{log(20);Promise.resolve(new Promise(r=>{log(21);r(21)})).then(async()=>{log(22);});
});process.nextTick(()=>em.emit('xv10'));

