// Standard input, a pipe, used one way: data.
// args: data
// stdin: one two
const i=process.stdin; const log=(...a)=>console.log(...a);
for(const e of ['end','close','pause','resume','error'])i.on(e,()=>log(e));
process.on('exit',()=>log('exit',i.readableEnded,i.destroyed));
const m=process.argv[2];
if(m==='data'){ i.setEncoding('utf8'); i.on('data',d=>log('data',d)); }
if(m==='readable'){ i.on('readable',()=>{let c;log('readable');while((c=i.read())!==null)log('read',String(c))}); }
if(m==='pause'){ i.once('data',d=>{log('data',String(d));i.pause()}); }
if(m==='iter'){ (async()=>{for await(const c of i)log('chunk',String(c));log('done')})() }
if(m==='none'){ i.resume(); i.pause(); }
if(m==='unref'){ i.on('data',d=>log('data',String(d))); i.unref?.(); setTimeout(()=>log('timer'),30) }
if(m==='pipe'){ i.pipe(process.stdout) }
if(m==='destroy'){ i.on('data',()=>{}); i.destroy(); }
if(m==='text'){ require('stream/consumers').text(i).then(x=>log('text',x)) }
