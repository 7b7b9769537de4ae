// A random program, of seed 1011, that weaves many kinds of callbacks: its order is Node's.
const fs=require('fs'),util=require('util'),tp=require('timers/promises'),{EventEmitter,once,on}=require('events'),{AsyncLocalStorage}=require('async_hooks');const __f=__filename;
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
(async()=>{for await(const x of [gen1(2),3]){log('fa',typeof x==='object'?'o':x);queueMicrotask(()=>{log(5);});
}log(6)})();
import('node:path').then(()=>{log(7);(async()=>{log(8);log(9);
log(10);
})();
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(11);});tp.setTimeout(1000,1,{signal:ac.signal}).catch(e=>log(e.name));setImmediate(()=>ac.abort())}
log(13);
});
et.addEventListener('yv6',async()=>{log(14);log(15);
},{once:true});et.dispatchEvent(new Event('yv6'));
import('node:url').then(()=>{log(16);Promise.reject(1).catch(()=>{log(17);}).finally(()=>{log(18);});
log(19);
});
(async()=>{try{await tp.setImmediate(20);throw 1}catch(e){log(21)}finally{await null;log(22)}})();
queueMicrotask(()=>{log(23);tp.scheduler.yield().then(()=>{log(24);});
process.nextTick(()=>{throw new Error('unc25')});
});

