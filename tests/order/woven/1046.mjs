// A random program, of seed 1046, that weaves many kinds of callbacks: its order is Node's.
import fs from 'node:fs';import util from 'node:util';import * as tp from 'node:timers/promises';import {EventEmitter,once,on} from 'node:events';import {AsyncLocalStorage} from 'node:async_hooks';const __f=process.argv[1];
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
util.callbackify(async()=>{log(2);throw new Error('cbk')})((e,x)=>{log('cb',e?.message);(async()=>{log(3);const v3=setImmediate(()=>{log(4);});v3.unref();
})();
});
log(5);
(async()=>{for await(const [x] of on(em,'onv4',{signal:AbortSignal.abort?undefined:undefined})){log('on',x);if(x>1)break}})();setImmediate(()=>{em.emit('onv4',1);em.emit('onv4',2)});
et.addEventListener('yv5',async()=>{log(6);(async()=>{for await(const x of gen0(0)){log('fa',typeof x==='object'?'o':x);break;}log(10)})();
import('node:url').then(()=>{log(11);});
},{once:true});et.dispatchEvent(new Event('yv5'));
{using r={[Symbol.dispose](){log(12)}};log(13)}
{const {port1,port2}=new MessageChannel();let k=0;port1.on('message',(m)=>{log('mc',m);;if(++k>=2)port1.close(()=>log('closed'))});port2.postMessage(14);setImmediate(()=>port2.postMessage(15));}

