// A listener of 'unhandledRejection' or 'rejectionHandled' that throws: of the rejections that were to be told of with it, the former loses the others, the
// latter leaves them for the next time.
const { spawnSync } = require('child_process');
if (process.argv[2] !== 'child') { for (const m of ['strict', 'throw', 'warn', 'warn-with-error-code', 'none', '']) { const r = spawnSync(process.execPath, [...(m ? ['--unhandled-rejections=' + m] : []), __filename, 'child'], { encoding: 'utf8' }); console.log(m, r.status, r.stdout.replace(/\n/g, ' | '), r.stderr.replace(/\d+/g, 'N').replace(/\n.*/gs, '')); } return; }
let n = 0;
process.on('uncaughtException', (e, o) => console.log('uncaught', String(e), o));
process.on('unhandledRejection', (e) => { console.log('unhandled', String(e)); if (n++ < 2) throw new Error('in handler'); });
Promise.reject(new Error('a')); Promise.reject(new Error('b')); Promise.reject(new Error('c'));
setImmediate(() => { Promise.reject(new Error('d')); Promise.reject(new Error('e')); });

let late = 0;
process.on('rejectionHandled', () => {
  console.log('late', late);
  process.nextTick(() => console.log('tick'));
  if (late++ < 2) throw new Error(`late ${late}`);
});
setTimeout(() => {
  const all = ['f', 'g', 'h', 'i'].map((x) => Promise.reject(new Error(x)));
  setImmediate(() => {
    for (const promise of all) promise.catch(() => {});
    Promise.reject(new Error('j'));
    process.nextTick(() => console.log('first tick'));
  });
  setImmediate(() => {
    console.log('next immediate');
    setImmediate(() => console.log('last'));
  });
}, 1);
