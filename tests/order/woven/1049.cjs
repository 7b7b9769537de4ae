// A random program, of seed 1049, that weaves many kinds of callbacks: its order is Node's.
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
Promise.reject(1).catch(async()=>{log(5);tp.scheduler.yield().then(()=>{log(6);});
}).finally(()=>{log(7);});
et.addEventListener('yv3',()=>{log(8);Promise.reject(new Error('unh9'));
(async()=>{const g=gen0(3);g.throw(8).catch(e=>log('t',e));g.return(7).then(x=>log('r',x.value,x.done));})();
tp.scheduler.yield().then(()=>{log(12);});
},{once:true});et.dispatchEvent(new Event('yv3'));
(async()=>{log(13);util.callbackify(async()=>{log(14);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);});
})();
em.once('xv9',async()=>{log(15);process.nextTick((a,b)=>log('args',a,b),16,17);
});setImmediate(()=>em.emit('xv9'));
process.nextTick(()=>{log(18);(async()=>{log(19);log(20);
log(21);
})();
(async()=>{await (async()=>await Promise.resolve(22))();log(23);
log(24);
log(25);
})();
(async()=>{log(26);log(27);
log(28);
})();
});
queueMicrotask(()=>{log(29);(async()=>{for await(const x of gen1(0)){log('fa',typeof x==='object'?'o':x);log(33);
}log(34)})();
et.addEventListener('yv17',()=>{log(35);},{once:true});et.dispatchEvent(new Event('yv17'));
});
log(36);

