// A random program, of seed 1009, that weaves many kinds of callbacks: its order is Node's.
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
(async()=>{try{await Promise.resolve(Promise.resolve(3));throw 1}catch(e){log(4)}finally{await null;log(5)}})();
(async()=>{log(6);em.on('error'+3,()=>{});(()=>{try{Promise.resolve(Promise.resolve(7)).then(x=>log('p',x));
als.run(8,()=>{log(9);
;queueMicrotask(()=>log('als',als.getStore()))});
;throw new Error('q')}catch{log(10)}finally{log(11)}})();
})().then(()=>{log(12);log(13);
Promise.reject(new Error('unh14'));
log(15);
});
log(16);
em.on('error'+7,()=>{});(()=>{try{{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(17);log(18);
});tp.setImmediate(1,{signal:ac.signal}).then(()=>log('si'),e=>log(e.name));setImmediate(()=>ac.abort())}
;throw new Error('q')}catch{log(20)}finally{log(21)}})();
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(22);setImmediate(()=>port2.postMessage(23));}
(async()=>{for await(const x of [(async()=>Promise.resolve(24))(),25]){log('fa',typeof x==='object'?'o':x);}log(26)})();
(async()=>{try{await Promise.reject(27).then(()=>{},x=>x);throw 1}catch(e){log(28)}finally{await null;log(29)}})();

