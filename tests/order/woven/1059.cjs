// A random program, of seed 1059, that weaves many kinds of callbacks: its order is Node's.
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
(async()=>{log(2);log(3);
(async()=>{const g=gen0(3);g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));g.next().then(x=>log('n',x.value===undefined?'u':typeof x.value==='object'?'o':x.value,x.done));})();
et.addEventListener('yv3',async()=>{log(6);log(7);
log(8);
log(9);
},{once:true});et.dispatchEvent(new Event('yv3'));
})().then(()=>{log(10);setImmediate(()=>{throw new Error('unc11')});
em.on('error'+5,()=>{});(()=>{try{log(12);
;throw new Error('q')}catch{log(13)}finally{log(14)}})();
});
const v6=setImmediate(()=>{log(15);(async()=>{log(16);log(17);
log(18);
})();
});process.nextTick(()=>clearImmediate(v6));
als.run(19,()=>{process.emitWarning===0||em.emit('nobody',log(20));
const v10=setImmediate(()=>{log(21);log(22);
log(23);
log(24);
});process.nextTick(()=>clearImmediate(v10));
log(25);
;Promise.resolve().then(()=>log('als',als.getStore()))});
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(26);setImmediate(()=>port2.postMessage(27));}
log(28);

