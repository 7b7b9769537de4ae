// stdin, stdout and stderr of workers: callbacks, ends, encodings, back-pressure, what is buffered when the worker has ended.
const { Worker } = require('worker_threads');
const run = (name, text, opts, act) => new Promise((r) => { const w = new Worker(text, { eval: true, ...opts }); const log = (...a) => console.log(name, ...a); w.on('error', (e) => log('error', e?.message)); w.on('exit', (c) => { log('exit', c); setTimeout(r, 20); }); act?.(w, log); });
(async () => {
  await run('in', 'process.stdin.setEncoding("utf8"); let s=""; process.stdin.on("data", d => s+=d); process.stdin.on("end", () => console.log("got", s)); process.stdin.on("close", () => console.log("in close"));', { stdin: true }, (w, log) => { w.stdin.write('a'); w.stdin.write(Buffer.from('b')); w.stdin.end('c'); w.stdin.on('finish', () => log('finish')); });
  await run('in pipe', 'process.stdin.pipe(process.stdout)', { stdin: true, stdout: true }, (w, log) => { w.stdout.on('data', (d) => log(d)); w.stdout.setEncoding('utf8'); w.stdin.end('hello'); });
  await run('no in', 'process.stdin.on("end", () => console.log("ended")); process.stdin.on("data", () => console.log("data")); console.log(process.stdin.constructor.name)', {}, (w, log) => log(w.stdin));
  await run('in never ended', 'process.stdin.on("data", () => {}); setTimeout(()=>{process.exit(3)}, 20)', { stdin: true });
  await run('async iter', 'setTimeout(async () => { for await (const c of process.stdin) console.log("c", String(c)); }, 1)', { stdin: true }, (w) => { w.stdin.write('1'); w.stdin.end('2'); });
  await run('out cb', 'process.stdout.write("abc\\n", (e) => console.log("cb", e)); process.stdout.write("€", "latin1", () => {}); process.stdout.write("6869", "hex"); process.stdout.write(Buffer.from([10]));', { stdout: true }, (w, log) => w.stdout.on('data', (d) => log(JSON.stringify(d), d.toString('latin1'))));
  await run('out end', 'process.stdout.on("finish", () => console.error("fin")); process.stdout.end("x"); try { process.stdout.write("y") } catch (e) { console.error(e.code) } process.stdout.on("error", (e) => console.error("err", e.code))', { stdout: true, stderr: true }, (w, log) => { w.stdout.on('data', (d) => log('o', String(d))); w.stderr.on('data', (d) => log('e', String(d))); });
  await run('out destroy', 'process.stdout.destroy(); process.stdout.on("error", (e) => console.error("err", e.code)); console.log("lost?"); console.error(process.stdout.destroyed)', { stdout: true, stderr: true }, (w, log) => { w.stdout.on('data', (d) => log('o', String(d))); w.stderr.on('data', (d) => log('e', String(d))); });
  await run('big', 'process.stdout.write("x".repeat(300000)); process.stdout.write("end")', { stdout: true }, (w, log) => { let n = 0; w.stdout.on('data', (d) => n += d.length); w.stdout.on('end', () => log(n)); });
  await run('many', 'for (let i=0;i<500;i++) console.log(i)', { stdout: true }, (w, log) => { let s = ''; w.stdout.on('data', (d) => s += d); w.stdout.on('end', () => log(s.length, s.split('\n').length)); });
  await run('both', 'console.log("o1"); console.error("e1"); console.log("o2"); console.error("e2")', { stderr: true, stdout: true }, (w, log) => { w.stdout.on('data', (d) => log('o', String(d))); w.stderr.on('data', (d) => log('e', String(d))); });
  await run('ended', 'console.log(1)', { stdout: true }, (w, log) => { w.on('exit', () => { log(w.stdout.readableEnded, w.stdout.destroyed, w.stdout.readableLength, w.stdout.read()?.toString()); w.stdout.on('end', () => log('end')); w.stdout.resume(); }); });
  await run('exit now', 'process.stdout.write("before exit\\n"); process.exit(1)', {});
  await run('throw', 'console.log("before throw"); throw new Error("t")', {});
  await run('loop', 'console.log("before loop"); require("worker_threads").parentPort.postMessage(1); for(;;);', {}, (w) => w.on('message', () => w.terminate()));
  await run('cork', 'process.stdout.cork(); process.stdout.write("1"); process.stdout.write("2\\n"); process.nextTick(() => process.stdout.uncork())', { stdout: true }, (w, log) => w.stdout.on('data', (d) => log('o', JSON.stringify(String(d)))));
  await run('ret', 'console.error([process.stdout.write("a"), process.stdout.writableLength, process.stdout.writableNeedDrain])', {stdout: true, stderr: true }, (w, log) => { w.stderr.on('data', (d) => log('e', String(d))); });
})();
