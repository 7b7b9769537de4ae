// A random program, of seed 1075, that weaves many kinds of callbacks: its order is Node's.
const fs=require('fs'),util=require('util'),tp=require('timers/promises'),{EventEmitter,once,on}=require('events'),{AsyncLocalStorage}=require('async_hooks');const __f=__filename;
const em=new EventEmitter(),et=new EventTarget(),als=new AsyncLocalStorage();em.setMaxListeners(0);
const out=[];const log=(...a)=>{if(out.length<5000)out.push(a.map(String).join(' '))};
class Sub extends Promise{};
async function* gen0(n){for(let i=0;i<n;i++){log('g0',i);yield i}}
async function* gen1(n){try{for(let i=0;i<n;i++){await null;log('g1',i);yield Promise.resolve(i)}}catch(e){log('g1c',e);yield 'c'}finally{log('g1f');await null;log('g1ff')}}
async function* gen2(n){log('g2');const r=yield* gen1(n);log('g2r',r);yield* [1,Promise.resolve(2)];return 5}
process.on('uncaughtException',(e,o)=>log('UE',e.message,o));process.on('unhandledRejection',(e)=>log('UR',e?.message??e));process.on('rejectionHandled',()=>log('RH'));
process.on('beforeExit',()=>{log('BE');if(!globalThis.be){globalThis.be=1;setImmediate(()=>{log(1);log(2);
log(3);
})}});
process.on('exit',()=>{log('EXIT');fs.writeSync(1,out.join('\n')+'\n')});
Promise.reject(1).catch(async()=>{log(4);{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);log(5);
log(6);
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(7);setImmediate(()=>port2.postMessage(8));}
log(9);await Promise.all([Promise.resolve(10),Promise.resolve(11)]);log(12);
queueMicrotask(()=>{log(13);});
}).finally(()=>{log(14);});
(async()=>{log(15);process.nextTick((a,b)=>log('args',a,b),16,17);
log(18);
})();
(async()=>{log(19);process.nextTick(()=>{log(20);log(21);
log(22);
log(23);
});
log(24);
})().then(()=>{log(25);(async()=>{await using r={async [Symbol.asyncDispose](){log(26);await null;log(27)}};log(28);log(29);
})();
});
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(30);Promise.resolve(31).then(()=>{log(32);});
Promise.resolve(Promise.all([Promise.resolve(33),Promise.resolve(34)])).then(()=>{log(35);});
log(36);
});tp.setTimeout(1000,1,{signal:ac.signal}).catch(e=>log(e.name));process.nextTick(()=>ac.abort())}
em.on('error'+13,()=>{});(()=>{try{Promise.reject(new Error('unh38'));
(async()=>{try{await Promise.resolve(39).finally(()=>{log(40)});throw 1}catch(e){log(41)}finally{await null;log(42)}})();
;throw new Error('q')}catch{log(43)}finally{log(44)}})();

