// A random program, of seed 1045, that weaves many kinds of callbacks: its order is Node's.
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
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);(async()=>{try{await (async()=>await Promise.resolve(1))();throw 1}catch(e){log(2)}finally{await null;log(3)}})();
process.nextTick(()=>{log(4);log(5);
log(6);
});
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(7);setImmediate(()=>port2.postMessage(8));}
process.nextTick(()=>{log(9);Promise.resolve(1).then(()=>{log(10);});
et.addEventListener('yv6',async()=>{log(11);},{once:true});et.dispatchEvent(new Event('yv6'));
});
Promise.reject(1).catch(()=>{log(12);(async()=>{log(13);log(14);
log(15);
log(16);
})().then(()=>{log(17);});
}).finally(()=>{log(18);});
{using r={[Symbol.dispose](){log(19)}};log(20)}
(async()=>{await Promise.any([Promise.reject(1),({then(r){log(21);r(22)}})]);util.callbackify(async()=>{log(23);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);log(24);
(async()=>{for await(const [x] of on(em,'onv12',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();setImmediate(()=>{em.emit('onv12',1);em.emit('onv12',2)});
em.on('error'+13,()=>{});(()=>{try{log(25);
;throw new Error('q')}catch{log(26)}finally{log(27)}})();
});
setImmediate(()=>{log(28);log(29);
log(30);
});
Promise.resolve(1).then(()=>{log(31);log(32);
log(33);
});
})();
(async()=>{const g=gen1(3);g.return(7).then(x=>log('r',x.value,x.done));await g.next();log(35);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));g.throw(8).catch(e=>log('t',e));})();
em.once('xv17',()=>{log(38);Promise.reject(new Error('unh39'));
setImmediate(async()=>{log(40);});
});process.nextTick(()=>em.emit('xv17'));

