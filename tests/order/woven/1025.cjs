// A random program, of seed 1025, that weaves many kinds of callbacks: its order is Node's.
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
util.callbackify(async()=>{log(1);})((e,x)=>{log('cb',e?.message);});
(async()=>{log(2);log(3);
Promise.resolve(1).then(async()=>{log(4);log(5);
log(6);
log(7);
});
})();
log(8);
tp.scheduler.yield().then(()=>{log(9);process.emitWarning===0||em.emit('nobody',log(10));
});
Promise.resolve(1).then(()=>{log(11);em.once('xv7',()=>{log(12);});queueMicrotask(()=>em.emit('xv7'));
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);log(13);
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(14);port2.postMessage(15);}
});
(async()=>{log(16);Promise.resolve(1).then(async()=>{log(17);log(18);
log(19);
});
(async()=>{log(20);als.run(21,()=>{log(22);
log(23);
log(24);
;setImmediate(()=>log('als',als.getStore()))});
Promise.reject(new Error('unh25'));
})();
})();
Promise.resolve(new Promise(r=>process.nextTick(r,26))).then(x=>log('p',x));
als.run(27,()=>{process.nextTick(async()=>{log(28);log(29);
log(30);
});
import('data:text/javascript,export default 30').then(m=>log('dyn',m.default));
;queueMicrotask(()=>log('als',als.getStore()))});

