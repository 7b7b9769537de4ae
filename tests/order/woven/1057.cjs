// A random program, of seed 1057, that weaves many kinds of callbacks: its order is Node's.
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
Promise.resolve(Array.fromAsync([1,Promise.resolve(2)]).then(String)).then(x=>log('p',x));
(async()=>{const g=gen0(3);g.return(7).then(x=>log('r',x.value,x.done));})();
(async()=>{const g=gen2(3);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));g.throw(8).catch(e=>log('t',e));})();
log(6);
const v4=setImmediate(()=>{log(7);log(8);
});process.nextTick(()=>clearImmediate(v4));
(async()=>{const g=gen1(3);await g.next();log(9);g.throw(8).catch(e=>log('t',e));g.return(7).then(x=>log('r',x.value,x.done));})();
(async()=>{try{await (()=>{const {promise,resolve}=Promise.withResolvers();Promise.resolve().then(()=>resolve(12));return promise})();throw 1}catch(e){log(13)}finally{await null;log(14)}})();
(async()=>{try{await Promise.resolve(Promise.resolve(15));throw 1}catch(e){log(16)}finally{await null;log(17)}})();

