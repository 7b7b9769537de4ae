// A random program, of seed 1033, that weaves many kinds of callbacks: its order is Node's.
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
em.once('xv1',()=>{log(3);process.emitWarning===0||em.emit('nobody',log(4));
(async()=>{for await(const [x] of on(em,'onv3',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();Promise.resolve().then(()=>{em.emit('onv3',1);em.emit('onv3',2)});
});queueMicrotask(()=>em.emit('xv1'));
log(5);
tp.scheduler.yield().then(()=>{log(6);(async()=>{log(7);log(8);
log(9);
log(10);
})();
(async()=>{await Promise.try(()=>{log(11);return 12});log(13);
log(14);
})();
});
util.callbackify(async()=>{log(15);})((e,x)=>{log('cb',e?.message);});
tp.scheduler.yield().then(()=>{log(16);process.nextTick((a,b)=>log('args',a,b),17,18);
(async()=>{const g=gen0(3);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));await g.next();log(20);await g.next();log(21);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));})();
});

