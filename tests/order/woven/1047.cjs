// A random program, of seed 1047, that weaves many kinds of callbacks: its order is Node's.
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
util.callbackify(async()=>{log(1);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);als.run(2,()=>{log(3);
(async()=>{await (async()=>Promise.resolve(4))();log(5);
})();
;queueMicrotask(()=>log('als',als.getStore()))});
tp.scheduler.yield().then(()=>{log(6);log(7);
log(8);
});
Promise.reject(new Error('unh9'));
});
log(10);
queueMicrotask(()=>{log(11);Promise.resolve((async()=>({then(r){log(12);queueMicrotask(()=>r(13))}}))()).then(()=>{log(14);});
(async()=>{log(15);log(16);
})().then(()=>{log(17);});
(async()=>{await using r={async [Symbol.asyncDispose](){log(18);await null;log(19)}};log(20);log(21);
})();
});
(async()=>{await using r={async [Symbol.asyncDispose](){log(22);await null;log(23)}};log(24);process.nextTick(()=>{log(25);log(26);
});
})();
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(27);log(28);
});tp.setTimeout(1000,1,{signal:ac.signal}).catch(e=>log(e.name));queueMicrotask(()=>ac.abort())}
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(30);port2.postMessage(31);}
(async()=>{const g=gen0(3);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));await g.next();log(33);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));g.return(7).then(x=>log('r',x.value,x.done));})();
const v15=setImmediate(()=>{log(36);{using r={[Symbol.dispose](){log(37)}};log(38)}
setImmediate(async()=>{log(39);});
queueMicrotask(()=>{log(40);});
});setImmediate(()=>clearImmediate(v15));
Promise.reject(new Error('unh41'));

