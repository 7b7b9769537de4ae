// A random program, of seed 1070, that weaves many kinds of callbacks: its order is Node's.
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
(async()=>{for await(const [x] of on(em,'onv1',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();process.nextTick(()=>{em.emit('onv1',1);em.emit('onv1',2)});
em.on('error'+2,()=>{});(()=>{try{queueMicrotask(()=>{throw new Error('unc3')});
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(4);log(5);
});process.nextTick(()=>ac.abort())}
;throw new Error('q')}catch{log(7)}finally{log(8)}})();
(async()=>{for await(const x of [Promise.all([Promise.resolve(Promise.resolve(9)),Promise.race([Array.fromAsync([10,Promise.resolve(11)]).then(String),Promise.resolve(12)])]),13]){log('fa',typeof x==='object'?'o':x);{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(14);port2.postMessage(15);}
}log(16)})();
(async()=>{log(17);(async()=>{log(18);process.nextTick((a,b)=>log('args',a,b),19,20);
process.nextTick(()=>{throw new Error('unc21')});
})().then(()=>{log(22);log(23);
});
log(24);
})();
(async()=>{await using r={async [Symbol.asyncDispose](){log(25);await null;log(26)}};log(27);Promise.reject(1).catch(()=>{log(28);log(29);
log(30);
log(31);
}).finally(()=>{log(32);});
})();
log(33);
log(await new Promise(r=>process.nextTick(r,34)));
(async()=>{log(35);(async()=>{const g=gen1(3);await g.next();log(36);g.throw(8).catch(e=>log('t',e));await g.next();log(38);g.throw(8).catch(e=>log('t',e));})();
})();

