// A random program, of seed 1077, that weaves many kinds of callbacks: its order is Node's.
const fs=require('fs'),util=require('util'),tp=require('timers/promises'),{EventEmitter,once,on}=require('events'),{AsyncLocalStorage}=require('async_hooks');const __f=__filename;
const em=new EventEmitter(),et=new EventTarget(),als=new AsyncLocalStorage();em.setMaxListeners(0);
const out=[];const log=(...a)=>{if(out.length<5000)out.push(a.map(String).join(' '))};
class Sub extends Promise{};
async function* gen0(n){for(let i=0;i<n;i++){log('g0',i);yield i}}
async function* gen1(n){try{for(let i=0;i<n;i++){await null;log('g1',i);yield Promise.resolve(i)}}catch(e){log('g1c',e);yield 'c'}finally{log('g1f');await null;log('g1ff')}}
async function* gen2(n){log('g2');const r=yield* gen1(n);log('g2r',r);yield* [1,Promise.resolve(2)];return 5}
process.on('uncaughtException',(e,o)=>log('UE',e.message,o));process.on('unhandledRejection',(e)=>log('UR',e?.message??e));process.on('rejectionHandled',()=>log('RH'));
process.on('beforeExit',()=>{log('BE');});
process.on('exit',()=>{log('EXIT');fs.writeSync(1,out.join('\n')+'\n')});
(async()=>{log(1);em.once('xv2',async()=>{log(2);log(3);
});Promise.resolve().then(()=>em.emit('xv2'));
(async()=>{log(4);em.on('error'+4,()=>{});(()=>{try{log(5);
;throw new Error('q')}catch{log(6)}finally{log(7)}})();
et.addEventListener('yv5',async()=>{log(8);},{once:true});et.dispatchEvent(new Event('yv5'));
})().then(()=>{log(9);log(10);
log(11);
log(12);
});
})();
log(13);
log(14);
log(15);
process.nextTick(()=>{throw new Error('unc16')});
queueMicrotask(()=>{log(17);log(18);
process.nextTick(()=>{log(19);});
});
log(20);
(async()=>{await ({then(r){log(21);r(22)}});process.nextTick((a,b)=>log('args',a,b),23,24);
const v11=setImmediate(()=>{log(25);log(26);
});
log(27);
})();

