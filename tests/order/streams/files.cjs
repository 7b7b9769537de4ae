// Streams of files: options, events, descriptors, and bad arguments.
const fs=require('fs');
const dir=fs.mkdtempSync(require('path').join(require('os').tmpdir(),'roata-streams-'));
process.on('exit',()=>fs.rmSync(dir,{recursive:true}));
const plain=(text)=>String(text).replaceAll(dir,'DIR');
fs.writeFileSync(dir+'/f.txt','hello world, this is text\n'.repeat(3));
const r=fs.createReadStream(dir+'/f.txt',{start:2,end:9}); console.log(r.constructor.name,r instanceof fs.ReadStream, r.pending,r.fd,plain(r.path),r.autoClose,r.bytesRead);
console.log(fs.ReadStream.length,fs.createReadStream.length,fs.FileReadStream===fs.ReadStream);
for(const e of ['open','ready','data','end','close','error','resume'])r.on(e,(x)=>{console.log(e,Buffer.isBuffer(x)?String(x):typeof x)});
r.on('close',()=>{
 const w=fs.createWriteStream(dir+'/g.txt'); console.log(w.pending,w.writableHighWaterMark,r.readableHighWaterMark); for(const e of ['open','ready','finish','close','error','drain'])w.on(e,(x)=>{console.log(e,typeof x)}); w.write('abc',()=>console.log('cb',w.bytesWritten)); w.write('def');w.end('ghi');
 w.on('close',()=>{ console.log(fs.readFileSync(dir+'/g.txt','utf8'),w.bytesWritten);
  const a=fs.createWriteStream(dir+'/g.txt',{flags:'a'}); a.end('more',()=>console.log('ended')); a.on('close',()=>{ const p=fs.createWriteStream(dir+'/g.txt',{flags:'r+',start:3}); p.end('XYZ'); p.on('close',()=>{console.log(fs.readFileSync(dir+'/g.txt','utf8'));
   const bad=fs.createReadStream(dir+'/none'); bad.on('error',e=>console.log(plain(e.message),e.code,bad.fd)).on('close',()=>{console.log('bad closed');
    const fd=fs.openSync(dir+'/f.txt'); const s=fs.createReadStream(null,{fd,encoding:'utf8',highWaterMark:7,autoClose:false}); let n=0; s.on('data',d=>n++).on('end',()=>{console.log('chunks',n,s.bytesRead,s.fd===fd); fs.closeSync(fd);
     for(const f of [()=>fs.createReadStream('/x',{start:5,end:3}),()=>fs.createReadStream('/x',{start:-1}),()=>fs.createReadStream('/x',{start:'q'}),()=>fs.createReadStream('/x',{end:'q'}),()=>fs.createReadStream(3),()=>fs.createReadStream('/x',5),()=>fs.createReadStream('/x',{fs:{}}),()=>fs.createReadStream('/x',{encoding:'zz'}),()=>fs.createReadStream('/x',{fd:'a'}),()=>fs.createWriteStream('/x',{start:-1}),()=>fs.createWriteStream('/x',{flush:1}),()=>fs.createReadStream('a\0b')]) try{f();console.log('ok')}catch(e){console.log(e.name,e.code,e.message)}
     step2();
    });
   });
  })})
 });
});
process.on('uncaughtException',e=>console.log('U',e.code,e.message));

function step2(){ const d=fs.createReadStream(dir+'/f.txt'); d.destroy(); d.on('open',()=>console.log('opened')); d.on('close',()=>{console.log('destroyed',d.fd,d.closed);
 const c=fs.createReadStream(dir+'/f.txt'); c.on('open',()=>{c.close((e)=>{console.log('close cb',e.code,c.fd);
  const cw=fs.createWriteStream(dir+'/h.txt'); cw.write('zz'); cw.close(e=>{console.log('cw closed',e,fs.readFileSync(dir+'/h.txt','utf8'));
   const nf=fs.createWriteStream(dir+'/nodir/x'); nf.write('a',e=>console.log('wcb',e.code)); nf.on('error',e=>{console.log('nf',e.code); step3()});
  })})})})}
async function step3(){ const {open}=require('fs/promises'); let h=await open(dir+'/f.txt'); let n=0; for await(const x of h.createReadStream({encoding:'utf8',highWaterMark:10,start:3})) n+=x.length; console.log(n,h.fd); h=await open(dir+'/i.txt','w'); const w=h.createWriteStream(); w.end('handle'); await require('events').once(w,'close'); console.log(fs.readFileSync(dir+'/i.txt','utf8'),h.fd);
 h=await open(dir+'/i.txt'); const dec=new TextDecoder(); for await(const x of h.readableWebStream()) console.log(dec.decode(x)); await h.close(); }
