// A random program, of seed 1019, that weaves many kinds of callbacks: its order is Node's.
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
log(1);
(async()=>{const g=gen0(3);await g.next();log(2);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));})();
process.nextTick(async()=>{log(4);(async()=>{await using r={async [Symbol.asyncDispose](){log(5);await null;log(6)}};log(7);log(8);
})();
log(await new Promise(r=>{log(9);r(9)}));
});
util.callbackify(async()=>{log(10);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);log(11);
(async()=>{log(12);(async()=>{log(13);log(14);
log(15);
})().then(()=>{log(16);});
})();
});
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(17);setImmediate(()=>{log(18);});
em.on('error'+10,()=>{});(()=>{try{log(19);
log(20);
;throw new Error('q')}catch{log(21)}finally{log(22)}})();
});tp.setTimeout(1000,1,{signal:ac.signal}).catch(e=>log(e.name));process.nextTick(()=>ac.abort())}
(async()=>{log(24);log(await new Promise(r=>setImmediate(r,25)));
})().then(()=>{log(26);(async()=>{log(27);log(28);
})().then(()=>{log(29);});
process.nextTick(()=>{log(30);});
});
et.addEventListener('yv15',()=>{log(31);import('data:text/javascript,export default 31').then(m=>log('dyn',m.default));
(async()=>{for await(const [x] of on(em,'onv17',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();process.nextTick(()=>{em.emit('onv17',1);em.emit('onv17',2)});
},{once:true});et.dispatchEvent(new Event('yv15'));
log(32);

