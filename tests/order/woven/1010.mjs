// A random program, of seed 1010, that weaves many kinds of callbacks: its order is Node's.
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
et.addEventListener('yv1',()=>{log(2);const v2=setImmediate(()=>{log(3);});v2.unref();
},{once:true});et.dispatchEvent(new Event('yv1'));
import('data:text/javascript,export default 3').then(m=>log('dyn',m.default));
log(4);
process.emitWarning===0||em.emit('nobody',log(5));
et.addEventListener('yv5',()=>{log(6);(async()=>{try{await Promise.resolve(7);throw 1}catch(e){log(8)}finally{await null;log(9)}})();
process.nextTick(()=>{log(10);});
},{once:true});et.dispatchEvent(new Event('yv5'));
log(11);

