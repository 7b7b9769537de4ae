// A random program, of seed 1040, that weaves many kinds of callbacks: its order is Node's.
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
log(4);
})}});
process.on('exit',()=>{log('EXIT');fs.writeSync(1,out.join('\n')+'\n')});
als.run(5,()=>{et.addEventListener('yv2',async()=>{log(6);log(7);
log(8);
},{once:true});et.dispatchEvent(new Event('yv2'));
setImmediate(()=>{throw new Error('unc9')});
log(10);
;Promise.resolve().then(()=>log('als',als.getStore()))});
process.emitWarning===0||em.emit('nobody',log(11));
Promise.reject(1).catch(()=>{log(12);Promise.resolve(Promise.any([Promise.reject(1),Promise.resolve(13)])).then(()=>{log(14);});
Promise.reject(1).catch(()=>{log(15);}).finally(()=>{log(16);});
process.emitWarning===0||em.emit('nobody',log(17));
}).finally(()=>{log(18);});
em.once('xv9',()=>{log(19);(async()=>{log(20);log(21);
})().then(()=>{log(22);});
});queueMicrotask(()=>em.emit('xv9'));
als.run(23,()=>{setImmediate(()=>{log(24);log(25);
log(26);
});
process.nextTick((a,b)=>log('args',a,b),27,28);
{using r={[Symbol.dispose](){log(29)}};log(30)}
;Promise.resolve().then(()=>log('als',als.getStore()))});
(async()=>{for await(const [x] of on(em,'onv15',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();process.nextTick(()=>{em.emit('onv15',1);em.emit('onv15',2)});
process.emitWarning===0||em.emit('nobody',log(31));
(async()=>{log(32);{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(33);log(34);
log(35);
log(36);
});process.nextTick(()=>ac.abort())}
})().then(()=>{log(38);log(39);
});

