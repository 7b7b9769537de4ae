// A random program, of seed 1004, that weaves many kinds of callbacks: its order is Node's.
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
util.callbackify(async()=>{log(1);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);em.once('xv2',()=>{log(2);log(3);
log(4);
log(5);
});Promise.resolve().then(()=>em.emit('xv2'));
(async()=>{log(6);queueMicrotask(()=>{log(7);});
als.run(8,()=>{log(9);
log(10);
log(11);
;process.nextTick(()=>log('als',als.getStore()))});
})();
queueMicrotask(()=>{log(12);log(13);
});
});
import('node:url').then(()=>{log(14);process.emitWarning===0||em.emit('nobody',log(15));
const v9=setImmediate(()=>{log(16);});
});
log(17);
Promise.resolve((async()=>Promise.resolve(18))()).then(()=>{log(19);log(20);
});
(async()=>{const g=gen0(3);g.throw(8).catch(e=>log('t',e));})();
(async()=>{log(22);als.run(23,()=>{Promise.resolve(new Promise(r=>queueMicrotask(()=>r(24)))).then(x=>log('p',x));
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(25);});tp.setImmediate(1,{signal:ac.signal}).then(()=>log('si'),e=>log(e.name));queueMicrotask(()=>ac.abort())}
als.run(27,()=>{log(28);
log(29);
;Promise.resolve().then(()=>log('als',als.getStore()))});
;process.nextTick(()=>log('als',als.getStore()))});
})();
await Sub.resolve(30).then(x=>{log(31);return x});
log(32);
(async()=>{log(33);(async()=>{const g=gen0(3);await g.next();log(34);await g.next();log(35);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));})();
process.emitWarning===0||em.emit('nobody',log(38));
setImmediate(()=>{log(39);});
})();

