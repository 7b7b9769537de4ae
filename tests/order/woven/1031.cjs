// A random program, of seed 1031, that weaves many kinds of callbacks: its order is Node's.
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
(async()=>{log(1);log(2);
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(3);setImmediate(()=>port2.postMessage(4));}
tp.scheduler.yield().then(()=>{log(5);log(6);
log(7);
});
})().then(()=>{log(8);(async()=>{const g=gen2(3);await g.next();log(9);})();
setImmediate(()=>{throw new Error('unc10')});
});
util.callbackify(async()=>{log(11);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);});
(async()=>{try{await Sub.resolve(12).then(x=>{log(13);return x});throw 1}catch(e){log(14)}finally{await null;log(15)}})();
em.on('error'+8,()=>{});(()=>{try{process.nextTick(async()=>{log(16);log(17);
});
util.callbackify(async()=>{log(18);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);queueMicrotask(()=>{log(19);});
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(20);});queueMicrotask(()=>ac.abort())}
(async()=>{for await(const [x] of on(em,'onv13',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();setImmediate(()=>{em.emit('onv13',1);em.emit('onv13',2)});
});
util.callbackify(async()=>{log(22);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);et.addEventListener('yv15',async()=>{log(23);},{once:true});et.dispatchEvent(new Event('yv15'));
(async()=>{log(24);log(25);
log(26);
log(27);
})();
queueMicrotask(()=>{log(28);});
});
;throw new Error('q')}catch{log(29)}finally{log(30)}})();
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(31);{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);log(32);
log(33);
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(34);port2.postMessage(35);}
});AbortSignal.any([ac.signal]).addEventListener('abort',()=>{log(36);});Promise.resolve().then(()=>ac.abort())}

