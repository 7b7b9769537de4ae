// A random program, of seed 1023, that weaves many kinds of callbacks: its order is Node's.
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
log(3);
(async()=>{log(4);log(5);
Promise.reject(1).catch(async()=>{log(6);log(7);
log(8);
}).finally(()=>{log(9);});
})();
import('data:text/javascript,export default 9').then(m=>log('dyn',m.default));
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(10);Promise.resolve(new Promise(r=>r(Promise.resolve(11)))).then(x=>log('p',x));
log(12);
});AbortSignal.any([ac.signal]).addEventListener('abort',()=>{log(13);});queueMicrotask(()=>ac.abort())}
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(14);setImmediate(()=>port2.postMessage(15));}
util.callbackify(async()=>{log(16);})((e,x)=>{log('cb',e?.message);});
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);em.once('xv9',()=>{log(17);log(18);
log(19);
log(20);
});process.nextTick(()=>em.emit('xv9'));
(async()=>{log(21);Promise.resolve(new Promise(r=>{log(22);r(22)})).then(async()=>{log(23);});
et.addEventListener('yv12',async()=>{log(24);},{once:true});et.dispatchEvent(new Event('yv12'));
})();
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(25);port2.postMessage(26);}
Promise.resolve(Promise.resolve(27)).then(x=>log('p',x));

