// A random program, of seed 1080, that weaves many kinds of callbacks: its order is Node's.
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
process.nextTick(()=>{log(5);process.nextTick(()=>{log(6);});
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(7);});tp.setImmediate(1,{signal:ac.signal}).then(()=>log('si'),e=>log(e.name));queueMicrotask(()=>ac.abort())}
import('data:text/javascript,export default 8').then(m=>log('dyn',m.default));
});
try{await (async()=>{log(9);process.emitWarning===0||em.emit('nobody',log(10));
})();log(11)}finally{log(12);await (async()=>{(async()=>{log(13);log(14);
})();
return 15})();log(16)}
log(17);await (async()=>({then(r){log(18);queueMicrotask(()=>r(19))}}))();log(20);
als.run(21,()=>{log(22);
log(23);
;process.nextTick(()=>log('als',als.getStore()))});
process.nextTick(()=>{log(24);Promise.reject(new Error('unh25'));
});
await Promise.resolve(26);
Promise.reject(new Error('unh27'));
log(await util.promisify((cb)=>cb())());

