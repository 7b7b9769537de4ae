// The synchronous forms with missing files and wrong arguments: every error's class, code, errno, syscall, path and message is Node's.
const fs=require('fs');const D=fs.mkdtempSync(require('os').tmpdir()+'/roata-fs-');process.chdir(D);process.on('exit',()=>{process.chdir('/');fs.rmSync(D,{recursive:true,force:true})});
const show=(e)=>`${e.name} ${e.code} ${e.errno} ${e.syscall} ${e.path} ${e.dest}: ${e.message} [${Object.keys(e)}]`;
const t=(n,f)=>{try{const r=f();console.log(n,/^mkdtemp|^open/.test(n)?typeof r:/^(l?stat|readFile|opendir|statfs)/.test(n)?r?.constructor.name:typeof r==='string'?JSON.stringify(r).replaceAll(fs.realpathSync.native('.'),'D'):r)}catch(e){console.log(n,show(e).replaceAll(fs.realpathSync.native('.'),'D'))}};
fs.writeFileSync('f','hello');fs.mkdirSync('d/e',{recursive:true});fs.writeFileSync('d/x','1');
for (const n of ['accessSync','chmodSync','closeSync','copyFileSync','existsSync','linkSync','lstatSync','mkdirSync','openSync','opendirSync','readdirSync','readFileSync','readlinkSync','realpathSync','renameSync','rmSync','rmdirSync','statSync','statfsSync','symlinkSync','truncateSync','unlinkSync','utimesSync','writeFileSync','appendFileSync','mkdtempSync','fstatSync','fsyncSync','readSync','writeSync','ftruncateSync','cpSync','chownSync','lchownSync','lutimesSync','futimesSync','fchmodSync','readvSync','writevSync','globSync','fdatasyncSync']) {
  for (const args of [[],['nope'],['nope/x','f/y'],['d','d'],['f','d'],[-1],[99],['f',{}],['f',-1],['nope',1,1]]) {
    if((n==='globSync'&&!args.length)||(n==='cpSync'&&args[0]==='f'&&args[1]==='zz'))continue;
    t(n+' '+JSON.stringify(args),()=>fs[n](...args));
    try{fs.rmSync('.',{recursive:true,force:true})}catch{}
    for(const g of fs.readdirSync('.'))fs.rmSync(g,{recursive:true,force:true});
    fs.writeFileSync('f','hello');fs.mkdirSync('d/e',{recursive:true});fs.writeFileSync('d/x','1');
  }
}
