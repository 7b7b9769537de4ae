// A random program, of seed 1043, that weaves many kinds of callbacks: its order is Node's.
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
setImmediate(()=>{log(1);Promise.reject(new Error('unh2'));
});
Promise.resolve(new Promise(r=>{log(3);r(3)})).then(x=>log('p',x));
(async()=>{for await(const [x] of on(em,'onv4',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();setImmediate(()=>{em.emit('onv4',1);em.emit('onv4',2)});
setImmediate(()=>{log(4);em.on('error'+6,()=>{});(()=>{try{log(5);
log(6);
;throw new Error('q')}catch{log(7)}finally{log(8)}})();
em.once('xv7',()=>{log(9);});setImmediate(()=>em.emit('xv7'));
util.callbackify(async()=>{log(10);})((e,x)=>{log('cb',e?.message);log(11);
});
});
(async()=>{log(12);log(13);
(async()=>{await using r={async [Symbol.asyncDispose](){log(14);await null;log(15)}};log(16);(async()=>{await using r={async [Symbol.asyncDispose](){log(17);await null;log(18)}};log(19);log(20);
})();
})();
log(21);
})();
(async()=>{for await(const x of gen0(2)){log('fa',typeof x==='object'?'o':x);log(await Promise.race([Promise.resolve(24),Promise.resolve(25)]));
}log(26)})();
(async()=>{try{await Promise.race([(setImmediate(()=>em.emit('e14',27)),once)(em,'e14'),({then(r){log(28);r(29)}})]);throw 1}catch(e){log(30)}finally{await null;log(31)}})();
(async()=>{for await(const [x] of on(em,'onv15',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();queueMicrotask(()=>{em.emit('onv15',1);em.emit('onv15',2)});

