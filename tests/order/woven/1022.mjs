// A random program, of seed 1022, that weaves many kinds of callbacks: its order is Node's.
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
{using r={[Symbol.dispose](){log(4)}};log(5)}
const v2=setImmediate(()=>{log(6);(async()=>{for await(const x of [gen1(2),3]){log('fa',typeof x==='object'?'o':x);log(9);
}log(10)})();
em.once('xv4',async()=>{log(11);});queueMicrotask(()=>em.emit('xv4'));
(async()=>{try{await Promise.try(()=>{log(12);return 13});throw 1}catch(e){log(14)}finally{await null;log(15)}})();
});
(async()=>{log(16);log(await Promise.all([Promise.reject(17).then(()=>{},x=>x),Promise.resolve(18).finally(()=>{log(19)})]));
})();
et.addEventListener('yv8',async()=>{log(20);tp.scheduler.yield().then(()=>{log(21);});
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(22);setImmediate(()=>port2.postMessage(23));}
(async()=>{log(24);log(25);
log(26);
})();
},{once:true});et.dispatchEvent(new Event('yv8'));
util.callbackify(async()=>{log(27);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);et.addEventListener('yv13',()=>{log(28);log(29);
log(30);
log(31);
},{once:true});et.dispatchEvent(new Event('yv13'));
tp.scheduler.yield().then(()=>{log(32);log(33);
});
(async()=>{log(34);(async()=>{for await(const [x] of on(em,'onv16',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();queueMicrotask(()=>{em.emit('onv16',1);em.emit('onv16',2)});
})();
});
Promise.reject(new Error('unh35'));
(async()=>{const g=gen1(3);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));g.throw(8).catch(e=>log('t',e));})();
em.on('error'+19,()=>{});(()=>{try{als.run(38,()=>{(async()=>{for await(const x of [new Promise(r=>process.nextTick(r,39)),40]){log('fa',typeof x==='object'?'o':x);}log(41)})();
;process.nextTick(()=>log('als',als.getStore()))});
;throw new Error('q')}catch{log(42)}finally{log(43)}})();

