// A random program, of seed 1024, that weaves many kinds of callbacks: its order is Node's.
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
(async()=>{log(1);{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(2);log(3);
log(4);
});tp.setTimeout(1000,1,{signal:ac.signal}).catch(e=>log(e.name));setImmediate(()=>ac.abort())}
log(6);
})().then(()=>{log(7);Promise.resolve(new Promise(r=>process.nextTick(r,8))).then(x=>log('p',x));
(async()=>{for await(const [x] of on(em,'onv4',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();setImmediate(()=>{em.emit('onv4',1);em.emit('onv4',2)});
});
queueMicrotask(()=>{log(9);(async()=>{log(10);log(11);
log(12);
log(13);
})();
log(14);
{using r={[Symbol.dispose](){log(15)}};log(16)}
});
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);tp.scheduler.yield().then(()=>{log(17);});
import('node:os').then(()=>{log(18);});
(async()=>{await (async()=>Promise.resolve(19))();log(20);
log(21);
})();
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(22);port2.postMessage(23);}
process.nextTick(()=>{throw new Error('unc24')});
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(25);port2.postMessage(26);}
process.emitWarning===0||em.emit('nobody',log(27));
(async()=>{await using r={async [Symbol.asyncDispose](){log(28);await null;log(29)}};log(30);(async()=>{await using r={async [Symbol.asyncDispose](){log(31);await null;log(32)}};log(33);tp.scheduler.yield().then(()=>{log(34);});
})();
})();
await tp.setImmediate(35);
log(36);
log(37);

