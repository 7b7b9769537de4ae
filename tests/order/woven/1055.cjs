// A random program, of seed 1055, that weaves many kinds of callbacks: its order is Node's.
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
et.addEventListener('yv1',()=>{log(1);util.callbackify(async()=>{log(2);})((e,x)=>{log('cb',e?.message);log(3);
log(4);
log(5);
});
Promise.reject(new Error('unh6'));
(async()=>{await Promise.reject(7).then(()=>{},x=>x);log(8);
log(9);
log(10);
})();
},{once:true});et.dispatchEvent(new Event('yv1'));
als.run(11,()=>{(async()=>{for await(const [x] of on(em,'onv6',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();setImmediate(()=>{em.emit('onv6',1);em.emit('onv6',2)});
(async()=>{try{await Promise.all([(setImmediate(()=>em.emit('e7',12)),once)(em,'e7'),(async()=>{log(13);
return 14})()]);throw 1}catch(e){log(15)}finally{await null;log(16)}})();
;queueMicrotask(()=>log('als',als.getStore()))});
log(17);
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(18);(async()=>{for await(const x of [Promise.reject(new Error('e19')).catch(e=>e.message),20]){log('fa',typeof x==='object'?'o':x);}log(21)})();
});tp.setImmediate(1,{signal:ac.signal}).then(()=>log('si'),e=>log(e.name));Promise.resolve().then(()=>ac.abort())}
util.callbackify(async()=>{log(23);})((e,x)=>{log('cb',e?.message);(async()=>{await Array.fromAsync([24,Promise.resolve(25)]).then(String);log(await Promise.race([Promise.resolve(26),Promise.resolve(27)]));
})();
});

