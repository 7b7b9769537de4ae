// A random program, of seed 1053, that weaves many kinds of callbacks: its order is Node's.
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
tp.scheduler.yield().then(()=>{log(3);Promise.reject(1).catch(()=>{log(4);}).finally(()=>{log(5);});
});
em.once('xv3',async()=>{log(6);queueMicrotask(()=>{log(7);});
et.addEventListener('yv5',async()=>{log(8);},{once:true});et.dispatchEvent(new Event('yv5'));
});Promise.resolve().then(()=>em.emit('xv3'));
process.emitWarning===0||em.emit('nobody',log(9));
const v7=setImmediate(()=>{log(10);em.on('error'+8,()=>{});(()=>{try{log(11);
;throw new Error('q')}catch{log(12)}finally{log(13)}})();
(async()=>{await using r={async [Symbol.asyncDispose](){log(14);await null;log(15)}};log(16);log(17);
})();
});v7.unref();
{using r={[Symbol.dispose](){log(18)}};log(19)}
log(20);
(async()=>{log(21);(async()=>{log(22);em.once('xv13',async()=>{log(23);});queueMicrotask(()=>em.emit('xv13'));
et.addEventListener('yv14',()=>{log(24);},{once:true});et.dispatchEvent(new Event('yv14'));
em.once('xv15',()=>{log(25);});Promise.resolve().then(()=>em.emit('xv15'));
})();
(async()=>{await using r={async [Symbol.asyncDispose](){log(26);await null;log(27)}};log(28);log(29);
})();
})();
process.nextTick(()=>{throw new Error('unc30')});

