// A random program, of seed 1079, that weaves many kinds of callbacks: its order is Node's.
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
log(4);
})}});
process.on('exit',()=>{log('EXIT');fs.writeSync(1,out.join('\n')+'\n')});
(async()=>{await using r={async [Symbol.asyncDispose](){log(5);await null;log(6)}};log(7);em.on('error'+2,()=>{});(()=>{try{(async()=>{for await(const x of [gen1(2),3]){log('fa',typeof x==='object'?'o':x);log(10);
}log(11)})();
setImmediate(async()=>{log(12);});
log(13);
;throw new Error('q')}catch{log(14)}finally{log(15)}})();
})();
process.nextTick((a,b)=>log('args',a,b),16,17);
{const ac=new AbortController();ac.signal.addEventListener('abort',()=>{log(18);Promise.reject(1).catch(async()=>{log(19);}).finally(()=>{log(20);});
Promise.reject(new Error('unh21'));
});AbortSignal.any([ac.signal]).addEventListener('abort',()=>{log(22);});process.nextTick(()=>ac.abort())}
(async()=>{await using r={async [Symbol.asyncDispose](){log(23);await null;log(24)}};log(25);(async()=>{log(26);(async()=>{for await(const [x] of on(em,'onv11',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();Promise.resolve().then(()=>{em.emit('onv11',1);em.emit('onv11',2)});
})();
})();
(async()=>{log(27);import('node:path').then(()=>{log(28);log(29);
});
try{await (async()=>{log(30);log(31);
log(32);
})();log(33)}finally{log(34);await Promise.reject(new Error('e35')).catch(e=>e.message);log(36)}
em.on('error'+15,()=>{});(()=>{try{em.on('error'+16,()=>{});(()=>{try{log(37);
log(38);
;throw new Error('q')}catch{log(39)}finally{log(40)}})();
;throw new Error('q')}catch{log(41)}finally{log(42)}})();
})().then(()=>{log(43);(async()=>{const g=gen2(3);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));await g.next();log(46);g.return(7).then(x=>log('r',x.value,x.done));})();
et.addEventListener('yv18',()=>{log(48);},{once:true});et.dispatchEvent(new Event('yv18'));
});
log(49);
log(50);

