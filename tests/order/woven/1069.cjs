// A random program, of seed 1069, that weaves many kinds of callbacks: its order is Node's.
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
setImmediate(()=>{log(1);Promise.reject(1).catch(async()=>{log(2);}).finally(()=>{log(3);});
setImmediate(async()=>{log(4);});
process.emitWarning===0||em.emit('nobody',log(5));
});
Promise.reject(1).catch(()=>{log(6);em.once('xv6',()=>{log(7);});queueMicrotask(()=>em.emit('xv6'));
log(8);
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(9);});AbortSignal.any([ac.signal]).addEventListener('abort',()=>{log(10);});process.nextTick(()=>ac.abort())}
}).finally(()=>{log(11);});
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(12);port2.postMessage(13);}
log(14);
{using r={[Symbol.dispose](){log(15)}};log(16)}
queueMicrotask(()=>{log(17);Promise.reject(new Error('unh18'));
process.emitWarning===0||em.emit('nobody',log(19));
process.nextTick(()=>{log(20);});
});
{using r={[Symbol.dispose](){log(21)}};log(22)}
(async()=>{const g=gen1(3);g.return(7).then(x=>log('r',x.value,x.done));g.return(7).then(x=>log('r',x.value,x.done));g.return(7).then(x=>log('r',x.value,x.done));g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));})();

