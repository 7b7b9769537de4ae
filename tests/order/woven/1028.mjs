// A random program, of seed 1028, that weaves many kinds of callbacks: its order is Node's.
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
(async()=>{log(1);const v2=setImmediate(()=>{log(2);log(3);
log(4);
});clearImmediate(v2);
et.addEventListener('yv3',()=>{log(5);log(6);
log(7);
},{once:true});et.dispatchEvent(new Event('yv3'));
})().then(()=>{log(8);util.callbackify(async()=>{log(9);})((e,x)=>{log('cb',e?.message);});
});
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(10);{using r={[Symbol.dispose](){log(11)}};log(12)}
Promise.reject(1).catch(async()=>{log(13);}).finally(()=>{log(14);});
});tp.setImmediate(1,{signal:ac.signal}).then(()=>log('si'),e=>log(e.name));Promise.resolve().then(()=>ac.abort())}
try{await (async()=>{log(16);process.emitWarning===0||em.emit('nobody',log(17));
log(18);
(async()=>{log(19);log(20);
log(21);
log(22);
})().then(()=>{log(23);});
})();log(24)}finally{log(25);await Promise.resolve(26);log(27)}
process.nextTick((a,b)=>log('args',a,b),28,29);
log(30);
(async()=>{await using r={async [Symbol.asyncDispose](){log(31);await null;log(32)}};log(33);log(34);
})();
process.emitWarning===0||em.emit('nobody',log(35));

