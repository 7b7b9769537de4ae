// A random program, of seed 1037, that weaves many kinds of callbacks: its order is Node's.
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
(async()=>{const g=gen1(3);g.return(7).then(x=>log('r',x.value,x.done));})();
(async()=>{log(5);log(6);
queueMicrotask(()=>{throw new Error('unc7')});
als.run(8,()=>{log(9);
et.addEventListener('yv5',async()=>{log(10);},{once:true});et.dispatchEvent(new Event('yv5'));
;process.nextTick(()=>log('als',als.getStore()))});
})().then(()=>{log(11);log(12);
tp.scheduler.yield().then(()=>{log(13);});
});
em.on('error'+7,()=>{});(()=>{try{als.run(14,()=>{(async()=>{await Promise.try(()=>{log(15);return 16});log(17);
log(18);
log(19);
})();
(async()=>{log(20);log(21);
log(22);
log(23);
})().then(()=>{log(24);});
;setImmediate(()=>log('als',als.getStore()))});
util.callbackify(async()=>{log(25);})((e,x)=>{log('cb',e?.message);process.nextTick(()=>{throw new Error('unc26')});
Promise.resolve((async()=>await Promise.resolve(27))()).then(()=>{log(28);});
(async()=>{log(29);log(30);
log(31);
})();
});
;throw new Error('q')}catch{log(32)}finally{log(33)}})();
em.once('xv15',async()=>{log(34);log(35);
log(36);
process.nextTick(()=>{log(37);});
});process.nextTick(()=>em.emit('xv15'));
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(38);port2.postMessage(39);}
process.nextTick(()=>{log(40);process.emitWarning===0||em.emit('nobody',log(41));
});
Promise.resolve(util.promisify((cb)=>cb())()).then(x=>log('p',x));

