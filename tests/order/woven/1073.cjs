// A random program, of seed 1073, that weaves many kinds of callbacks: its order is Node's.
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
Promise.resolve(Promise.try(()=>{log(1);return 2})).then(x=>log('p',x));
setImmediate(()=>{throw new Error('unc3')});
(async()=>{log(4);als.run(5,()=>{{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(6);});tp.setTimeout(1000,1,{signal:ac.signal}).catch(e=>log(e.name));process.nextTick(()=>ac.abort())}
Promise.reject(new Error('unh8'));
;Promise.resolve().then(()=>log('als',als.getStore()))});
try{await (async()=>{log(9);log(10);
log(11);
log(12);
})();log(13)}finally{log(14);await new Sub(r=>r(15));log(16)}
import('node:url').then(()=>{log(17);log(18);
log(19);
log(20);
});
})();
process.nextTick((a,b)=>log('args',a,b),21,22);
log(23);
(async()=>{log(24);(async()=>{log(25);process.emitWarning===0||em.emit('nobody',log(26));
})();
util.callbackify(async()=>{log(27);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);Promise.resolve(1).then(()=>{log(28);});
});
Promise.reject(new Error('unh29'));
})().then(()=>{log(30);em.on('error'+16,()=>{});(()=>{try{log(31);
log(32);
;throw new Error('q')}catch{log(33)}finally{log(34)}})();
(async()=>{for await(const [x] of on(em,'onv17',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();process.nextTick(()=>{em.emit('onv17',1);em.emit('onv17',2)});
});
(async()=>{for await(const x of [gen1(2),3]){log('fa',typeof x==='object'?'o':x);}log(37)})();

