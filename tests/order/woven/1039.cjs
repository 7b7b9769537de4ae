// A random program, of seed 1039, that weaves many kinds of callbacks: its order is Node's.
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
util.callbackify(async()=>{log(5);})((e,x)=>{log('cb',e?.message);als.run(6,()=>{log(7);
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);log(8);
log(9);
;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(10);port2.postMessage(11);}
;Promise.resolve().then(()=>log('als',als.getStore()))});
log(12);
});
Promise.resolve().then(()=>{throw new Error('unc13')});
import('node:os').then(()=>{log(14);(async()=>{log(15);log(16);
log(17);
log(18);
})();
});
(async()=>{const g=gen2(3);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));})();
process.nextTick(()=>{log(20);Promise.reject(1).catch(async()=>{log(21);}).finally(()=>{log(22);});
});
(async()=>{await (async()=>Promise.resolve(23))();(async()=>{for await(const x of [Promise.resolve(Promise.resolve(24)),25]){log('fa',typeof x==='object'?'o':x);}log(26)})();
})();

